import { type List, boxAt, rowBoxes, titleOf } from '../sections/forms/boxes.ts'

/**
 * What a proposal says, in words and as plain data: the page to read, the page to print and the Word file are three ways to
 * set it. The titles are those of the boxes in which it was typed.
 */
export type Said =
  /** Names and values, a row each. */
  | { kind: 'facts'; rows: [name: string, value: string][] }
  | { kind: 'text'; title: string; text: string }
  | { kind: 'list'; title: string; items: string[] }
  | SaidTable
export type SaidTable = { kind: 'table'; title: string; columns: Column[]; rows: Row[] }

/** `share`: of the width of a sheet, in hundredths; those of a table add up to 100. */
export type Column = {
  name: string
  share: number
  num?: true
  /** On a screen it stands in small letters beneath the first column. */
  beneath?: true
  /** What can be added up by whoever looks is left to the sheet. */
  only?: 'paper'
  /** What is drawn in it on a screen. */
  drawn?: string
}
/** A sum stands out. `line`: which of the budget's it is, from 0. `bar`: from the beginning of one month to the end of another. */
export type Row = { cells: string[]; isSum?: true; line?: number; bar?: Bar }
export type Bar = { from: number; to: number; of: number }

/** Of what was not said there is nothing to read. */
type Maybe<T> = T | undefined

/** A number with the unit of its box; `more`: what is said beside it. */
export function fact(field: string, value: Maybe<string | number>, more = ''): Said[] {
  if (value === undefined) return []
  const unit = typeof value === 'number' ? (boxAt(field)?.unit ?? '') : ''
  return [{ kind: 'facts', rows: [[titleOf(field), `${value}${unit}${more}` || BLANK]] }]
}

export const text = (field: string, said: Maybe<string>): Said[] =>
  said === undefined ? [] : [{ kind: 'text', title: titleOf(field), text: said || BLANK }]

export const list = (field: string, items: Maybe<string[]>): Said[] =>
  items === undefined ? [] : [{ kind: 'list', title: titleOf(field), items }]

/** `blank`: what an empty cell means, where it means something. */
type TableLooks = { beneath?: string[]; blank?: Record<string, string> }

/** A list of rows, a column for each box of a row. */
export function table(field: List, rows: Maybe<object[]>, looks: TableLooks = {}): Said[] {
  if (!rows) return []
  const { beneath = [], blank = {} } = looks
  const boxes = rowBoxes(field)
  const shares = sharesOf(boxes.map(({ look }) => (look.kind === 'area' ? 3 : 1)))
  return [
    {
      kind: 'table',
      title: titleOf(field),
      columns: boxes.map(({ key, look }, at) => ({
        name: look.title,
        share: shares[at] ?? 0,
        ...(look.kind === 'number' && { num: true }),
        ...(beneath.includes(key) && { beneath: true }),
      })),
      rows: rows.map((row) => {
        const cells = new Map<string, unknown>(Object.entries(row))
        return { cells: boxes.map(({ key }) => String(cells.get(key) ?? '') || (blank[key] ?? BLANK)) }
      }),
    },
  ]
}

export const BLANK = '未填'

/** Widths that stand to each other as these do, in whole hundredths: the first has what is left over. */
export function sharesOf(widths: number[]): number[] {
  const all = widths.reduce((sum, width) => sum + width, 0)
  const shares = widths.map((width) => Math.floor((width * 100) / all))
  const left = 100 - shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share, at) => (at === 0 ? share + left : share))
}

/** Facts that follow each other stand together. */
export function joined(said: Said[]): Said[] {
  const all: Said[] = []
  for (const one of said) {
    const last = all.at(-1)
    if (last?.kind === 'facts' && one.kind === 'facts')
      all.splice(-1, 1, { kind: 'facts', rows: [...last.rows, ...one.rows] })
    else all.push(one)
  }
  return all
}

/** How many columns the first cell of a row reaches over: of a sum, those that it leaves empty. */
export const spanOf = ({ isSum, cells }: Row): number =>
  isSum ? Math.max(1, cells.slice(1).findIndex((cell) => cell !== '') + 1) : 1

/** Each with what stands over it; null: what it stands `under` says the same, or its first column, or it stands there alone. */
export const headed = (says: Said[], under?: string): { said: Said; heading: string | null }[] =>
  says.map((said) => {
    if (said.kind === 'facts' || said.title === under) return { said, heading: null }
    const isAlone = under !== undefined && says.length === 1
    const isSaid = under !== undefined && said.kind === 'table' && said.columns[0]?.name === said.title
    return { said, heading: isAlone || isSaid ? null : said.title }
  })

/** Lines as they were typed; blank ones are left out. */
export const linesOf = (said: string): string[] => said.split('\n').filter((line) => line.trim() !== '')
