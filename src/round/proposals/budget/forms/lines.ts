import { z } from 'zod'
import { yuan } from '../../../../shared/money.ts'
import {
  CELLS,
  type Cell,
  MOST_PRICE,
  MOST_QUANTITY,
  type Row,
  lineOf,
  readPrice,
  readQuantity,
} from '../rules/lines.ts'
import { BUDGET_KINDS, SOURCES, askOf } from '../../rules/content.ts'
import { rows, words } from '../../forms.ts'

/** A line as it is typed; what the grant pays and what comes from elsewhere is computed. */
const line = {
  kind: z.enum(BUDGET_KINDS, '请选择科目'),
  name: words(100, '事项'),
  price: counted('单价', readPrice, `单价应是大于0的金额，最多两位小数，不超过${yuan(MOST_PRICE)}元`),
  quantity: counted('数量', readQuantity, `数量应是大于0的数字，最多两位小数，不超过${yuan(MOST_QUANTITY)}`),
  unit: words(10, '单位'),
  source: z.enum(SOURCES, '请选择资金来源'),
  basis: words(200, '测算依据'),
  activity: z.string('对应活动应是文字').trim().max(200, '对应活动最多200个字').default(''),
}

/** The budget's rows, read into lines. */
export const budgetRows = rows(line, '请至少写一行预算').transform((all, ctx) => {
  const lines = all.map(lineOf)
  if (lines.length > 0 && askOf({ budget: lines }) === 0) ctx.addIssue('申请资金合计不能为0')
  return lines
})

/** The section that holds them. */
export const budgetForm = z.object({ budget: budgetRows })

function counted(name: string, reads: (typed: string) => number | null, otherwise: string) {
  return z
    .string(`请填写${name}`)
    .trim()
    .min(1, `请填写${name}`)
    .transform((typed, ctx) => {
      const read = reads(typed)
      if (read === null) ctx.addIssue(otherwise)
      return read ?? 0
    })
}

/** What is wrong in a row, cell by cell. */
export function problemsIn(row: Row): { cell: Cell; says: string }[] {
  const read = z.object(line).safeParse(row)
  const issues = read.success ? [] : read.error.issues
  return CELLS.flatMap((cell) => {
    const issue = issues.find(({ path }) => path[0] === cell)
    return issue ? [{ cell, says: issue.message }] : []
  })
}
