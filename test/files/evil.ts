import { strToU8, zlibSync } from 'fflate'
import { docx, pdfOf, office, pptx, xlsx } from './samples.ts'

const MB = 1024 * 1024

/** Files that cost whoever reads them a hundred times of what they cost to send. */
const letters = (size: number): Uint8Array =>
  strToU8('BT /F1 9 Tf (abcdefgh) Tj ET\n'.repeat(Math.ceil(size / 29)))
const flate = (bytes: Uint8Array, more = ''): string => {
  const packed = zlibSync(bytes, { level: 9 })
  const text = Array.from({ length: Math.ceil(packed.length / 8192) }, (_, at) =>
    String.fromCharCode(...packed.subarray(at * 8192, (at + 1) * 8192)),
  ).join('')
  return `<< ${more} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${text}\nendstream`
}
const page = (contents: string, resources = '<< /Font << /F1 3 0 R >> >>') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources ${resources} /Contents ${contents} >>`

/** Objects 4 and on are given; `pages` of them are pages. */
const paged = (pages: number[], ...objects: string[]): Uint8Array =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((no) => `${no} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  ])

/** 200 pages that share one stream of `size` bytes. */
export const sharedStream = (size = 3 * MB): Uint8Array =>
  paged(
    Array.from({ length: 200 }, (_, at) => at + 5),
    flate(letters(size)),
    ...Array.from({ length: 200 }, () => page('4 0 R')),
  )
/** One page that draws a stream of 32 MB sixteen times. */
const manyTimes = (): Uint8Array =>
  paged([5], flate(new Uint8Array(32 * MB).fill(32)), page(`[${'4 0 R '.repeat(16)}]`))
/** Forms that draw forms that draw forms. */
export const laughing = (depth = 12): Uint8Array => {
  const form = (at: number) =>
    flate(
      strToU8(at === depth ? '(x) Tj' : '/X Do '.repeat(10)),
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${at + 7} 0 R >> >>`,
    )
  return paged(
    [4],
    page('5 0 R', '<< /XObject << /X 6 0 R >> >>'),
    flate(strToU8('/X Do '.repeat(10))),
    ...Array.from({ length: depth + 1 }, (_, at) => form(at)),
  )
}
/** A font whose map names four billion letters, and whose widths are for as many. */
export const endlessFont = (): Uint8Array =>
  paged(
    [4],
    page('5 0 R', '<< /Font << /F1 6 0 R >> >>'),
    flate(strToU8('BT /F1 9 Tf <0041> Tj ET')),
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 2000000000 500] >>',
    flate(
      strToU8(
        'begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <00FFFFFE> <0041> endbfrange endcmap',
      ),
    ),
  )

const nested = (depth: number, inner: string): string =>
  Array.from({ length: depth }, () => '<a>').join('') + inner + '</a>'.repeat(depth)

/** By name. */
export const EVIL: Record<string, () => Uint8Array> = {
  'PDF: 200 pages, one stream': sharedStream,
  'PDF: a stream of 32 MB, 16 times': manyTimes,
  'PDF: a stream of 1 GB': () => paged([5], flateOfAGigabyte(), page('4 0 R')),
  'PDF: forms in forms': laughing,
  'PDF: a font of four billion letters': endlessFont,
  'PDF: lists in lists': () => paged([4], page('[5 0 R]'), '['.repeat(2 * MB)),
  'PDF: two million objects': () => strToU8(`%PDF-1.4\n${'1 0 obj<<>>\n'.repeat(600_000)}`),
  'docx: 50 MB of text': () =>
    docx([Array.from({ length: 50 }, (_, at) => `${at}字`.repeat(MB / 4)).join('')]),
  'docx: a bomb of 100 MB': () => docx([], { 'word/document.xml': new Uint8Array(100 * MB).fill(49) }),
  'docx: 10,000 files': () =>
    docx(['一'], Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`m/${at}.xml`, '<a/>']))),
  'docx: 4,900 parts': () =>
    docx(['一'], Object.fromEntries(Array.from({ length: 4900 }, (_, at) => [`m/${at}.xml`, '<a/>']))),
  'docx: a million tags in each other': () => docx([], { 'word/document.xml': nested(1_000_000, '一') }),
  'docx: a tag without an end': () => docx([], { 'word/document.xml': `<a ${'x'.repeat(8 * MB)}` }),
  'docx: a comment without an end': () => docx([], { 'word/document.xml': `<!--${'x'.repeat(8 * MB)}` }),
  'docx: 12 MB of relations': () =>
    office('word/document.xml', {
      'word/document.xml': '<a/>',
      'word/_rels/document.xml.rels': '<Relationship Type="image" Target="a"/>'.repeat(300_000),
    }),
  'xlsx: 300,000 cells': () => xlsx([`<row>${'<c><v>12345</v></c>'.repeat(300_000)}</row>`]),
  'pptx: 1,000 slides': () => pptx(Array.from({ length: 1000 }, (_, at) => `${at}页`.repeat(500))),
}

/**
 * A stream of a gigabyte of spaces, written bit by bit since nobody could hold it: a space, then copies of the 258 bytes
 * before it, by the fixed codes of deflate.
 */
function flateOfAGigabyte(): string {
  const bits: number[] = [1, 1, 0, ...bitsOf(0x30 + 32, 8)]
  const copy = [...bitsOf(0b11000101, 8), ...bitsOf(0, 5)]
  // eight copies of 13 bits are 13 bytes: after the first eight bits of head and letter they repeat
  const head = [...bits, ...Array.from({ length: 8 }, () => copy).flat()]
  const text =
    asBytes(head.slice(0, 8)) +
    asBytes([...head.slice(8), ...head.slice(head.length - 104 + 0)].slice(0, 104)).repeat(
      (1024 * MB) / 258 / 8,
    )
  return `<< /Filter /FlateDecode /Length ${text.length + 2} >>\nstream\n\x78\x9c${text}\nendstream`
}

const bitsOf = (value: number, length: number): number[] =>
  Array.from({ length }, (_, at) => (value >> (length - 1 - at)) & 1)
const asBytes = (bits: number[]): string =>
  Array.from({ length: bits.length / 8 }, (_, at) =>
    String.fromCharCode(bits.slice(at * 8, at * 8 + 8).reduce((sum, bit, no) => sum | (bit << no), 0)),
  ).join('')
