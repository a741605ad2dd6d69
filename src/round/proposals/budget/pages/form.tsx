import type { Child } from 'hono/jsx'
import type { Bound } from '../../../../rulebook/rules/bound.ts'
import { type Fen, yuan } from '../../../../shared/money.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { asset } from '../../../../web/asset.ts'
import { isShown, wiring } from '../../../../web/fields.tsx'
import { Actions, Button } from '../../../../web/parts.tsx'
import type { Plan } from '../../../calls/rules/plan.ts'
import { type BudgetFinding, findingsIn } from '../rules/findings.ts'
import { Enter, Removed, RowButton } from './lines.tsx'
import { CELLS, type Cell, activitiesTyped, amountTyped, cellName, linesTyped } from '../rules/lines.ts'
import { BUDGET_KINDS, SOURCES } from '../../rules/content.ts'
import { BudgetLimits } from './limits.tsx'
import { BudgetSums } from './sums.tsx'
import { Findings } from './table.tsx'
import { RowErrors, WholeError, slots } from '../../pages/rows.tsx'
import { ALSO_CELL, ALSO_KIND, ALSO_SOURCE, BUDGET_WORDS, CELL_WORDS, SOURCE_WORDS } from '../rules/words.ts'

/** `exchange`: where it goes out to a spreadsheet and comes back. */
type Props = { of: Filled; plan: Plan; exchange: string }

/** The budget as it is typed: a line in two rows, what is wrong with it beneath, sums by category and source at the end. */
export function BudgetPart({ of, plan, exchange }: Props) {
  if (!isShown({ of, name: 'budget' })) return null
  const lines = linesTyped(of.typed)
  const activities = activitiesTyped(of.typed)
  const findings = findingsIn(plan, lines, { track: of.typed['track'] ?? '', activities })
  const { rulebook } = plan
  return (
    <div class="block" id="budget">
      <p class="hint">
        一项一行：单价乘以数量就是金额，空行不算，按回车到下一行。可以从Excel复制几行，粘贴到表里
        {of.only === undefined && (
          <>
            ；也可以<a href={exchange}>导入或导出Excel文件</a>
          </>
        )}
        。
      </p>
      <BudgetLimits plan={plan} track={of.typed['track'] ?? ''} />
      <WholeError of={of} name="budget" />
      <Enter />
      <div data-findings="">
        <Findings findings={findings.filter(({ at }) => at === null)} rulebook={rulebook} />
      </div>
      <table class="budget lines" data-from={of.only ? undefined : exchange} {...HEADINGS}>
        <Head />
        {slots(of, 'budget').map((at) => (
          <LineRows
            {...{ of, at, rulebook }}
            amount={amountTyped(of.typed, at)}
            findings={findings.filter((one) => one.at === at)}
          />
        ))}
      </table>
      <Removed typed={of.typed} />
      <datalist id="activities">
        {activities.map((activity) => (
          <option value={activity} />
        ))}
      </datalist>
      <Actions>
        <Button plain name="do" value="add">
          保存并加行
        </Button>
        <span class="hint" role="status" data-pasted="" />
      </Actions>
      <BudgetSums lines={lines.filter((line) => line !== null)} />
      <script type="module" src={asset('budget.mjs')}></script>
    </div>
  )
}

/** What a paste may call a column; app.js reads it. */
const HEADINGS = Object.fromEntries(
  CELLS.map((cell) => [`data-${cell}`, `${CELL_WORDS[cell].replace('（元）', '')} ${ALSO_CELL[cell]}`]),
)

const Head = () => (
  <thead>
    <tr>
      <th scope="col" class="w4">
        科目
      </th>
      <th scope="col">事项</th>
      <th scope="col" class="num w3">
        单价（元）
      </th>
      <th scope="col" class="num w2">
        数量
      </th>
      <th scope="col" class="w3">
        单位
      </th>
    </tr>
  </thead>
)

type Shown = {
  of: Filled
  at: number
  amount: Fen | null
  findings: BudgetFinding[]
  rulebook: Bound | undefined
}

const LineRows = ({ of, at, amount, findings, rulebook }: Shown) => (
  <tbody data-line={String(at)}>
    <tr>
      <Choice {...{ of, at }} cell="kind" options={KINDS} />
      <Words {...{ of, at }} cell="name" />
      <Input {...{ of, at }} cell="price" num />
      <Input {...{ of, at }} cell="quantity" num />
      <Input {...{ of, at }} cell="unit" />
    </tr>
    <tr class="more">
      <Choice {...{ of, at }} cell="source" options={FROM} />
      <Words {...{ of, at }} cell="basis" />
      <Input {...{ of, at }} cell="activity" span={2} list="activities" />
      <td class="num amount" data-label="金额（元）">
        <output>{amount === null ? '' : yuan(amount)}</output>
      </td>
    </tr>
    <tr class="acts">
      <td colspan={5} class="wide-cell">
        <RowButton what="insert" at={at} text="在下面加一行" />
        <RowButton what="remove" at={at} text="删去这一行" />
      </td>
    </tr>
    <RowErrors of={of} start={`budget.${at}.`} span={5} />
    <tr class="why" hidden={findings.length === 0}>
      <td colspan={5} class="wide-cell" data-findings={String(at)}>
        <Findings findings={findings} rulebook={rulebook} />
      </td>
    </tr>
  </tbody>
)

type Option = { value: string; text: string; also: string }
const KINDS = BUDGET_KINDS.map((kind) => ({ value: kind, text: BUDGET_WORDS[kind], also: ALSO_KIND[kind] }))
const FROM = SOURCES.map((source) => ({
  value: source,
  text: SOURCE_WORDS[source],
  also: ALSO_SOURCE[source],
}))

type Of = { of: Filled; at: number; cell: Cell; span?: number }

/** Attributes of every control: its id is its name, and its row and column are said to those who do not see them. */
const controlOf = ({ of, at, cell }: Of) => ({
  id: cellName(at, cell),
  name: cellName(at, cell),
  'data-cell': cell,
  'aria-label': `预算第${at + 1}行，${CELL_WORDS[cell]}`,
  ...wiring({ of, name: cellName(at, cell) }),
})

const valueOf = ({ of, at, cell }: Of): string => of.typed[cellName(at, cell)] ?? ''

const Box = ({ cell, span, children, looks }: Of & { looks?: string; children: Child }) => (
  <td class={looks} colspan={span} data-label={CELL_WORDS[cell]}>
    {children}
  </td>
)

const Input = (of: Of & { num?: boolean; list?: string }) => (
  <Box {...of} looks={of.num ? 'num' : of.span ? 'wide-cell' : ''}>
    <input
      class={of.num ? 'num' : undefined}
      {...controlOf(of)}
      inputmode={of.num ? 'decimal' : undefined}
      list={of.list}
      value={valueOf(of)}
    />
  </Box>
)

const Words = (of: Of) => (
  <Box {...of} looks="wide-cell">
    <textarea rows={1} {...controlOf(of)}>
      {valueOf(of)}
    </textarea>
  </Box>
)

/** What was pasted and is none of the choices stays, to be chosen anew. */
const Choice = (of: Of & { options: Option[] }) => {
  const chosen = valueOf(of)
  const isOther = chosen !== '' && of.options.every(({ value }) => value !== chosen)
  return (
    <Box {...of} looks={of.cell === 'kind' ? 'wide-cell' : 'half-cell'}>
      <select {...controlOf(of)}>
        <option value="">请选择</option>
        {isOther && (
          <option value={chosen} selected>
            {chosen}（请改选）
          </option>
        )}
        {of.options.map(({ value, text, also }) => (
          <option value={value} data-also={also} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Box>
  )
}
