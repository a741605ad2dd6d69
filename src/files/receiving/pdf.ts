import { MOST_PDF_BYTES, MOST_PDF_PAGES } from '../rules/file.ts'
import { personalIn } from '../rules/personal.ts'
import type { Search } from './search.ts'
import type { Source } from './upload.ts'

/** The numbers in a PDF's text, page by page. One that cannot be read (locked, damaged, scanned) was not looked through. */
export async function numbersInPdf(source: Source): Promise<Search> {
  if (source.size > MOST_PDF_BYTES) return NOT_READ
  try {
    // fetched only here: it is the largest part of the program
    const { getDocumentProxy } = await import('unpdf')
    const pdf = await getDocumentProxy(Uint8Array.from(await source.read(0, source.size)))
    const pages = Array.from({ length: Math.min(pdf.numPages, MOST_PDF_PAGES) }, (_, at) => at + 1)
    const texts = await Promise.all(
      pages.map(async (no) => textOf(await (await pdf.getPage(no)).getTextContent())),
    )
    await pdf.cleanup()
    const findings = texts.flatMap((text, at) =>
      personalIn(text).map((one) => ({ ...one, where: `第${at + 1}页` })),
    )
    return { searched: searchedOf(texts, pdf.numPages), findings }
  } catch {
    return NOT_READ
  }
}

const NOT_READ: Search = { searched: 'none', findings: [] }

/** Scanned pages have no text. */
function searchedOf(texts: string[], pages: number): Search['searched'] {
  if (texts.every((text) => text.trim() === '')) return 'none'
  return texts.length < pages || texts.some((text) => text.trim() === '') ? 'part' : 'whole'
}

type Content = { items: ({ str: string; hasEOL: boolean } | object)[] }

const textOf = ({ items }: Content): string =>
  items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
