import { type Answers, type Question, fieldOf } from './form.ts'

/** What is chosen so far under a question's code; nothing chosen: an empty list. */
export type Chosen = (code: string) => string[]

/** What is chosen in text as it was typed, field by field. */
export const chosenIn =
  (typed: Record<string, string>): Chosen =>
  (code) =>
    [typed[fieldOf({ code })], ...(typed[`${fieldOf({ code })}[]`] ?? '').split('\n')].flatMap((word) =>
      word ? [word] : [],
    )

/** What is chosen in answers that were read. */
export const chosenOf =
  (answers: Answers): Chosen =>
  (code) => {
    const answer = Object.hasOwn(answers, code) ? answers[code] : undefined
    if (typeof answer === 'string') return [answer]
    return Array.isArray(answer) ? answer.flatMap((one) => (typeof one === 'string' ? [one] : [])) : []
  }

/**
 * The questions that are asked, in their order: those without a condition, and those whose condition's own question is
 * asked and answered so. `questions` is the whole form: a condition may look back to an earlier page.
 */
export function askedOf(questions: Question[], chosen: Chosen): Question[] {
  const asked = new Map<string, Question>()
  for (const question of questions) {
    const { when } = question
    if (!when || (asked.has(when.question) && chosen(when.question).some((word) => when.is.includes(word))))
      asked.set(question.code, question)
  }
  return [...asked.values()]
}

/** Whether one question of the form is asked, by what is typed so far. */
export const isAsked = (
  { code }: Pick<Question, 'code'>,
  questions: Question[],
  typed: Record<string, string>,
): boolean => askedOf(questions, chosenIn(typed)).some((one) => one.code === code)

/**
 * Those of a page that other pages have decided not to ask, each with the question whose answer decides. What hangs on an
 * answer of the page itself is not among them: that answer can still change while the page is open.
 */
export function closedOn(page: Question[], form: Question[], chosen: Chosen): Map<string, Question> {
  const asked = askedOf(form, chosen)
  const isAskedNow = ({ code }: Question) => asked.some((one) => one.code === code)
  const closed = new Map<string, Question>()
  for (const question of page.filter((one) => !isAskedNow(one))) {
    const on = form.find(({ code }) => code === question.when?.question)
    if (!on) continue
    const isHere = page.some(({ code }) => code === on.code)
    const decides = isHere ? closed.get(on.code) : (closedBy(on, form, isAskedNow) ?? on)
    if (decides) closed.set(question.code, decides)
  }
  return closed
}

/** The question that a question which is not asked itself hangs on in the end. */
function closedBy(
  question: Question,
  form: Question[],
  isAskedNow: (one: Question) => boolean,
): Question | null {
  if (isAskedNow(question)) return null
  const on = form.find(({ code }) => code === question.when?.question)
  return on ? (closedBy(on, form, isAskedNow) ?? on) : null
}
