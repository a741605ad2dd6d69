import { Table } from '../../../../web/tables.tsx'
import type { Effect, Output, Risk, Step } from '../../rules/content.ts'

export const GoalList = ({ goals }: { goals: string[] }) => (
  <ol>
    {goals.map((goal) => (
      <li>{goal}</li>
    ))}
  </ol>
)

export const OutputTable = ({ outputs }: { outputs: Output[] }) => (
  <Table
    unseenCaption="产出指标"
    head={[{ text: '产出指标' }, { text: '目标', num: true }, { text: '单位' }]}
  >
    {outputs.map(({ name, target, unit }) => (
      <tr>
        <th scope="row">{name}</th>
        <td class="num">{target}</td>
        <td>{unit}</td>
      </tr>
    ))}
  </Table>
)

export const EffectTable = ({ effects }: { effects: Effect[] }) => (
  <Table
    unseenCaption="成效指标"
    head={[
      { text: '成效指标' },
      { text: '基线', num: true },
      { text: '目标', num: true },
      { text: '测量办法' },
    ]}
  >
    {effects.map(({ name, unit, baseline, target, method }) => (
      <tr>
        <th scope="row">
          {name}
          <small>{unit}</small>
        </th>
        <td class="num">{baseline ?? '—'}</td>
        <td class="num">{target}</td>
        <td>{method}</td>
      </tr>
    ))}
  </Table>
)

/** The plan as a timeline: each step with the months that it takes, drawn against `months`, the length of the project. */
export function StepTable({ plan, months }: { plan: Step[]; months: number }) {
  const last = Math.max(months, ...plan.map(({ month, until = month }) => until))
  return (
    <Table unseenCaption="活动计划" head={[{ text: '月份' }, { text: `工作（每格一个月，共${last}个月）` }]}>
      {plan.map(({ month, until = month, work }) => (
        <tr>
          <td class="nowrap">{until > month ? `第${month}至${until}个月` : `第${month}个月`}</td>
          <td>
            {work}
            <Span month={month} until={until} last={last} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** A month is ten wide. */
const Span = ({ month, until, last }: { month: number; until: number; last: number }) => (
  <svg class="bar months-bar" viewBox={`0 0 ${last * 10} 10`} preserveAspectRatio="none" aria-hidden="true">
    <rect x={String((month - 1) * 10)} width={String((until - month + 1) * 10)} height="10" />
    {Array.from({ length: last - 1 }, (_, at) => (
      <line x1={String((at + 1) * 10)} x2={String((at + 1) * 10)} y1="0" y2="10" />
    ))}
  </svg>
)

export const RiskList = ({ risks }: { risks: Risk[] }) => (
  <ul>
    {risks.map(({ risk, response }) => (
      <li>
        {risk}：{response}
      </li>
    ))}
  </ul>
)
