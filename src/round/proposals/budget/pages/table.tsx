import { citing } from '../../../../rulebook/citing.ts'
import type { Bound } from '../../../../rulebook/rules/bound.ts'
import { yuan } from '../../../../shared/money.ts'
import { Because } from '../../../../web/answer.tsx'
import { Table } from '../../../../web/tables.tsx'
import { type BudgetFinding, isDoubt } from '../rules/findings.ts'
import { sayQuantity, totalsOf } from '../rules/lines.ts'
import { type BudgetLine, type Content, type Estimate, askOf, ownOf } from '../../rules/content.ts'
import { BUDGET_WORDS, SOURCE_WORDS } from '../rules/words.ts'
import { sayBudgetFinding } from '../../pages/words.ts'

type Budget = {
  content: Pick<Content, 'budget'>
  /** What its reader is to look at, beside its line. */
  findings?: BudgetFinding[]
  rulebook?: Bound | undefined
  roundId?: string | undefined
}

/** A budget to be read: lines with their estimate by category; older ones, without, as they were handed in. */
export const BudgetTable = ({ content, findings = [], rulebook, roundId }: Budget) => {
  const isEstimated = content.budget.some(({ estimate }) => estimate)
  // a budget without estimates has no lines to stand beside
  const wide = findings.filter(({ at }) => at === null || !isEstimated)
  const own = isEstimated ? '自筹（元）' : '自有（元）'
  return (
    <>
      <Findings findings={wide} {...{ rulebook, roundId }} />
      <Table
        unseenCaption="预算"
        head={[{ text: '科目与事项' }, { text: '申请（元）', num: true }, { text: own, num: true }]}
        foot={<Amounts name="合计" grant={askOf(content)} own={ownOf(content)} />}
      >
        {isEstimated ? (
          <ByKind {...{ content, findings, rulebook, roundId }} />
        ) : (
          content.budget.map((line) => (
            <Line line={line} title={BUDGET_WORDS[line.kind]} small={nameBeside(line)} />
          ))
        )}
      </Table>
    </>
  )
}

/** Each category with what it adds up to, its lines beneath. */
const ByKind = ({ content, findings = [], rulebook, roundId }: Budget) => (
  <>
    {totalsOf(content.budget).kinds.map(({ kind, grant, own }) => [
      <Amounts name={BUDGET_WORDS[kind]} grant={grant} own={own} isGroup />,
      content.budget.map(
        (line, row) =>
          line.kind === kind && (
            <Line
              line={line}
              title={line.name}
              small={line.estimate && sayEstimate(line.estimate)}
              findings={findings.filter(({ at }) => at === row)}
              {...{ rulebook, roundId }}
            />
          ),
      ),
    ])}
  </>
)

type Shown = {
  line: BudgetLine
  title: string
  small?: string | undefined
  findings?: BudgetFinding[]
  rulebook?: Bound | undefined
  roundId?: string | undefined
}

const Line = ({ line, title, small, findings = [], rulebook, roundId }: Shown) => (
  <tr>
    <th scope="row">
      {title}
      {small && <small>{small}</small>}
      <Findings {...{ findings, rulebook, roundId }} />
    </th>
    <td class="num">{yuan(line.grant)}</td>
    <td class="num">{yuan(line.own)}</td>
  </tr>
)

const Amounts = ({
  name,
  grant,
  own,
  isGroup,
}: {
  name: string
  grant: number
  own: number
  isGroup?: boolean
}) => (
  <tr class={isGroup ? 'subtotal' : undefined}>
    <th scope="row">{name}</th>
    <td class="num">{yuan(grant)}</td>
    <td class="num">{yuan(own)}</td>
  </tr>
)

const nameBeside = ({ kind, name }: BudgetLine): string => (name === BUDGET_WORDS[kind] ? '' : name)

/** "100.00元×40场，申请资助；依据：市场询价；用于：茶叙" */
function sayEstimate({ price, quantity, unit, basis, activity, source }: Estimate): string {
  const serves = activity ? `；用于：${activity}` : ''
  return `${yuan(price)}元×${sayQuantity(quantity)}${unit}，${SOURCE_WORDS[source]}；依据：${basis}${serves}`
}

/** Each with the clause that it comes from. */
export const Findings = ({
  findings,
  rulebook,
  roundId,
}: {
  findings: BudgetFinding[]
  rulebook: Bound | undefined
  roundId?: string | undefined
}) => (
  <>
    {findings.map((finding) => (
      <p class={isDoubt(finding) ? 'error warn' : 'error'}>
        <Because sentence={sayBudgetFinding(finding)} clause={citing(rulebook, roundId)(finding)} />
      </p>
    ))}
  </>
)
