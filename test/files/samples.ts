import { strToU8, zipSync } from 'fflate'

/** Files as people send them, made here: small, and whole enough to be read. */
const TYPES = strToU8('<?xml version="1.0"?><Types/>')
const W = (text: string) => `<w:document><w:body>${text}</w:body></w:document>`

export const zip = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))

export const docx = (paragraphs: string[] = ['申报单位情况'], more: Record<string, string> = {}) =>
  zipSync({
    '[Content_Types].xml': TYPES,
    'word/document.xml': strToU8(
      W(paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')),
    ),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  })

export const xlsx = (sheets: string[], strings: string[] = []) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
  })

export const pptx = (slides: string[]) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': '<p/>',
    ...Object.fromEntries(
      slides.map((text, at) => [`ppt/slides/slide${at + 1}.xml`, `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`]),
    ),
  })

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
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return strToU8(`${text}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`)
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
