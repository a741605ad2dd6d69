import type { Child } from 'hono/jsx'
import { type Day, type Instant, clockOf, dayOf, writeDeadline } from '../shared/days.ts'
import { type Fen, yuan } from '../shared/money.ts'
import { type Points, showPoints } from '../shared/points.ts'
import { NOT_YET, Tag, type Tone } from './parts.tsx'
import { type Heading, type Looks, Table } from './tables.tsx'

/**
 * What a row may have in a column, by kind: its table, its CSV and its .xlsx each write it in their own way. A decimal is
 * a number as it is written, "86.380".
 */
type Kinds = {
  text: string
  money: Fen
  points: Points
  decimal: string
  count: number
  day: Day
  instant: Instant
  /** The moment from which it is too late. */
  deadline: Instant
}
export type Kind = keyof Kinds
export type Value = { [K in Kind]: { kind: K; is: Kinds[K] } }[Kind]

/** Of what kind a column is, and what a row has there; null: nothing. */
type Valued<R> = { [K in Kind]: { [Is in K]: Of<R, Kinds[K]> } }[Kind]
type Of<R, V> = (row: R) => V | null | undefined

/** A column of a list: one list of them gives the table and the files that it is exported as. */
export type Column<R> = Valued<R> & {
  head: string
  /** In place of the head, for people. */
  drawn?: Child
  /** Where the cell leads; null: nowhere. */
  href?: (row: R) => string | null | undefined
  /** It is a state, and this its tone. */
  tone?: (row: R) => Tone | undefined
  /** A class of its cells. */
  look?: string
  /** What people see in place of the value. */
  cell?: (row: R) => Child
  /** Beneath it in small letters; in a file a column of its own. */
  also?: { head: string; text: Of<R, string> }
  /** It is added up in the foot. */
  sum?: true
  /** What a phone keeps: the name, at its left a box to tick, at its right the state, and below that the date. The rest folds. */
  keep?: 'name' | 'tick' | 'state' | 'date'
  /** The address orders the list by it: `?sort=ask`. */
  sort?: string
  /** What a first click asks for; ascending unless told. */
  first?: 'ascending' | 'descending'
  /** Acts and pictures are not for a file; what only a machine adds up is not for the page. */
  only?: 'page' | 'file'
}

type Props<R> = Looks & {
  columns: Column<R>[]
  rows: R[]
  /** The address of the page as it was asked for, where the list can be ordered; `usual`: its order when that names none. */
  url?: string
  usual?: string
  /** The class of a row: its tone. */
  looks?: (row: R) => string | undefined
  /** What stands in the foot beside the sums: "合计". */
  sums?: string
  /** A line across the table, under a row. */
  under?: (row: R) => Child
  /** It is narrow enough for a phone as it is. */
  narrow?: boolean
}

/** A list as a table. On a phone it folds (assets/fold.mjs); without script, and where it is wide, it scrolls. */
export function List<R>({ columns, rows, url, usual, looks, under, sums, narrow, ...table }: Props<R>) {
  const shown = columns.filter(({ only }) => only !== 'file')
  return (
    <Table
      {...table}
      fold={!narrow && shown.some(({ keep }) => keep)}
      head={shown.map((one) => headOf(one, url, usual))}
      foot={sums && <Sums columns={shown} rows={rows} text={sums} />}
    >
      {rows.map((row) => [
        <tr class={looks?.(row)}>{shown.map((column) => cellOf(column, row))}</tr>,
        under && <Under width={shown.length}>{under(row)}</Under>,
      ])}
    </Table>
  )
}

const headOf = <R,>(column: Column<R>, url = '', usual?: string): Heading => ({
  text: column.drawn ?? titleOf(column),
  num: isNumber(column) || column.look === 'num',
  keep: column.keep,
  ...(column.sort && { sort: { by: column.sort, url, usual, first: column.first } }),
  ...(column.drawn && { label: column.head }),
})

/** "项目与单位" */
const titleOf = <R,>({ head, also }: Column<R>): string => (also ? `${head}与${also.head}` : head)

const NUMBERS: Kind[] = ['money', 'points', 'decimal', 'count']
const isNumber = <R,>(column: Column<R>): boolean => NUMBERS.includes(kindOf(column))

function cellOf<R>(column: Column<R>, row: R): Child {
  const small = column.also?.text(row)
  const says = [contentOf(column, row), small && <small>{small}</small>]
  if (column.keep !== 'name')
    return <td class={column.look ?? (isNumber(column) ? 'num' : undefined)}>{says}</td>
  return (
    <th scope="row" class="keep">
      {says}
    </th>
  )
}

function contentOf<R>(column: Column<R>, row: R): Child {
  const said = column.cell ? column.cell(row) : say(valueOf(column, row))
  const href = column.href?.(row)
  if (href) return <a href={href}>{said}</a>
  return column.tone ? <Tag tone={column.tone(row)}>{said}</Tag> : said
}

const Sums = <R,>({ columns, rows, text }: { columns: Column<R>[]; rows: R[]; text: string }) => (
  <tr>
    {columns.map((column) =>
      column.keep === 'name' ? (
        <th scope="row">{text}</th>
      ) : (
        <td class={isNumber(column) ? 'num' : undefined}>{column.sum && say(sumOf(column, rows))}</td>
      ),
    )}
  </tr>
)

function sumOf<R>(column: Column<R>, rows: R[]): Value {
  const values = rows.map((row) => valueOf(column, row)?.is)
  const sum = values.reduce<number>((all, one) => all + (typeof one === 'number' ? one : 0), 0)
  return { kind: 'money' in column ? 'money' : 'count', is: sum }
}

/** A value in words, by its kind. */
function say(value: Value | null): Child {
  if (value === null) return NOT_YET
  switch (value.kind) {
    case 'text':
    case 'decimal':
      return value.is
    case 'money':
      return yuan(value.is)
    case 'points':
      return showPoints(value.is)
    case 'count':
      return value.is
    case 'day':
      return <time>{value.is}</time>
    case 'deadline':
      return <time>{writeDeadline(value.is)}</time>
    case 'instant':
      return <time>{`${dayOf(value.is)} ${clockOf(value.is).slice(0, 5)}`}</time>
  }
}

export function valueOf<R>(column: Valued<R>, row: R): Value | null {
  if ('money' in column) return valued('money', column.money(row))
  if ('points' in column) return valued('points', column.points(row))
  if ('count' in column) return valued('count', column.count(row))
  if ('decimal' in column) return valued('decimal', column.decimal(row))
  if ('day' in column) return valued('day', column.day(row))
  if ('deadline' in column) return valued('deadline', column.deadline(row))
  if ('instant' in column) return valued('instant', column.instant(row))
  return valued('text', column.text(row))
}

const valued = <K, V>(kind: K, is: V | null | undefined) =>
  is === null || is === undefined ? null : { kind, is }

const KINDS: Kind[] = ['text', 'money', 'points', 'decimal', 'count', 'day', 'instant', 'deadline']
export const kindOf = <R,>(column: Valued<R>): Kind => KINDS.find((kind) => kind in column) ?? 'text'

const Under = ({ width, children }: { width: number; children?: Child }) =>
  children ? (
    <tr class="cut">
      <td colspan={width}>{children}</td>
    </tr>
  ) : null
