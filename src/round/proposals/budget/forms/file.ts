import { strToU8, zipSync } from 'fflate'
import readXlsx from 'read-excel-file/universal'
import { type Result, ok, refuse } from '../../../../shared/result.ts'
import type { FileRefusal, Grid, Kept } from '../rules/sheet.ts'
import { type KeptXml, columnOf, keptOf } from './kept.ts'
import { type Parts, unpacked } from './unpacked.ts'

/** A budget is small: what reaches further than this is none. */
const MOST_SHEET_ROWS = 2000
const MOST_SHEET_COLUMNS = 100

/** The sheets of a file in their order. `formulas`: cells whose value Excel has computed, "row:column" from 0. */
export type Read = (Kept & { name: string; isHidden: boolean; grid: Grid; formulas: Set<string> })[]

/** Reads the bytes of an .xlsx file; never longer in doing so than its bounds allow. */
export async function readXlsxFile(bytes: Uint8Array): Promise<Result<Read, FileRefusal>> {
  if (bytes.length === 0) return refuse({ why: 'file-missing' })
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse({ why: 'old-excel' })
  if (!startsWith(bytes, [0x50, 0x4b, 3, 4])) return refuse({ why: 'not-xlsx' })
  const parts = unpacked(bytes)
  if (parts === 'too-large') return refuse({ why: 'file-swollen' })
  if (!parts?.has('xl/workbook.xml')) return refuse({ why: 'not-xlsx' })
  const sheets = sheetsIn(parts)
  const kept = sheets.map(({ text }) => keptOf(text))
  if (kept.some(({ xml }) => reachesTooFar(xml))) return refuse({ why: 'file-swollen' })
  sheets.forEach(({ part }, i) => parts.set(part, strToU8(kept[i]?.xml ?? '')))
  try {
    // packed anew from what was unpacked within bounds, so that the reader meets nothing else
    const safe = zipSync(Object.fromEntries(parts), { level: 0 })
    const read = await readXlsx(safe.slice().buffer, { trim: false, parseNumber: plainNumber })
    return ok(read.map(({ data }, i) => readAs(data, sheets[i], kept[i])))
  } catch {
    return refuse({ why: 'not-xlsx' })
  }
}

function readAs(data: unknown[][], sheet: Named | undefined, kept: KeptXml | undefined): Read[number] {
  const { xml = '', hiddenRows = [], merged = [] } = kept ?? {}
  return {
    ...{ name: sheet?.name ?? '', isHidden: sheet?.isHidden ?? false, hiddenRows, merged },
    grid: data.map((row) => row.map(textOf)),
    formulas: formulasIn(xml),
  }
}

const startsWith = (bytes: Uint8Array, start: number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte)

/** A sheet by its name, and the part that holds it. */
type Named = { name: string; isHidden: boolean; part: string; text: string }

/** The sheets in the order of the workbook. */
function sheetsIn(parts: Parts): Named[] {
  const text = (name: string) => new TextDecoder().decode(parts.get(name))
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, 'r:id')) ?? ''
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    const isHidden = /^(hidden|veryHidden)$/.test(attribute(tag, 'state'))
    return { name: plain(attribute(tag, 'name')), isHidden, part, text: text(part) }
  })
}

const plain = (xml: string): string =>
  xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => NAMED[name] ?? '')
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** The reader makes room for every row and column up to the last one named. */
function reachesTooFar(sheet: string): boolean {
  for (const [, column = '', row] of sheet.matchAll(/[":]([A-Z]{1,3})?([1-9]\d{0,6})(?=[":])/g)) {
    if (columnOf(column) >= MOST_SHEET_COLUMNS) return true
    if (column && Number(row) > MOST_SHEET_ROWS) return true
  }
  return [...sheet.matchAll(/<row\b[^>]*\sr="(\d+)"/g)].some(([, row]) => Number(row) > MOST_SHEET_ROWS)
}

function formulasIn(sheet: string): Set<string> {
  const cells = sheet.matchAll(/<c\b[^>]*\sr="([A-Z]+)(\d+)"[^>]*>\s*<f\b/g)
  return new Set([...cells].map(([, column = '', row]) => `${Number(row) - 1}:${columnOf(column)}`))
}

/** A number as one would type it: Excel keeps 35.1 as 35.100000000000001. */
function plainNumber(written: string): string {
  const rounded = Number(Number(written).toFixed(2))
  return Math.abs(rounded - Number(written)) < 1e-9 ? String(rounded) : String(Number(written))
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return typeof cell === 'string' ? plainText(cell) : ''
}

/** As text comes from a form: nothing that cannot be stored or shown. */
const plainText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
