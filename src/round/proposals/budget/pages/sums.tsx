import { yuan } from '../../../../shared/money.ts'
import { Table } from '../../../../web/tables.tsx'
import { totalsOf } from '../rules/lines.ts'
import { BUDGET_KINDS, type BudgetLine, SOURCES } from '../../rules/content.ts'
import { BUDGET_WORDS, SOURCE_WORDS } from '../rules/words.ts'

/** What the lines add up to, by category and by source; app.js keeps it up while one types. */
export function BudgetSums({ lines }: { lines: BudgetLine[] }) {
  const { grant, own, kinds, sources } = totalsOf(lines)
  return (
    <div class="columns" data-budget-sums="">
      <Table
        caption="按科目合计"
        head={[{ text: '科目' }, { text: '申请（元）', num: true }, { text: '自筹（元）', num: true }]}
        foot={
          <tr>
            <th scope="row">合计</th>
            <td class="num" data-sum="grant">
              {yuan(grant)}
            </td>
            <td class="num" data-sum="own">
              {yuan(own)}
            </td>
          </tr>
        }
      >
        {BUDGET_KINDS.map((kind) => {
          const found = kinds.find((one) => one.kind === kind)
          return (
            <tr hidden={!found}>
              <th scope="row">{BUDGET_WORDS[kind]}</th>
              <td class="num" data-sum={`${kind} grant`}>
                {yuan(found?.grant ?? 0)}
              </td>
              <td class="num" data-sum={`${kind} own`}>
                {yuan(found?.own ?? 0)}
              </td>
            </tr>
          )
        })}
      </Table>
      <Table
        caption="按来源合计"
        head={[{ text: '资金来源' }, { text: '金额（元）', num: true }]}
        foot={
          <tr>
            <th scope="row">总预算</th>
            <td class="num" data-sum="all">
              {yuan(grant + own)}
            </td>
          </tr>
        }
      >
        {SOURCES.map((source) => (
          <tr>
            <th scope="row">{SOURCE_WORDS[source]}</th>
            <td class="num" data-sum={source === 'grant' ? 'grant' : `from ${source}`}>
              {yuan(sources.find((one) => one.source === source)?.amount ?? 0)}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}
