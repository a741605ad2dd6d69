import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { sayFileRefusal } from '../../src/files/pages/words.ts'
import { receive } from '../../src/files/receiving/receive.ts'
import { MOST_OF_A_FILE } from '../../src/files/rules/file.ts'
import { sending } from '../sent.ts'
import { PNG, formWith, zip } from './samples.ts'

const file = (name: string, bytes: Uint8Array) =>
  receive(env.FILES, sending(formWith(name, bytes, {})), 'proposal/x/2', MOST_OF_A_FILE)

const HEIC = Uint8Array.from([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic0000mif1heic')])
const ODS = zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })

describe('a file that is not read here', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['IMG_0001.HEIC', HEIC, 'heic', '导出（或截图）为JPG'],
    ['照片.jpg', HEIC, 'heic', '导出（或截图）为JPG'],
    ['预算.ods', ODS, 'odf', '请另存为xlsx、docx、pptx或者PDF'],
    ['预算.xlsx', ODS, 'odf', '请另存为xlsx、docx、pptx或者PDF'],
    ['方案.wps', PNG, 'wps', '请在WPS里另存为docx'],
    ['预算.et', PNG, 'wps', '请在WPS里另存为docx'],
  ])('%s is named, with the way out', async (name, bytes, seen, says) => {
    const taken = await file(name, bytes)
    expect(taken).toEqual({ ok: false, refusal: { why: 'file-kind', seen } })
    expect(taken.ok || sayFileRefusal(taken.refusal)).toContain(says)
  })
})

test('an electronic invoice (OFD) is taken, and its text looked through', async () => {
  const ofd = zip({
    'OFD.xml': '<ofd:OFD/>',
    'Doc_0/Pages/Page_0/Content.xml':
      '<ofd:Page><ofd:TextCode>购方</ofd:TextCode><ofd:TextCode>13800000000</ofd:TextCode></ofd:Page>',
  })
  expect(await file('发票.ofd', ofd)).toMatchObject({
    ok: true,
    value: { kind: 'ofd', searched: 'whole', findings: [{ what: 'mobile', masked: '138****0000' }] },
  })
  expect(await file('发票.pdf', ofd)).toMatchObject({ ok: false, refusal: { why: 'file-lies' } })
})
