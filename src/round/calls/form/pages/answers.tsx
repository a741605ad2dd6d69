import type { Child } from 'hono/jsx'
import { sayDay } from '../../../../shared/days.ts'
import { type Fact, Facts } from '../../../../web/lists.tsx'
import { Table } from '../../../../web/tables.tsx'
import { askedOf, chosenOf } from '../rules/asked.ts'
import type { Answer, Answers, Question } from '../rules/form.ts'

type Props = {
  /** Those of one page, or of the whole form. */
  questions: Question[]
  answers: Answers
  /** The whole form, where a condition looks back to another page; else the same. */
  form?: Question[]
  /** What stands for a question that is answered with a file. */
  fileOf?: (question: Question) => Child
}

/** What was answered, for reading: the questions that were asked, each with its answer. */
export function AnswersView({ questions, answers, form = questions, fileOf }: Props) {
  const asked = askedOf(form, chosenOf(answers)).filter(({ code }) =>
    questions.some((one) => one.code === code),
  )
  return (
    <>
      {asked.some((one) => !isTable(one)) && (
        <Facts rows={asked.filter((one) => !isTable(one)).map((one) => factOf(one, answers, fileOf))} />
      )}
      {asked.map((one) => one.kind === 'table' && <Rows question={one} answer={answerIn(answers, one)} />)}
    </>
  )
}

const isTable = ({ kind }: Question): boolean => kind === 'table'

const answerIn = (answers: Answers, { code }: Question): Answer | undefined =>
  Object.hasOwn(answers, code) ? answers[code] : undefined

const factOf = (question: Question, answers: Answers, fileOf: Props['fileOf']): Fact => ({
  name: question.label,
  value:
    question.kind === 'file'
      ? (fileOf?.(question) ?? '见附件')
      : sayAnswer(question, answerIn(answers, question)),
})

/** "40平方米", "2026年11月22日", "横幅、海报"; "未填" where nothing was answered. */
export function sayAnswer(question: Question, answer: Answer | undefined): string {
  if (answer === undefined) return '未填'
  if (typeof answer === 'number') return `${answer}${question.kind === 'number' ? question.unit : ''}`
  if (typeof answer === 'string') return question.kind === 'date' ? sayDay(answer) : answer
  return answer.flatMap((one) => (typeof one === 'string' ? [one] : [])).join('、')
}

type TableQuestion = Extract<Question, { kind: 'table' }>

const Rows = ({ question, answer }: { question: TableQuestion; answer: Answer | undefined }) => {
  const rows = Array.isArray(answer) ? answer.flatMap((row) => (typeof row === 'string' ? [] : [row])) : []
  return rows.length === 0 ? (
    <Facts rows={[{ name: question.label, value: '未填' }]} />
  ) : (
    <Table
      lined
      caption={question.label}
      scroll={`${question.label}表`}
      head={question.columns.map(({ label }) => ({ text: label }))}
    >
      {rows.map((row) => (
        <tr>
          {question.columns.map(({ code }) => (
            <td>{row[code] ?? ''}</td>
          ))}
        </tr>
      ))}
    </Table>
  )
}
