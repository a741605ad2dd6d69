import { Unzip, UnzipInflate, zipSync } from 'fflate'
import readXlsx from 'read-excel-file/universal'
import { type Result, ok, refuse } from '../../../../shared/result.ts'
import type { FileRefusal, Grid } from '../rules/sheet.ts'

/** A budget is small: what unpacks to more, or reaches further than this, is none. */
const MOST_UNPACKED = 8_000_000
const MOST_SHEET_ROWS = 2000
const MOST_SHEET_COLUMNS = 100

/** The sheets of a file in their order. `formulas`: cells whose value Excel has computed, "row:column" from 0. */
export type Read = { grid: Grid; formulas: Set<string> }[]

/** Reads the bytes of an .xlsx file; never longer in doing so than its bounds allow. */
export async function readXlsxFile(bytes: Uint8Array): Promise<Result<Read, FileRefusal>> {
  if (bytes.length === 0) return refuse({ why: 'file-missing' })
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse({ why: 'old-excel' })
  if (!startsWith(bytes, [0x50, 0x4b, 3, 4])) return refuse({ why: 'not-xlsx' })
  const parts = unpacked(bytes)
  if (parts === 'too-large') return refuse({ why: 'file-swollen' })
  if (!parts?.has('xl/workbook.xml')) return refuse({ why: 'not-xlsx' })
  const sheets = sheetTexts(parts)
  if (sheets.some(reachesTooFar)) return refuse({ why: 'file-swollen' })
  try {
    // packed anew from what was unpacked within bounds, so that the reader meets nothing else
    const safe = zipSync(Object.fromEntries(parts), { level: 0 })
    const read = await readXlsx(safe.slice().buffer, { trim: false, parseNumber: plainNumber })
    return ok(
      read.map(({ data }, i) => ({
        grid: data.map((row) => row.map(textOf)),
        formulas: formulasIn(sheets[i]),
      })),
    )
  } catch {
    return refuse({ why: 'not-xlsx' })
  }
}

const startsWith = (bytes: Uint8Array, start: number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte)

type Parts = Map<string, Uint8Array>

/** Unpacks step by step, and stops at the bound whatever the file says of its own size. */
function unpacked(bytes: Uint8Array): Parts | 'too-large' | null {
  const pieces = new Map<string, Uint8Array[]>()
  let total = 0
  const unzip = new Unzip((file) => {
    if (!/\.(xml|rels)$/.test(file.name)) return
    pieces.set(file.name, [])
    file.ondata = (error, piece) => {
      if (error) throw error
      total += piece.length
      if (total > MOST_UNPACKED) throw new Swollen()
      pieces.get(file.name)?.push(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch (error) {
    return error instanceof Swollen ? 'too-large' : null
  }
  return new Map([...pieces].map(([name, all]) => [name, joined(all)]))
}

class Swollen extends Error {}

/** Bytes at a time: a step can unpack to a thousand times as much. */
const STEP = 4096

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The text of each sheet, in the order of the workbook. */
function sheetTexts(parts: Parts): string[] {
  const text = (name: string) => new TextDecoder().decode(parts.get(name))
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, 'r:id')) ?? ''
    return text(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  })
}

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

/** "A" is 0, "AA" is 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function formulasIn(sheet = ''): Set<string> {
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
