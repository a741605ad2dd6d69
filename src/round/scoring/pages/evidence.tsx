import { EffectTable, GoalList, OutputTable, RiskList, StepTable } from '../../proposals/pages/content.tsx'
import { BudgetTable } from '../../proposals/pages/budget.tsx'
import type { BlindContent } from '../rules/sheet.ts'

/** What a criterion judges. A criterion of the round's own, with a code not known here, gets the whole proposal. */
export function Evidence({ code, content }: { code: string; content: BlindContent }) {
  const part = PARTS.get(code)
  const parts = part ? [part] : [...PARTS.values()]
  return (
    <>
      {parts.map((Part) => (
        <Part content={content} />
      ))}
    </>
  )
}

const Why = ({ content }: { content: BlindContent }) => (
  <>
    <h3>项目概况</h3>
    <p>{content.summary}</p>
    <h3>居民需求</h3>
    <p>{content.need}</p>
    <h3>目标</h3>
    <GoalList goals={content.goals} />
  </>
)

const What = ({ content }: { content: BlindContent }) => (
  <>
    <h3>产出指标</h3>
    <OutputTable outputs={content.outputs} />
    <h3>活动计划</h3>
    <StepTable plan={content.plan} />
  </>
)

const Change = ({ content }: { content: BlindContent }) => (
  <>
    <h3>成效指标</h3>
    <EffectTable effects={content.effects} />
    <h3>风险与应对</h3>
    <RiskList risks={content.risks} />
  </>
)

const How = ({ content }: { content: BlindContent }) => (
  <>
    <h3>创新之处</h3>
    <p>{content.innovation}</p>
    <h3>预算</h3>
    <BudgetTable content={content} />
  </>
)

/** By criterion code. */
const PARTS = new Map([
  ['goal', Why],
  ['output', What],
  ['effect', Change],
  ['innovation', How],
])
