import type { Fen } from '../../../../shared/money.ts'
import { amountTyped, typedRows } from './lines.ts'
import type { Left, Sheet } from './sheet.ts'

/** What is to be said of a table that was read, before anything of it counts. */
export type SheetNote =
  | { why: 'sheet'; name: string }
  | { why: 'hidden-sheet'; name: string }
  | { why: 'hidden-row'; no: number }
  | { why: 'column-unknown'; text: string }
  | { why: 'sum'; no: number; stated: Fen; counted: Fen }
  | ({ why: 'left-out' } & Left)

/** What it could not place, row by row, and whether its sum is that of its lines. */
export function notesOf({ rows, left, unknown, sum }: Sheet): SheetNote[] {
  const typed = typedRows(rows.map(({ row }) => row))
  const counted = rows.reduce((total, _, at) => total + (amountTyped(typed, at) ?? 0), 0)
  return [
    ...unknown.map((text) => ({ why: 'column-unknown' as const, text })),
    ...left.map((one) => ({ why: 'left-out' as const, ...one })),
    ...(sum ? [{ why: 'sum' as const, ...sum, counted }] : []),
  ]
}

/** Somebody should look at it; the others are said in passing. */
export const isWarning = (note: SheetNote): boolean =>
  note.why === 'hidden-row' ||
  (note.why === 'left-out' && note.as === 'below-sum') ||
  (note.why === 'sum' && note.stated !== note.counted)
