import { z } from 'zod'
import { rows } from '../../../../web/boxes/box.ts'
import { pick } from '../../../../web/boxes/choices.ts'
import { hundredths, money } from '../../../../web/boxes/numbers.ts'
import { area, areaOrNone, line } from '../../../../web/boxes/texts.ts'
import { type BudgetLine, askOf } from '../../rules/content.ts'
import {
  CELLS,
  type Cell,
  MOST_LINES,
  MOST_PRICE,
  MOST_QUANTITY,
  type Row,
  estimatesIn,
  lineOf,
} from '../rules/lines.ts'
import { BUDGET_WORDS, CELL_WORDS, SOURCE_WORDS } from '../rules/words.ts'

/** A line as it is typed; what the grant pays and what comes from elsewhere is computed. */
export const LINE = z.object(
  {
    kind: pick(CELL_WORDS.kind, BUDGET_WORDS),
    name: area(CELL_WORDS.name, 100),
    price: money('单价', [1, MOST_PRICE]),
    quantity: hundredths(CELL_WORDS.quantity, [1, MOST_QUANTITY]),
    unit: line(CELL_WORDS.unit, 10),
    source: pick(CELL_WORDS.source, SOURCE_WORDS),
    basis: area(CELL_WORDS.basis, 200),
    activity: areaOrNone(CELL_WORDS.activity, 200),
  },
  '这一行的格式不对',
)

/** The budget's rows, read into lines. */
export const budgetRows = z.codec(
  rows(LINE, '请至少写一行预算', MOST_LINES),
  z.array(z.custom<BudgetLine>()),
  {
    decode: (all, ctx) => {
      const lines = all.map(lineOf)
      if (lines.length > 0 && askOf({ budget: lines }) === 0)
        ctx.issues.push({ code: 'custom', input: all, message: '申请资金合计不能为0' })
      return lines
    },
    encode: estimatesIn,
  },
)

/** The section that holds them. */
export const budgetForm = z.object({ budget: budgetRows })

/** What is wrong in a row, cell by cell. */
export function problemsIn(row: Row): { cell: Cell; says: string }[] {
  const read = LINE.safeParse(row)
  const issues = read.success ? [] : read.error.issues
  return CELLS.flatMap((cell) => {
    const issue = issues.find(({ path }) => path[0] === cell)
    return issue ? [{ cell, says: issue.message }] : []
  })
}
