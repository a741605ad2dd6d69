import { readYuan, yuan } from '../../../shared/money.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import type { Bound } from '../../../rulebook/rules/bound.ts'
import type { ParameterKey } from '../../../rulebook/rules/parameters.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { wiring } from '../../../web/fields.tsx'
import { Block } from '../../../web/parts.tsx'
import { BUDGET_KINDS } from '../rules/content.ts'
import { BUDGET_WORDS } from './words.ts'

type Looks = { text: string; num?: boolean; wide?: boolean }
type Column = Looks & { key: string }
type Rows = { of: Filled; name: string; title: string; columns: Column[] }

/** A list of the form as a table: the rows that are filled in and two empty ones; saving makes two more. */
export const RowSet = ({ of, name, title, columns }: Rows) => (
  <Block id={name} title={title}>
    <p class="hint">每项一行，空行不算。</p>
    <WholeError of={of} name={name} />
    <table class="budget">
      <thead>
        <tr>
          {columns.map(({ text, num }) => (
            <th scope="col" class={num ? 'num w3' : undefined}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {slots(of, name).map((at) => [
          <tr>
            {columns.map((column) => (
              <Cell
                of={of}
                path={`${name}.${at}.${column.key}`}
                label={`${title}第${at + 1}行，${column.text}`}
                {...column}
              />
            ))}
          </tr>,
          <RowErrors of={of} start={`${name}.${at}.`} span={columns.length} />,
        ])}
      </tbody>
    </table>
  </Block>
)

function Cell({ of, path, label, text, num, wide }: Looks & { of: Filled; path: string; label: string }) {
  const looks = [num ? 'num' : '', wide ? 'wide-cell' : ''].join(' ').trim()
  return (
    <td class={looks || undefined} data-label={text}>
      {wide ? (
        <textarea rows={1} id={path} name={path} aria-label={label} {...wiring({ of, name: path })}>
          {of.typed[path] ?? ''}
        </textarea>
      ) : (
        <input
          class={num ? 'num' : undefined}
          id={path}
          name={path}
          aria-label={label}
          inputmode={num ? 'decimal' : undefined}
          value={of.typed[path] ?? ''}
          {...wiring({ of, name: path })}
        />
      )}
    </td>
  )
}

/** The budget: what each line is for, what the grant pays, what comes from elsewhere; sums beneath. */
export const BudgetRows = ({ of, rulebook }: { of: Filled; rulebook: Bound | undefined }) => (
  <Block id="budget" title="预算">
    <p class="hint">写明事项和测算依据，如“社工督导，770元×10次”。金额以元计。</p>
    {rulebook && <BudgetLimits rulebook={rulebook} />}
    <WholeError of={of} name="budget" />
    <table class="budget">
      <thead>
        <tr>
          <th scope="col" class="w3">
            科目
          </th>
          <th scope="col">事项与测算依据</th>
          <th scope="col" class="num w3">
            申请（元）
          </th>
          <th scope="col" class="num w3">
            自有（元）
          </th>
        </tr>
      </thead>
      <tbody>
        {slots(of, 'budget').map((at) => [
          <BudgetRow of={of} at={at} />,
          <RowErrors of={of} start={`budget.${at}.`} span={4} />,
        ])}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan={2}>
            合计
          </th>
          <td class="num">
            <output data-total="grant">{yuan(sum(of, 'grant'))}</output>
          </td>
          <td class="num">
            <output data-total="own">{yuan(sum(of, 'own'))}</output>
          </td>
        </tr>
      </tfoot>
    </table>
  </Block>
)

/** What the round's rules say of a budget, before it is typed. */
function BudgetLimits({ rulebook }: { rulebook: Bound }) {
  const { grantShare, managementFee, personnel, forbidden } = rulebook.parameters.proposals
  const limits: [string, ParameterKey][] = [
    [`申请资金不超过总预算的${grantShare}%`, 'proposals.grantShare'],
    [`管理费不超过申请资金的${managementFee}%`, 'proposals.managementFee'],
    [`人员费不超过申请资金的${personnel}%`, 'proposals.personnel'],
    [`不得列支：${forbidden.join('、')}`, 'proposals.forbidden'],
  ]
  return (
    <ul class="hint">
      {limits.map(([sentence, key]) => (
        <li>
          <Because sentence={sentence} clause={clauseIn(rulebook, key)} />
        </li>
      ))}
    </ul>
  )
}

function BudgetRow({ of, at }: { of: Filled; at: number }) {
  const path = (key: string) => `budget.${at}.${key}`
  const line = `预算第${at + 1}行`
  const chosen = of.typed[path('kind')] ?? ''
  return (
    <tr>
      <td class="wide-cell" data-label="科目">
        <select
          id={path('kind')}
          name={path('kind')}
          aria-label={`${line}，科目`}
          {...wiring({ of, name: path('kind') })}
        >
          <option value="">请选择</option>
          {BUDGET_KINDS.map((kind) => (
            <option value={kind} selected={kind === chosen}>
              {BUDGET_WORDS[kind]}
            </option>
          ))}
        </select>
      </td>
      <Cell of={of} path={path('name')} text="事项与测算依据" label={`${line}，事项与测算依据`} wide />
      {(['grant', 'own'] as const).map((key) => (
        <td class="num" data-label={key === 'grant' ? '申请（元）' : '自有（元）'}>
          <input
            class="num"
            id={path(key)}
            name={path(key)}
            data-sum={key}
            inputmode="decimal"
            aria-label={`${line}，${key === 'grant' ? '申请资金，元' : '自有资金，元'}`}
            value={of.typed[path(key)] ?? ''}
            {...wiring({ of, name: path(key) })}
          />
        </td>
      ))}
    </tr>
  )
}

/** An error of the list as a whole. */
function WholeError({ of, name }: { of: Filled; name: string }) {
  const says = of.problems.find((problem) => problem.field === name)?.says
  return says ? (
    <p class="error" id={`${name}-error`}>
      {says}
    </p>
  ) : null
}

/** The errors of a row stand under it, each with the id that its field names. */
function RowErrors({ of, start, span }: { of: Filled; start: string; span: number }) {
  const problems = of.problems.filter(({ field }) => field.startsWith(start))
  if (problems.length === 0) return null
  return (
    <tr class="why">
      <td colspan={span} class="wide-cell">
        {problems.map(({ field, says }) => (
          <p class="error" id={`${field}-error`}>
            {says}
          </p>
        ))}
      </td>
    </tr>
  )
}

function slots(of: Filled, name: string): number[] {
  const used = Object.entries(of.typed)
    .filter(([path, value]) => path.startsWith(`${name}.`) && value.trim() !== '')
    .map(([path]) => Number(path.split('.')[1]))
    .filter((at) => at >= 0)
  const count = Math.min(40, Math.max(1, ...used.map((at) => at + 1)) + (used.length > 0 ? 1 : 2))
  return Array.from({ length: count }, (_, at) => at)
}

function sum(of: Filled, key: string): number {
  return Object.entries(of.typed)
    .filter(([path]) => path.startsWith('budget.') && path.endsWith(`.${key}`))
    .reduce((total, [, value]) => total + (readYuan(value) ?? 0), 0)
}
