import type { Child } from 'hono/jsx'
import { yuan } from '../../../shared/money.ts'
import { Facts } from '../../../web/lists.tsx'
import { Chapter } from '../../../web/parts.tsx'
import { AnswersView } from '../../calls/pages/questions.tsx'
import { type Form, questionsIn } from '../../calls/rules/form.ts'
import { type Content, askOf } from '../rules/content.ts'
import { type SectionCode, sectionsOf } from '../rules/sections.ts'
import { BeneficiariesView, GroundView, PartnersView, TeamView } from './asked.tsx'
import { SubmittedFiles } from './files.tsx'
import { BudgetTable } from './budget.tsx'
import { EffectTable, GoalList, OutputTable, RiskList, StepTable } from './content.tsx'

type Props = {
  content: Content
  /** The round's own form; absent: it asks nothing more. */
  form: Form | undefined
  /** Where a section is changed; absent: it is only read. */
  change?: (section: SectionCode) => string
  /** Where a file is had. */
  fileHref: (file: string) => string
}

/** All that a proposal says, a chapter a section, in the order of the form. */
export const ContentView = ({ content, form, change, fileHref }: Props) => (
  <>
    {sectionsOf(form ? { form } : {}).map(({ code, title, questions }) => (
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
          <AnswersView questions={questions} answers={content.answers ?? {}} form={questionsIn(form)} />
        ) : code === 'files' ? (
          <SubmittedFiles files={content.files ?? []} form={form} href={fileHref} />
        ) : (
          VIEWS.get(code)?.(content)
        )}
      </Chapter>
    ))}
  </>
)

const VIEWS = new Map<SectionCode, (content: Content) => Child>([
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
  ['budget', (content) => <BudgetTable content={content} />],
])
