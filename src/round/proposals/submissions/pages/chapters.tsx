import type { Child } from 'hono/jsx'
import { yuan } from '../../../../shared/money.ts'
import { Facts } from '../../../../web/lists.tsx'
import { Chapter } from '../../../../web/parts.tsx'
import { AnswersView } from '../../../calls/form/pages/questions.tsx'
import { questionsIn } from '../../../calls/form/rules/form.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { findingsInContent } from '../../budget/rules/findings.ts'
import { type Content, askOf } from '../../rules/content.ts'
import { type SectionCode, sectionsOf } from '../../sections/rules/sections.ts'
import { BeneficiariesView, GroundView, PartnersView, TeamView } from './asked.tsx'
import { SubmittedFiles } from '../../files/pages.tsx'
import { BudgetTable } from '../../budget/pages/table.tsx'
import { EffectTable, GoalList, OutputTable, RiskList, StepTable } from './content.tsx'

/** What the round asks, and the rules that its budget is held against. */
type Round = Pick<Plan, 'form' | 'tracks' | 'rulebook'> & { roundId?: string }

type Props = {
  content: Content
  round: Round
  /** Where a section is changed; absent: it is only read. */
  change?: (section: SectionCode) => string
  /** Where a file is had. */
  fileHref: (file: string) => string
}

/** All that a proposal says, a chapter a section, in the order of the form. */
export const ContentView = ({ content, round, change, fileHref }: Props) => (
  <>
    {sectionsOf(round).map(({ code, title, questions }) => (
      <Chapter
        id={code}
        title={title}
        small={
          change && (
            <a href={change(code)}>
              修改<span class="unseen">{title}</span>
            </a>
          )
        }
      >
        {questions.length > 0 ? (
          <AnswersView questions={questions} answers={content.answers ?? {}} form={questionsIn(round.form)} />
        ) : code === 'files' ? (
          <SubmittedFiles files={content.files ?? []} form={round.form} href={fileHref} />
        ) : (
          VIEWS.get(code)?.(content, round)
        )}
      </Chapter>
    ))}
  </>
)

const VIEWS = new Map<SectionCode, (content: Content, round: Round) => Child>([
  [
    'about',
    (content) => (
      <>
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
      </>
    ),
  ],
  [
    'need',
    (content) => (
      <>
        <GroundView content={content} />
        <h3>居民需求</h3>
        <p>{content.need}</p>
        <h3>目标</h3>
        <GoalList goals={content.goals} />
        <h3>创新之处</h3>
        <p>{content.innovation}</p>
      </>
    ),
  ],
  ['beneficiaries', (content) => <BeneficiariesView content={content} />],
  [
    'outputs',
    ({ outputs, effects }) => (
      <>
        <OutputTable outputs={outputs} />
        <EffectTable effects={effects} />
      </>
    ),
  ],
  ['plan', ({ plan, months }) => <StepTable plan={plan} months={months} />],
  ['team', ({ team = [] }) => <TeamView team={team} />],
  [
    'risks',
    ({ risks, sustainability }) => (
      <>
        <RiskList risks={risks} />
        {sustainability && (
          <>
            <h3>可持续</h3>
            <p>{sustainability}</p>
          </>
        )}
      </>
    ),
  ],
  ['partners', ({ partners = [] }) => <PartnersView partners={partners} />],
  [
    'budget',
    (content, round) => (
      <BudgetTable
        content={content}
        findings={findingsInContent(round, content)}
        rulebook={round.rulebook}
        roundId={round.roundId}
      />
    ),
  ],
])
