import { BudgetTable } from '../../proposals/budget/pages/table.tsx'
import { questionsIn } from '../../calls/form/rules/form.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { findingsInContent } from '../../proposals/budget/rules/findings.ts'
import { answersSaid } from '../../proposals/pages/answers.ts'
import { Reading } from '../../proposals/pages/reading.tsx'
import { saidOf } from '../../proposals/pages/said.ts'
import { EXPERT_READS, type ExpertContent } from '../../proposals/rules/content.ts'

type Field = (typeof EXPERT_READS)[number]

/** What stands over the sheet. */
const HEAD: Field[] = ['title', 'track', 'category', 'place', 'months']
/** What a criterion judges, by its code. Whatever else an expert reads is read with the goals. */
const JUDGED: Record<string, Field[]> = {
  output: ['outputs', 'plan'],
  effect: ['effects', 'risks', 'sustainability'],
  innovation: ['innovation', 'budget'],
}
const GOAL = EXPERT_READS.filter((field) => ![HEAD, ...Object.values(JUDGED)].flat().includes(field))
const PARTS = new Map([['goal', GOAL], ...Object.entries(JUDGED)])

type Props = { content: ExpertContent; plan: Plan; roundId: string }

/** What a criterion judges. A criterion of the round's own, with a code not known here, gets the whole proposal. */
export function Evidence({ code, ...of }: Props & { code: string }) {
  const fields = PARTS.get(code) ?? [...PARTS.values()].flat()
  return (
    <>
      <Reading
        says={saidOf(
          of.content,
          of.plan,
          fields.filter((field) => field !== 'budget'),
        )}
      />
      {fields.includes('answers') && <Answers {...of} />}
      {fields.includes('budget') && <Budget {...of} />}
    </>
  )
}

/** Files tell whose a proposal is: neither they nor the questions that they answer are there. */
const Answers = ({ content, plan: { form } }: Props) => (
  <>
    {form?.sections.map(({ title, questions }) => (
      <>
        <h3>{title}</h3>
        <Reading
          says={answersSaid(
            questions.filter(({ kind }) => kind !== 'file'),
            content,
            questionsIn(form),
          )}
          under={title}
        />
      </>
    ))}
  </>
)

const Budget = ({ content, plan, roundId }: Props) => (
  <>
    <h3>预算</h3>
    <BudgetTable
      content={content}
      findings={findingsInContent(plan, content)}
      {...{ rulebook: plan.rulebook, roundId }}
    />
  </>
)
