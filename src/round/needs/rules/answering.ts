import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import { type Day, type Instant, dayOf, endOf, plusDays } from '../../../shared/days.ts'

/** 采纳, 不采纳. */
export const OUTCOMES = ['taken-up', 'not-taken-up'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** `project`: by which project, '' where not taken up; `link`: its page on this site, or ''. */
export type Answer = { outcome: Outcome; project: string; link: string; text: string }

/** The rulebook's word on answers: in how many days of the calendar, the clause that says so, and the same for a letter. */
export type AnswerRule = {
  days: number
  clause: { no: number; href: string }
  grounds: { says: string; href: string }[]
}

/** The last day on which an answer is in time. */
export const answerDueOn = (raisedAt: Instant, answerDays: number): Day =>
  plusDays(dayOf(raisedAt), answerDays)

/** What the book of needs can be narrowed to. */
export const BOOK_STATES = ['waiting', 'late', 'answered'] as const

/** 督办: the officer hears of a need after `answerDays`, the approver after twice as many. */
export type Lateness = 'in-time' | 'late' | 'very-late'

export function latenessOf(raisedAt: Instant, answerDays: number, now: Instant): Lateness {
  if (now < endOf(answerDueOn(raisedAt, answerDays))) return 'in-time'
  return now < endOf(answerDueOn(raisedAt, 2 * answerDays)) ? 'late' : 'very-late'
}

export type AnswerRefusal = NotYourRole | { why: 'answered'; at: Instant }

/** An officer answers, once. */
export function whyNotAnswer(need: { answeredAt: Instant | null }, by: Person): AnswerRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  return need.answeredAt === null ? null : { why: 'answered', at: need.answeredAt }
}

export type AnswerTopicRefusal = NotYourRole | { why: 'topic-not-published' } | { why: 'all-answered' }

/** An officer answers at once what is still open of a published topic. */
export function whyNotAnswerTopic(
  topic: { publishedAt: Instant | null; waiting: number },
  by: Person,
): AnswerTopicRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (topic.publishedAt === null) return { why: 'topic-not-published' }
  return topic.waiting === 0 ? { why: 'all-answered' } : null
}
