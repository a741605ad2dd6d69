import { type Fen, readYuan, yuan } from '../../../../shared/money.ts'
import {
  BUDGET_KINDS,
  type BudgetKind,
  type BudgetLine,
  type Estimate,
  SOURCES,
  type Source,
} from '../../rules/content.ts'

/** Bounds of the arithmetic: forty lines of the dearest kind still add up exactly. */
export const MOST_LINES = 40
/** 9,999,999.99元 */
export const MOST_PRICE: Fen = 999_999_999
/** 99,999.99 of whatever is counted, in whole hundredths. */
export const MOST_QUANTITY = 9_999_999

/** The cells of a line as they are typed, in the order in which they stand in the table, in a paste and in a file. */
export const CELLS = ['kind', 'name', 'price', 'quantity', 'unit', 'source', 'basis', 'activity'] as const
export type Cell = (typeof CELLS)[number]
export type Row = Record<Cell, string>

/** A line of the budget from its estimate: the grant pays all of it, or nothing. */
export function lineOf({ kind, name, ...estimate }: Estimated): BudgetLine {
  const amount = amountOf(estimate)
  const [grant, own] = estimate.source === 'grant' ? [amount, 0] : [0, amount]
  return { kind, name, grant, own, estimate }
}

/** Whole fen: `quantity` is in hundredths, and half a fen is rounded up, once. Whole and rest apart keeps every step exact. */
export function amountOf({ price, quantity }: Pick<Estimate, 'price' | 'quantity'>): Fen {
  const rest = quantity % 100
  const whole = (quantity - rest) / 100
  return price * whole + Math.floor((price * rest + 50) / 100)
}

/** An amount of money above 0, in fen; null: none that a line can hold. */
export const readPrice = (typed: string): Fen | null => within(readYuan(typed), MOST_PRICE)

/** "1,200.5" in hundredths; null: no number above 0 of two decimals that a line can hold. */
export const readQuantity = (typed: string): number | null =>
  /[元¥￥]/.test(typed) ? null : within(readYuan(typed), MOST_QUANTITY)

const within = (read: number | null, most: number): number | null =>
  read !== null && read > 0 && read <= most ? read : null

/** "12.5": a quantity as one types it. */
export const sayQuantity = (quantity: number): string => String(quantity / 100)

export const readKind = (typed: string): BudgetKind | null =>
  BUDGET_KINDS.find((kind) => kind === typed.trim()) ?? null
export const readSource = (typed: string): Source | null =>
  SOURCES.find((source) => source === typed.trim()) ?? null

/** The lines of working text by their row, as far as they add up; null: a row that does not, yet. */
export function linesTyped(typed: Record<string, string>): (BudgetLine | null)[] {
  return rowsTyped(typed).map((row) => {
    const [kind, source] = [readKind(row.kind), readSource(row.source)]
    const [price, quantity] = [readPrice(row.price), readQuantity(row.quantity)]
    if (!kind || !source || price === null || quantity === null) return null
    return lineOf({ ...row, kind, source, price, quantity })
  })
}

/** What a row comes to, as soon as its price and quantity can be read. */
export function amountTyped(typed: Record<string, string>, at: number): Fen | null {
  const row = rowAt(typed, at)
  const [price, quantity] = [readPrice(row.price), readQuantity(row.quantity)]
  return price === null || quantity === null ? null : amountOf({ price, quantity })
}

/** Lines as one would type them; one without an estimate as one piece, or two where both sides pay. */
export const rowsOf = (lines: BudgetLine[]): Row[] => estimatesIn(lines).map(rowOf)

type Estimated = Estimate & Pick<BudgetLine, 'kind' | 'name'>

/** Each line as it was estimated. */
export const estimatesIn = (lines: BudgetLine[]): Estimated[] =>
  lines
    .flatMap((line) => (line.estimate ? [line] : inPieces(line)))
    .flatMap(({ kind, name, estimate }) => (estimate ? [{ kind, name, ...estimate }] : []))

function inPieces({ kind, name, grant, own }: BudgetLine): BudgetLine[] {
  const piece = (source: Source, price: Fen) =>
    price > 0
      ? [
          lineOf({
            kind,
            name,
            price,
            quantity: 100,
            unit: '项',
            basis: '申报书未列明',
            activity: '',
            source,
          }),
        ]
      : []
  return [...piece('grant', grant), ...piece('own', own)]
}

const rowOf = ({ price, quantity, ...row }: Estimated): Row => ({
  ...row,
  price: yuan(price),
  quantity: sayQuantity(quantity),
})

/** The rows of working text, blank ones between them too. */
export function rowsTyped(typed: Record<string, string>): Row[] {
  const used = Object.keys(typed).filter((name) => typed[name]?.trim() && placeOf(name) !== null)
  const count = Math.min(MOST_LINES, Math.max(0, ...used.map((name) => (placeOf(name) ?? 0) + 1)))
  return Array.from({ length: count }, (_, at) => rowAt(typed, at))
}

/** The steps of the plan as they stand in working text: what a line of the budget may serve. */
export const activitiesTyped = (typed: Record<string, string>): string[] => [
  ...new Set(
    Object.entries(typed).flatMap(([name, text]) =>
      /^plan\.\d+\.work$/.test(name) && text.trim() ? [text.trim()] : [],
    ),
  ),
]

export const cellName = (at: number, cell: Cell): string => `budget.${at}.${cell}`

/** Each row under the names of its fields. */
export const typedRows = (rows: Row[]): Record<string, string> =>
  Object.fromEntries(rows.flatMap((row, at) => CELLS.map((cell) => [cellName(at, cell), row[cell]])))

function placeOf(name: string): number | null {
  const found = /^budget\.(0|[1-9]\d?)\.(\w+)$/.exec(name)
  return found && CELLS.some((cell) => cell === found[2]) ? Number(found[1]) : null
}

function rowAt(typed: Record<string, string>, at: number): Row {
  const cell = (key: Cell) => typed[cellName(at, key)] ?? ''
  return {
    kind: cell('kind'),
    name: cell('name'),
    price: cell('price'),
    quantity: cell('quantity'),
    unit: cell('unit'),
    source: cell('source'),
    basis: cell('basis'),
    activity: cell('activity'),
  }
}

export type Totals = {
  grant: Fen
  own: Fen
  kinds: { kind: BudgetKind; grant: Fen; own: Fen }[]
  sources: { source: Source; amount: Fen }[]
}

/** What the lines add up to, by category and by source; a line without an estimate counts as grant and own funds. */
export function totalsOf(lines: BudgetLine[]): Totals {
  const kinds = BUDGET_KINDS.flatMap((kind) => {
    const of = lines.filter((line) => line.kind === kind)
    return of.length > 0 ? [{ kind, grant: sum(of, 'grant'), own: sum(of, 'own') }] : []
  })
  const sources = SOURCES.map((source) => ({
    source,
    amount:
      source === 'grant'
        ? sum(lines, 'grant')
        : sum(
            lines.filter((line) => from(line) === source),
            'own',
          ),
  }))
  return { grant: sum(lines, 'grant'), own: sum(lines, 'own'), kinds, sources }
}

const sum = (of: BudgetLine[], key: 'grant' | 'own'): Fen => of.reduce((total, line) => total + line[key], 0)

/** Where what the grant does not pay comes from. */
const from = ({ estimate }: BudgetLine): Source => estimate?.source ?? 'own'
