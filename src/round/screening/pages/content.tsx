import { Facts } from '../../../web/lists.tsx'
import { Block } from '../../../web/parts.tsx'
import {
  EffectTable,
  GoalList,
  OutputTable,
  RiskList,
  StepTable,
} from '../../proposals/submissions/pages/content.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { trackOf } from '../../calls/rules/round.ts'
import { BudgetTable } from '../../proposals/budget/pages/table.tsx'
import { findingsInContent } from '../../proposals/budget/rules/findings.ts'
import { AnswersView } from '../../calls/form/pages/questions.tsx'
import { questionsIn } from '../../calls/form/rules/form.ts'
import {
  BeneficiariesView,
  GroundView,
  PartnersView,
  TeamView,
} from '../../proposals/submissions/pages/asked.tsx'
import { SubmittedFiles } from '../../proposals/files/pages.tsx'
import { asksFiles } from '../../proposals/sections/rules/sections.ts'
import type { Content } from '../../proposals/rules/content.ts'

/** What was handed in, for whoever judges it. */
export const ContentBlocks = ({
  content,
  plan,
  roundId,
  fileHref,
}: {
  content: Content
  plan: Plan
  roundId: string
  fileHref: (id: string) => string
}) => (
  <>
    <Block id="content" title="申报内容">
      <Facts
        rows={[
          { name: '赛道', value: trackOf(plan, content.track)?.name ?? content.track },
          { name: '领域', value: content.category },
          { name: '实施地点', value: content.place },
          { name: '实施时间', value: `${content.months}个月` },
          { name: '负责人', value: content.leader },
          { name: '项目简介', value: content.summary },
          { name: '居民需求', value: content.need },
          { name: '目标', value: <GoalList goals={content.goals} /> },
          { name: '创新之处', value: content.innovation },
          { name: '风险与应对', value: <RiskList risks={content.risks} /> },
          ...(content.sustainability ? [{ name: '可持续', value: content.sustainability }] : []),
        ]}
      />
      <GroundView content={content} />
      <BeneficiariesView content={content} />
    </Block>
    <Block id="budget" title="预算">
      <BudgetTable
        content={content}
        findings={findingsInContent(plan, content)}
        {...{ rulebook: plan.rulebook, roundId }}
      />
    </Block>
    <Block id="outputs" title="产出与成效">
      <OutputTable outputs={content.outputs} />
      <EffectTable effects={content.effects} />
    </Block>
    <Block id="plan" title="活动计划">
      <StepTable plan={content.plan} months={content.months} />
    </Block>
    {content.team && (
      <Block id="team" title="团队">
        <TeamView team={content.team} />
      </Block>
    )}
    {content.partners && (
      <Block id="partners" title="合作单位">
        <PartnersView partners={content.partners} />
      </Block>
    )}
    {asksFiles(plan) && (
      <Block id="files" title="附件">
        <SubmittedFiles files={content.files ?? []} form={plan.form} href={fileHref} />
      </Block>
    )}
    {plan.form?.sections.map(({ code, title, questions }) => (
      <Block id={`form-${code}`} title={title}>
        <AnswersView questions={questions} answers={content.answers ?? {}} form={questionsIn(plan.form)} />
      </Block>
    ))}
  </>
)
