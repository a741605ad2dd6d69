import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { receive } from '../../src/files/receiving/receive.ts'
import { MOST_OF_A_FILE } from '../../src/files/rules/file.ts'
import { sending } from '../sent.ts'
import { book, doc, double, narrow, ole, ppt, wide, word, xls } from './ole-samples.ts'
import { ID_NUMBER, docx, formWith, zip } from './samples.ts'

const KEY = 'proposal/x/1'
const left = async () => (await env.FILES.list()).objects.map(({ key }) => key)
beforeEach(() => env.FILES.delete(KEY))

const take = (name: string, bytes: Uint8Array) =>
  receive(env.FILES, sending(formWith(name, bytes)), KEY, MOST_OF_A_FILE)

async function found(name: string, bytes: Uint8Array): Promise<string[]> {
  const taken = await take(name, bytes)
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
  return taken.value.findings.map(({ what, where, masked }) => `${what} ${where} ${masked}`).toSorted()
}

describe('Office before 2007 is known by its streams', () => {
  test.each([
    ['情况.doc', doc(), 'doc'],
    ['预算.xls', xls(), 'xls'],
    ['旧预算.xls', ole({ streams: { Book: book([]) } }), 'xls'],
    ['路演.PPT', ppt(), 'ppt'],
    ['短.doc', ole({ streams: { WordDocument: word([]).slice(0, 700) } }), 'doc'],
  ])('%s', async (name, bytes, kind) => {
    expect(await take(name, bytes)).toMatchObject({
      ok: true,
      value: { kind, searched: 'part', findings: [] },
    })
    expect(await left()).toEqual([KEY])
  })

  test('one of 12 MB, whose table no longer fits into its head', async () => {
    const data = new Uint8Array(12 * 1024 * 1024)
    const bytes = ole({ streams: { Data: data, WordDocument: word(wide('13800000000 ')) } })
    expect(await found('照片很多.doc', bytes)).toEqual(['mobile 正文 138****0000'])
  })
})

describe('numbers in it are found', () => {
  const id = `id-number 正文 ${ID_NUMBER.slice(0, 3)}*************${ID_NUMBER.slice(-2)}`
  test.each([
    ['两字节.doc', doc(`负责人：${ID_NUMBER}，电话 138 0000 0000。`), [id, 'mobile 正文 138****0000']],
    ['一字节.doc', ole({ streams: { WordDocument: word(narrow(`id ${ID_NUMBER}\r`)) } }), [id]],
    [
      '单数位置.doc',
      ole({ streams: { WordDocument: word([0, ...wide('tel 13800000000 ')]) } }),
      ['mobile 正文 138****0000'],
    ],
    ['更长的数.doc', doc(`流水号 9${ID_NUMBER}1`), []],
    ['文字.xls', xls([[0xfc, narrow('\0\0\0\0\x0b\0\x0013800000000')]]), ['mobile 表格 138****0000']],
    ['数字.xls', xls([[0x203, [0, 0, 0, 0, 0, 0, ...double(13_900_000_000)]]]), ['mobile 表格 139****0000']],
    ['金额.xls', xls([[0x203, [0, 0, 0, 0, 0, 0, ...double(1380)]]]), []],
    ['路演.ppt', ppt(wide('联系 13800000000 ')), ['mobile 演示文稿 138****0000']],
    ['13800000000.doc', doc(), ['mobile 文件名 138****0000']],
  ])('%s', async (name, bytes, findings) => expect(await found(name, bytes)).toEqual(findings.toSorted()))

  test('across the ends of sectors and pieces, in whatever order they lie', async () => {
    for (const before of [500, 511, 65_536 - 1024 - 6, 130_000]) {
      const text = narrow(`${'。'.repeat(before)} 13800000000 `)
      const bytes = ole({ streams: { WordDocument: word(text) }, isScattered: true })
      expect(await found('长.doc', bytes)).toEqual(['mobile 正文 138****0000'])
    }
  })

  test('not the end of a longer number, wherever a piece ends', async () => {
    for (let before = 65_000; before < 66_000; before += 37) {
      const text = narrow(`${'x'.repeat(before)}99913800000000 `)
      expect(await found('长.doc', ole({ streams: { WordDocument: word(text) } }))).toEqual([])
    }
  })

  test('of one under a password it is said that nothing was read', async () => {
    const none = { ok: true, value: { searched: 'none', findings: [] } }
    expect(await take('密.doc', doc('13800000000', true))).toMatchObject(none)
    expect(await take('密.xls', xls([[0x2f, [0, 0]]]))).toMatchObject(none)
    const user = Uint8Array.from([...Array<number>(12).fill(0), 0xdf, 0xc4, 0xd1, 0xf3, 0, 0])
    const shown = { 'PowerPoint Document': new Uint8Array(5000), 'Current User': user }
    expect(await take('密.ppt', ole({ streams: shown }))).toMatchObject(none)
  })
})

describe('refused, and nothing is left behind', () => {
  const macro = [2, 0, 0, 4, 12, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]
  const looped = doc()
  new DataView(looped.buffer).setUint32(48, 0, true)
  const endless = ole({ streams: { WordDocument: word([]) } })
  endless.fill(0, 512 * 10, 512 * 11)
  test.each([
    ['宏.doc', ole({ streams: { WordDocument: word([]) }, storages: ['Macros', 'VBA'] }), 'macros'],
    ['宏.xls', ole({ streams: { Workbook: book([]) }, storages: ['_VBA_PROJECT_CUR'] }), 'macros'],
    ['宏表.xls', xls([[0x85, [0, 0, 0, 0, 0, 1, 2, 0, 65, 66]]]), 'macros'],
    ['宏.ppt', ppt(macro), 'macros'],
    ['安装.doc', ole({ streams: { '\u4840\u3f3f\u4577': new Uint8Array(5000) } }), 'ole'],
    ['信.doc', ole({ streams: { '__properties_version1.0': new Uint8Array(50) } }), 'ole'],
    ['两样.doc', ole({ streams: { WordDocument: word([]), Workbook: book([]) } }), 'ole'],
    [
      '加密.docx',
      ole({ streams: { EncryptionInfo: new Uint8Array(9), EncryptedPackage: new Uint8Array(5000) } }),
      'locked',
    ],
  ])('%s: %s', async (name, bytes, seen) => {
    expect(await take(name, bytes)).toEqual({ ok: false, refusal: { why: 'file-kind', seen } })
    expect(await left()).toEqual([])
  })

  test.each([
    ['情况.docx', doc(), 'docx', 'doc'],
    ['情况.pdf', doc(), 'pdf', 'doc'],
    ['预算.doc', xls(), 'doc', 'xls'],
    ['预算.xls.exe', xls(), 'exe', 'xls'],
    ['情况.doc', docx(), 'doc', 'docx'],
  ])('%s whose bytes are something else', async (name, bytes, ending, kind) => {
    expect(await take(name, bytes)).toEqual({ ok: false, refusal: { why: 'file-lies', ending, kind } })
    expect(await left()).toEqual([])
  })

  test.each([
    ['cut short', doc().slice(0, 300)],
    ['no sector of its directory', doc().slice(0, 1024)],
    ['a directory that is none of it', looped],
    ['a table of zeros', endless],
    ['nothing but the mark', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])],
    ['an archive behind the mark', Uint8Array.from([...doc().slice(0, 8), ...zip({ a: 'b' })])],
  ])('%s', async (_, bytes) => {
    expect(await take('坏.doc', bytes)).toMatchObject({ ok: false })
    expect(await left()).toEqual([])
  })
})
