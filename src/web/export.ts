import { dayOf } from '../shared/days.ts'
import { download } from './download.ts'
import { type Sheet, csvOf } from './sheet.ts'
import type { Ask } from './site.ts'

/** What lists are saved as: `?format=xlsx`. */
export const FORMATS = ['xlsx', 'csv'] as const
export type Format = (typeof FORMATS)[number]

export const TYPES: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** The format that an address asks for; another is as if it were not there. */
export const formatOf = (c: Ask): Format | undefined =>
  FORMATS.find((format) => format === c.req.query('format'))

/** The lists of a page as a file, named after the page and the day. */
export async function exported(c: Ask, format: Format, title: string, sheets: Sheet[]): Promise<Response> {
  const name = `${title} ${dayOf(c.var.now)}.${format}`
  return download(c, name, TYPES[format], await WRITERS[format](sheets))
}

/** What packs a workbook is loaded when one is wanted. */
const WRITERS: Record<Format, (sheets: Sheet[]) => Promise<string | Uint8Array<ArrayBuffer>>> = {
  xlsx: async (sheets) => (await import('./xlsx.ts')).xlsxOf(sheets),
  csv: async (sheets) => csvOf(sheets),
}
