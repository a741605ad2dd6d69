import { createHash } from 'node:crypto'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Sent } from '../../src/files/receiving/form.ts'
import { receive } from '../../src/files/receiving/receive.ts'
import { MOST_OF_A_FILE } from '../../src/files/rules/file.ts'
import { sending } from '../sent.ts'
import { PNG, docx, formWith, pdf, picture, pptx, xlsx, zip } from './samples.ts'

const SIZE = 1024 * 1024

const take = (sent: Sent, most = MOST_OF_A_FILE) => receive(env.FILES, sent, 'proposal/x/1', most)
const file = (name: string, bytes: Uint8Array, fields = {}) => take(sending(formWith(name, bytes, fields)))
const body = (name: string, stream: ReadableStream<Uint8Array>, most?: number) =>
  take({ type: 'application/octet-stream', length: null, body: stream, query: { name } }, most)

const left = async () => (await env.FILES.list()).objects.map(({ key }) => key)
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const stored = async () =>
  new Uint8Array((await (await env.FILES.get('proposal/x/1'))?.arrayBuffer()) ?? new ArrayBuffer())
beforeEach(() => env.FILES.delete('proposal/x/1'))

/** A body in pieces, which may break off. */
function pieces(bytes: Uint8Array, breaks = false): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += 65_536)))
      else if (breaks) controller.error(new Error('the line is dead'))
      else controller.close()
    },
  })
}

describe('a file that is what it says', () => {
  test.each([
    ['方案.pdf', pdf(), 'pdf', 'whole'],
    ['照片.png', PNG, 'png', 'none'],
    ['情况.docx', docx(), 'docx', 'whole'],
    ['预算.xlsx', xlsx(['<v>1</v>']), 'xlsx', 'whole'],
    ['路演.PPTX', pptx(['一']), 'pptx', 'whole'],
  ])('%s is taken', async (name, bytes, kind, searched) => {
    expect(await file(name, bytes, { question: 'charter' })).toEqual({
      ok: true,
      value: {
        name,
        kind,
        size: bytes.length,
        sha256: digest(bytes),
        object: 'proposal/x/1',
        searched,
        findings: [],
        fields: { question: 'charter' },
      },
    })
    expect(digest(await stored())).toBe(digest(bytes))
  })

  test.each([1, 5 * SIZE - 1, 5 * SIZE, 5 * SIZE + 1, 10 * SIZE, MOST_OF_A_FILE])(
    'of %d bytes more than its head comes through whole',
    async (size) => {
      const bytes = picture(Math.min(size + PNG.length, MOST_OF_A_FILE))
      const taken = await file('照片.png', bytes)
      expect(taken).toMatchObject({ ok: true, value: { size: bytes.length, sha256: digest(bytes) } })
      expect(digest(await stored())).toBe(digest(bytes))
    },
  )

  test('comes as a body of its own too', async () => {
    const bytes = picture(6 * SIZE)
    expect(await body('照片.png', pieces(bytes))).toMatchObject({
      ok: true,
      value: { sha256: digest(bytes) },
    })
    expect(await left()).toEqual(['proposal/x/1'])
  })
})

describe('refused, and nothing is left behind', () => {
  const remains: string[] = []
  afterEach(async () => void remains.push(...(await left())))

  const html = new TextEncoder().encode('<html><script>alert(1)</script></html>')
  const long = zip({ 'a.txt': 'x'.repeat(2000) })
  test.each([
    ['方案.pdf', PNG, { why: 'file-lies', ending: 'pdf', kind: 'png' }],
    ['方案.html', html, { why: 'file-kind', seen: 'unknown' }],
    ['方案.pdf', html, { why: 'file-kind', seen: 'unknown' }],
    [
      '图.svg',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      { why: 'file-kind', seen: 'unknown' },
    ],
    ['方案.docx', long, { why: 'file-kind', seen: 'zip' }],
    ['方案.zip', docx(), { why: 'file-lies', ending: 'zip', kind: 'docx' }],
    ['方案.docx', xlsx([]), { why: 'file-lies', ending: 'docx', kind: 'xlsx' }],
    ['方案.docm', docx(['一'], { 'word/vbaProject.bin': 'x' }), { why: 'file-kind', seen: 'macros' }],
    ['方案.docx', docx().subarray(0, 200), { why: 'file-damaged' }],
    [
      '旧.doc',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]),
      { why: 'file-damaged' },
    ],
    ['../方案.pdf', pdf(), { why: 'file-name', fault: 'path' }],
    ['..\\方案.pdf', pdf(), { why: 'file-name', fault: 'path' }],
    ['空.pdf', new Uint8Array(), { why: 'no-file' }],
    ['短.pdf', new TextEncoder().encode('%P'), { why: 'file-kind', seen: 'unknown' }],
  ])('%s', async (name, bytes, refusal) => expect(await file(name, bytes)).toEqual({ ok: false, refusal }))

  test('a large one that lies, found out after it has arrived', async () => {
    expect(await file('照片.jpg', picture(11 * SIZE))).toMatchObject({ refusal: { why: 'file-lies' } })
  })

  test('one byte too much, by what is said and by what comes', async () => {
    const refusal = { ok: false, refusal: { why: 'file-too-large', most: MOST_OF_A_FILE } }
    expect(await file('照片.png', picture(MOST_OF_A_FILE + 1))).toEqual(refusal)
    const said = {
      type: 'image/png',
      length: MOST_OF_A_FILE * 2,
      body: pieces(PNG),
      query: { name: 'a.png' },
    }
    expect(await take(said)).toEqual(refusal)
  })

  test.each([PNG.length, 3 * SIZE, 6 * SIZE])('a body that breaks off after %d bytes', async (size) => {
    expect(await body('照片.png', pieces(picture(size), true))).toEqual({
      ok: false,
      refusal: { why: 'file-broke-off' },
    })
  })

  test.each([0, 60, 200, 6 * SIZE])('a form that ends after %d bytes', async (length) => {
    const request = new Request('http://localhost/', {
      method: 'POST',
      body: formWith('照片.png', picture(7 * SIZE)),
    })
    const bytes = new Uint8Array(await request.clone().arrayBuffer()).slice(0, length)
    const sent = { type: request.headers.get('content-type') ?? '', length: null, query: {} }
    expect(await take({ ...sent, body: pieces(bytes) })).toEqual({
      ok: false,
      refusal: { why: 'file-broke-off' },
    })
    expect(await take({ ...sent, body: pieces(bytes, true) })).toEqual({
      ok: false,
      refusal: { why: 'file-broke-off' },
    })
  })

  test.each([
    ['a form without a file', sending(new FormData())],
    [
      'a field where the file should be',
      (() => {
        const form = new FormData()
        form.append('file', '方案.pdf')
        return sending(form)
      })(),
    ],
    ['no file chosen', sending(formWith('', new Uint8Array()))],
    [
      'a form that does not say where its parts begin',
      { ...sending(formWith('a.png', PNG)), type: 'multipart/form-data' },
    ],
    ['a body without a name', { type: 'image/png', length: null, body: pieces(PNG), query: {} }],
    ['nothing', { type: '', length: null, body: null, query: { name: 'a.png' } }],
  ])('%s', async (_, sent) =>
    expect(await take(sent)).toMatchObject({ ok: false, refusal: { why: 'no-file' } }),
  )

  test('(none of these has left anything)', () => expect(remains).toEqual([]))
})
