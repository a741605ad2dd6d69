import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test } from 'vitest'
import { strToU8 } from 'fflate'
import { receive } from '../../src/files/receiving/receive.ts'
import { sayFileRefusal } from '../../src/files/pages/words.ts'
import { MOST_OF_A_FILE } from '../../src/files/rules/file.ts'
import { sending } from '../sent.ts'
import { doc } from './ole-samples.ts'
import { PNG, docx, formWith, pdf, types, xlsx, zip } from './samples.ts'

/** Files that are two things at once, that lie about their sizes, or that unpack to more than anybody wants. */
const [WORD, BOOK] = ['wordprocessingml.document.main', 'spreadsheetml.sheet.main']
const KEY = 'proposal/x/1'

const take = (name: string, bytes: Uint8Array) =>
  receive(env.FILES, sending(formWith(name, bytes)), KEY, MOST_OF_A_FILE)
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const JS = strToU8('=1;alert(1)//')
const HTML = strToU8('<!doctype html><script>alert(1)</script>')

/** Says another size than there is, in the list at the archive's end. */
function saying(bytes: Uint8Array, unpacked: number): Uint8Array {
  const lied = bytes.slice()
  const view = new DataView(lied.buffer)
  for (let at = 0; at + 46 < lied.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, unpacked, true)
  return lied
}

describe('refused, each with a reason in Chinese, and nothing is left behind', () => {
  const remains: string[] = []
  afterEach(async () => void remains.push(...(await env.FILES.list()).objects.map(({ key }) => key)))

  test.each([
    ['方案.pdf.exe', pdf(), 'file-lies'],
    ['方案.pdf.js', strToU8('alert(1)'), 'file-kind'],
    ['方案.exe.pdf', strToU8('MZ\u0090\0\u0003 this program'), 'file-kind'],
    ['方案.docx.pdf', docx(), 'file-lies'],
    ['图.gif.js', joined(strToU8('GIF89a'), JS), 'file-lies'],
    ['图.jpg', joined(Uint8Array.from([0xff, 0xd8]), HTML), 'file-kind'],
    ['网页.pdf', joined(HTML, pdf()), 'file-kind'],
    ['两样.docx', joined(PNG, docx()), 'file-lies'],
    ['两样.docx', joined(pdf(), docx()), 'file-lies'],
    ['两样.doc', joined(pdf(), doc()), 'file-lies'],
    [
      '两样.docx',
      docx(['一'], {
        '[Content_Types].xml': types({ 'word/document.xml': WORD, 'xl/workbook.xml': BOOK }),
        'xl/workbook.xml': '<workbook/>',
      }),
      'file-kind',
    ],
    ['换壳.docx', zip({ 'word/document.xml': '<w/>' }), 'file-kind'],
    ['程序.docx', zip({ 'META-INF/MANIFEST.MF': 'x', 'Main.class': 'x' }), 'file-kind'],
    ['宏表.xlsx', xlsx([], [], { 'xl/macrosheets/sheet1.xml': '' }), 'file-kind'],
    ['空.docx', new Uint8Array(), 'no-file'],
    ['C:\\方案.pdf', pdf(), 'file-name'],
    ['../../etc/passwd', pdf(), 'file-name'],
    ['方案\u202Efdp.exe', pdf(), 'file-name'],
    [`${'长'.repeat(101)}.pdf`, pdf(), 'file-name'],
  ])('%j', async (name, bytes, why) => {
    const taken = await take(name, bytes)
    expect(taken).toMatchObject({ ok: false, refusal: { why } })
    expect(taken.ok ? '' : sayFileRefusal(taken.refusal)).toMatch(/[一-龥]{4}/)
  })

  test('an archive that says it unpacks to little, and unpacks to much', async () => {
    const bomb = saying(docx(['1'.repeat(60 * 1024 * 1024)]), 10)
    expect(await take('方案.docx', bomb)).toMatchObject({ refusal: { why: 'file-damaged' } })
  })

  test('one that says it unpacks to more than two hundred megabytes', async () => {
    expect(await take('方案.docx', saying(docx(), 0x7fffffff))).toMatchObject({
      refusal: { why: 'file-damaged' },
    })
  })

  test('one of more than five thousand files', async () => {
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`m/${at}`, '']))
    expect(await take('方案.docx', docx(['一'], many))).toMatchObject({ refusal: { why: 'file-damaged' } })
  })

  test('one whose many sheets are all the same bytes, unpacked again and again', async () => {
    const sheets = Array.from({ length: 60 }, () => '7'.repeat(1024 * 1024))
    const bomb = xlsx(sheets)
    const view = new DataView(bytesOf(bomb).buffer)
    let first: number | null = null
    for (let at = 0; at + 46 < bomb.length; at += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) continue
      const name = new TextDecoder().decode(
        new Uint8Array(view.buffer, at + 46, view.getUint16(at + 28, true)),
      )
      if (!name.includes('sheet')) continue
      first ??= view.getUint32(at + 42, true)
      view.setUint32(at + 42, first, true)
    }
    expect(await take('预算.xlsx', new Uint8Array(view.buffer))).toMatchObject({
      refusal: { why: 'file-damaged' },
    })
  })

  test.each([
    [
      'an entry that begins behind the archive',
      (view: DataView, at: number) => view.setUint32(at + 42, 0x7ffffff0, true),
    ],
    [
      'an entry longer than the archive',
      (view: DataView, at: number) => view.setUint32(at + 20, 0x7ffffff0, true),
    ],
    [
      'an entry that is packed as nobody packs',
      (view: DataView, at: number) => view.setUint16(at + 10, 99, true),
    ],
  ])('%s', async (_, change) => {
    const bytes = bytesOf(docx(['一'.repeat(500)]))
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 46 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) change(view, at)
    expect(await take('方案.docx', bytes)).toMatchObject({ refusal: { why: 'file-damaged' } })
  })

  test('(none of these has left anything)', () => expect(remains).toEqual([]))
})

const bytesOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

describe('taken as what its first bytes say, never to be run', () => {
  test.each([
    ['图.gif', joined(strToU8('GIF89a'), JS), 'gif'],
    ['图.png', joined(PNG, docx()), 'png'],
    ['方案.pdf', joined(pdf(), HTML), 'pdf'],
    ['最终版.v2.final.pdf', pdf(), 'pdf'],
  ])('%s', async (name, bytes, kind) => {
    expect(await take(name, bytes)).toMatchObject({ ok: true, value: { kind } })
    await env.FILES.delete(KEY)
  })
})
