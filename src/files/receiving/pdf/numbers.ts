import type { getDocumentProxy } from 'unpdf'
import { MOST_PDF_BYTES, MOST_PDF_PAGES } from '../../rules/file.ts'
import { type Finding } from '../../rules/personal.ts'
import { personalIn } from '../../../shared/personal/find.ts'
import type { Budget } from '../budget.ts'
import type { Search } from '../search.ts'
import type { Source } from '../upload.ts'
import { costsOf } from './costs.ts'
import { textOf } from './objects.ts'
import { type Rebuilt, rebuilt } from './rebuilt.ts'

/**
 * The numbers in a PDF: page by page, and in what it says beside them. One that cannot be read (locked, damaged, scanned) was
 * not looked through. 'scripts': it does more than be read.
 */
export async function numbersInPdf(source: Source, budget: Budget): Promise<Search | 'scripts'> {
  if (source.size > MOST_PDF_BYTES) return NOT_READ
  const pdf = await rebuilt(textOf(await source.read(0, source.size)), budget)
  if (pdf.said.hasScripts) return 'scripts'
  if (pdf.isLocked) return NOT_READ
  const beside = [...pdf.said.findings.values()]
  try {
    const pages = await inPages(pdf, budget)
    return {
      searched: pdf.isWhole ? pages.searched : least(pages.searched),
      findings: [...pages.findings, ...beside],
    }
  } catch {
    return { searched: beside.length > 0 ? 'part' : 'none', findings: beside }
  }
}

const NOT_READ: Search = { searched: 'none', findings: [] }
const least = (searched: Search['searched']): Search['searched'] => (searched === 'whole' ? 'part' : searched)

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function inPages({ bytes, drawings }: Rebuilt, budget: Budget): Promise<Search> {
  // fetched only here: it is the largest part of the program
  const library = await import('unpdf')
  const pdf = await library.getDocumentProxy(bytes, { verbosity: 0 })
  const search: Search & { read: number; silent: number } = {
    searched: 'whole',
    findings: [],
    read: 0,
    silent: 0,
  }
  try {
    for await (const { no, text } of texts(pdf, costsOf(drawings), budget)) {
      search.read += 1
      if (text.trim() === '') search.silent += 1
      search.findings.push(...personalIn(text).map((one): Finding => ({ ...one, where: `第${no}页` })))
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
  return { searched: searchedOf(search, pdf.numPages, budget), findings: search.findings }
}

/** Scanned pages have no text. */
function searchedOf(
  { read, silent }: { read: number; silent: number },
  pages: number,
  { isOver }: Budget,
): Search['searched'] {
  if (read === silent) return isOver && silent < pages ? 'part' : 'none'
  return read < pages || silent > 0 || isOver ? 'part' : 'whole'
}

/** Pages after which what was read for them is let go. */
const HELD = 10

/** In turn, as long as the budget lasts. */
async function* texts(pdf: Pdf, costOf: (page: number) => number, budget: Budget) {
  for (let no = 1; no <= Math.min(pdf.numPages, MOST_PDF_PAGES) && !budget.isOver; no += 1) {
    yield textIn(pdf, no, costOf, budget).then((text) => ({ no, text }))
  }
}

/** A byte that is drawn takes as long as some bytes that are unpacked. */
const DEAR = 4

/** What a page says, as far as there is room for it. */
async function textIn(
  pdf: Pdf,
  no: number,
  costOf: (page: number) => number,
  budget: Budget,
): Promise<string> {
  await budget.breathe()
  if (no % HELD === 0) await pdf.cleanup()
  const page = await pdf.getPage(no)
  if (!budget.unpack(DEAR * costOf(page.ref?.num ?? 0))) return ''
  let [text, counted] = ['', 0]
  const reader: Reader = page.streamTextContent().getReader()
  for await (const { done, value } of reads(reader)) {
    if (done || budget.isOver) break
    text += value.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    if (!budget.read(value.items.length + text.length - counted)) await reader.cancel(new Error('enough'))
    counted = text.length
  }
  page.cleanup()
  return text
}

type Reader = ReadableStreamDefaultReader<{ items: ({ str: string; hasEOL: boolean } | object)[] }>

async function* reads(reader: Reader) {
  for (;;) yield reader.read()
}
