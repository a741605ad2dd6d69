import { yuan } from '../../../shared/money.ts'
import { Facts } from '../../../web/lists.tsx'
import { Chapter } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { type Content, type Effect, type Output, type Risk, type Step, askOf } from '../rules/content.ts'
import { BudgetTable } from './budget.tsx'

/** All that a proposal says, chapter by chapter. */
export const ContentView = ({ content }: { content: Content }) => (
  <>
    <Chapter id="about" title="项目概况">
      <p>{content.summary}</p>
      <Facts
        rows={[
          { name: '领域', value: content.category },
          { name: '实施地点', value: content.place },
          { name: '实施时间', value: `${content.months}个月` },
          { name: '项目负责人', value: content.leader },
          { name: '申请资金', value: `${yuan(askOf(content))}元` },
        ]}
      />
    </Chapter>
    <Chapter id="need" title="需求与目标">
      <h3>居民需求</h3>
      <p>{content.need}</p>
      <h3>目标</h3>
      <GoalList goals={content.goals} />
    </Chapter>
    <Chapter id="outputs" title="产出与成效">
      <OutputTable outputs={content.outputs} />
      <EffectTable effects={content.effects} />
    </Chapter>
    <Chapter id="innovation" title="创新之处">
      <p>{content.innovation}</p>
    </Chapter>
    <Chapter id="plan" title="活动计划">
      <StepTable plan={content.plan} />
    </Chapter>
    <Chapter id="risks" title="风险与应对">
      <RiskList risks={content.risks} />
    </Chapter>
    <Chapter id="budget" title="预算">
      <BudgetTable content={content} />
    </Chapter>
  </>
)

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
    {plan.map(({ month, work }) => (
      <tr>
        <td class="nowrap">第{month}个月</td>
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
