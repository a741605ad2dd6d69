import { Table } from '../../../web/tables.tsx'
import type { Effect, Output, Risk, Step } from '../rules/content.ts'

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

export const StepTable = ({ plan }: { plan: Step[] }) => (
  <Table unseenCaption="活动计划" head={[{ text: '月份' }, { text: '工作' }]}>
    {plan.map(({ month, until, work }) => (
      <tr>
        <td class="nowrap">{until ? `第${month}至${until}个月` : `第${month}个月`}</td>
        <td>{work}</td>
      </tr>
    ))}
  </Table>
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
