import {
  EffectTable,
  GoalList,
  OutputTable,
  RiskList,
  StepTable,
} from '../../proposals/submissions/pages/content.tsx'
import { BudgetTable } from '../../proposals/budget/pages/table.tsx'
import { BeneficiariesView, GroundView } from '../../proposals/submissions/pages/asked.tsx'
import { AnswersView } from '../../calls/form/pages/questions.tsx'
import { questionsIn } from '../../calls/form/rules/form.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { findingsInContent } from '../../proposals/budget/rules/findings.ts'
import type { ExpertContent } from '../../proposals/rules/content.ts'

/** What a criterion judges. A criterion of the round's own, with a code not known here, gets the whole proposal. */
export function Evidence({ code, ...of }: Props & { code: string }) {
  const part = PARTS.get(code)
  const parts = part ? [part] : [...PARTS.values()]
  return (
    <>
      {parts.map((Part) => (
        <Part {...of} />
      ))}
    </>
  )
}

type Props = { content: ExpertContent; plan: Plan; roundId: string }

const Why = ({ content, plan: { form } }: Props) => (
  <>
    <h3>项目概况</h3>
    <p>{content.summary}</p>
    <h3>居民需求</h3>
    <p>{content.need}</p>
    <GroundView content={content} />
    <BeneficiariesView content={content} />
    <h3>目标</h3>
    <GoalList goals={content.goals} />
    {form?.sections.map(({ title, questions }) => (
      <>
        <h3>{title}</h3>
        <AnswersView
          questions={questions.filter(({ kind }) => kind !== 'file')}
          answers={content.answers ?? {}}
          form={questionsIn(form)}
        />
      </>
    ))}
  </>
)

const What = ({ content }: Props) => (
  <>
    <h3>产出指标</h3>
    <OutputTable outputs={content.outputs} />
    <h3>活动计划</h3>
    <StepTable plan={content.plan} months={content.months} />
  </>
)

const Change = ({ content }: Props) => (
  <>
    <h3>成效指标</h3>
    <EffectTable effects={content.effects} />
    <h3>风险与应对</h3>
    <RiskList risks={content.risks} />
    {content.sustainability && (
      <>
        <h3>可持续</h3>
        <p>{content.sustainability}</p>
      </>
    )}
  </>
)

const How = ({ content, plan, roundId }: Props) => (
  <>
    <h3>创新之处</h3>
    <p>{content.innovation}</p>
    <h3>预算</h3>
    <BudgetTable
      content={content}
      findings={findingsInContent(plan, content)}
      {...{ rulebook: plan.rulebook, roundId }}
    />
  </>
)

/** By criterion code. */
const PARTS = new Map([
  ['goal', Why],
  ['output', What],
  ['effect', Change],
  ['innovation', How],
])
