import { strToU8, unzipSync, zipSync } from 'fflate'

/** Files as people send them, made here: small, and whole enough to be read. */
const W = (text: string) => `<w:document><w:body>${text}</w:body></w:document>`

export const zip = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, held]) => [
        name,
        stored(typeof held === 'string' ? strToU8(held) : held),
      ]),
    ),
  )

/** What is short is not packed: ten thousand of them would take seconds. */
const stored = (bytes: Uint8Array): Uint8Array | [Uint8Array, { level: 0 }] =>
  bytes.length < 50 ? [bytes, { level: 0 }] : bytes

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** The relations of a part, or of the whole: [type, target, whether it lies outside]. */
export const rels = (relations: [type: string, target: string, isExternal?: boolean][]): string =>
  `<Relationships>${relations
    .map(
      ([type, target, isExternal], at) =>
        `<Relationship Id="r${at}" Type="${RELATIONS}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`

/** `[Content_Types].xml` for these parts; a type without "/" is one of Office's own. */
export const types = (parts: Record<string, string>): string =>
  `<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/>${Object.entries(parts)
    .map(
      ([name, type]) =>
        `<Override PartName="/${name}" ContentType="${type.includes('/') ? type : `application/vnd.openxmlformats-officedocument.${type}+xml`}"/>`,
    )
    .join('')}</Types>`

const MAIN = {
  'word/document.xml': 'wordprocessingml.document.main',
  'xl/workbook.xml': 'spreadsheetml.sheet.main',
  'ppt/presentation.xml': 'presentationml.presentation.main',
}

/** A package whose main part is `main`, with whatever else lies in it. */
export const office = (main: keyof typeof MAIN, files: Record<string, string | Uint8Array>) =>
  zip({
    '[Content_Types].xml': types({ [main]: MAIN[main] }),
    '_rels/.rels': rels([['officeDocument', main]]),
    ...files,
  })

export const paragraphs = (texts: string[]): string =>
  W(texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join(''))

export const docx = (texts: string[] = ['申报单位情况'], more: Record<string, string | Uint8Array> = {}) =>
  office('word/document.xml', { 'word/document.xml': paragraphs(texts), ...more })

export const xlsx = (
  sheets: string[],
  strings: string[] = [],
  more: Record<string, string | Uint8Array> = {},
) =>
  office('xl/workbook.xml', {
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...more,
  })

export const pptx = (slides: string[], more: Record<string, string | Uint8Array> = {}) =>
  office('ppt/presentation.xml', {
    'ppt/presentation.xml': '<p/>',
    ...Object.fromEntries(
      slides.map((text, at) => [`ppt/slides/slide${at + 1}.xml`, `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`]),
    ),
    ...more,
  })

/** Two bytes a character, with its mark. */
export const wide = (text: string): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
  ])

/** A PDF with a page for each text (ASCII). */
export function pdf(pages: string[] = ['plan']): Uint8Array {
  const kids = pages.map((_, at) => `${at * 2 + 4} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((text, at) => {
      const drawn = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${at * 2 + 5} 0 R >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ]
    }),
  ]
  return pdfOf(objects)
}

/** The objects of a PDF, one character a byte, numbered from 1; the first is its catalog. */
export function pdfOf(objects: string[]): Uint8Array {
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return latin(`${text}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`)
}

export const PNG = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array<number>(40).fill(7),
])

/** A valid picture's head, and as many bytes as wanted. */
export function picture(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 997) bytes[at] = at % 251
  bytes.set(PNG)
  return bytes
}

/** The example in GB 11643: nobody's number, and its check digit holds. */
export const ID_NUMBER = '11010519491231002X'

export function formWith(name: string, bytes: Uint8Array, fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append('file', new File([Uint8Array.from(bytes)], name), name)
  return form
}

export const latin = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** A workbook with a letterhead beside its table, so that the file has so many bytes. */
export function withPicture(file: Uint8Array, size: number): Uint8Array {
  const filled = (bytes: number) =>
    zipSync({ ...unzipSync(file), 'xl/media/image1.png': [new Uint8Array(bytes).fill(7), { level: 0 }] })
  return filled(size - filled(0).length)
}
