import { sayAnswer } from '../../calls/form/pages/answers.ts'
import { askedOf, chosenOf } from '../../calls/form/rules/asked.ts'
import type { Answer, Question } from '../../calls/form/rules/form.ts'
import type { Content } from '../rules/content.ts'
import { BLANK, type Said, joined, sharesOf } from './saying.ts'

type Answered = Pick<Partial<Content>, 'answers' | 'files'>

/** The round's own questions that were asked, of one page or of all of the `form`: a condition may look back to another. */
export function answersSaid(questions: Question[], content: Answered, form: Question[]): Said[] {
  const { answers = {} } = content
  const asked = askedOf(form, chosenOf(answers)).filter(({ code }) =>
    questions.some((one) => one.code === code),
  )
  return joined(
    asked.map((question) => {
      const answer = Object.hasOwn(answers, question.code) ? answers[question.code] : undefined
      return tableOf(question, answer) ?? factOf(question, answer, content)
    }),
  )
}

function factOf(question: Question, answer: Answer | undefined, { files = [] }: Answered): Said {
  const attached = files.filter((file) => file.question === question.code).map(({ name }) => name)
  const said = question.kind === 'file' ? attached.join('、') : sayAnswer(question, answer)
  return { kind: 'facts', rows: [[question.label, said || BLANK]] }
}

/** Null: it is no table, or nothing stands in it. */
function tableOf(question: Question, answer: Answer | undefined): Said | null {
  if (question.kind !== 'table' || !Array.isArray(answer) || answer.length === 0) return null
  const shares = sharesOf(question.columns.map(() => 1))
  return {
    kind: 'table',
    title: question.label,
    columns: question.columns.map(({ label }, at) => ({ name: label, share: shares[at] ?? 0 })),
    rows: answer.flatMap((row) =>
      typeof row === 'string' ? [] : [{ cells: question.columns.map(({ code }) => row[code] ?? '') }],
    ),
  }
}
