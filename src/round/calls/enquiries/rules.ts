import { personalIn } from '../../../shared/personal/find.ts'
import { type Personal, isSecret } from '../../../shared/personal/kinds.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import { type RoundEnded, whyNotGoOn } from '../rules/ending.ts'
import type { Round } from '../rules/round.ts'

/** 咨询, as everybody reads it: asked and answered, and not by whom. */
export type Answered = {
  id: string
  text: string
  at: Instant
  /** Null: what was answered was taken back, and it waits for another. */
  answer: string | null
  answeredAt: Instant | null
  /** What was answered before and no longer holds. */
  struck: string[]
}

/** The same for the staff, with what has become of it. `name`: as the asker gave it. */
export type Enquiry = {
  id: string
  text: string
  name: string | null
  at: Instant
  answer: { text: string; at: Instant } | null
  refusal: { reason: string; at: Instant } | null
}
export const isOpen = ({ answer, refusal }: Pick<Enquiry, 'answer' | 'refusal'>): boolean =>
  answer === null && refusal === null

/** What has become of an enquiry. */
export const ENQUIRY_STATES = ['open', 'answered', 'refused'] as const
export type EnquiryState = (typeof ENQUIRY_STATES)[number]

/** How many of a round's enquiries stand how. */
/** `struck`: of the open ones, those that were answered before; everybody still reads that. */
export type EnquiryCounts = { all: number; answered: number; refused: number; struck: number }
export const openOf = ({ all, answered, refused }: EnquiryCounts): number => all - answered - refused

/** Longest text, in characters. */
export const LIMITS = { text: 500, name: 30, answer: 1000, reason: 200 }
/** Open questions that a call takes: more at once is a flood. */
export const MOST_OPEN = 200

export type AskRefusal =
  | RoundEnded
  | Ruled<{ why: 'enquiries-closed'; closes: Instant } | { why: 'asked-already' }>
  | { why: 'too-many-open'; most: number }
  | PersonalRefusal
/** What is published must not hold somebody's number. */
export type PersonalRefusal = { why: 'holds-personal-number'; what: Personal; masked: string }

/** Asked by the page, before anything is typed, and by the action. */
export function whyNotAsk(
  { plan, ended }: Pick<Round, 'plan' | 'ended'>,
  open: number,
  now: Instant,
): AskRefusal | null {
  const over = whyNotGoOn(ended)
  if (over) return over
  const { closes } = plan.dates
  if (now >= closes) return { why: 'enquiries-closed', by: '#enquiries', closes }
  return open >= MOST_OPEN ? { why: 'too-many-open', most: MOST_OPEN } : null
}

export function whyNotText(text: string): PersonalRefusal | null {
  const found = personalIn(text).find(isSecret)
  return found ? { why: 'holds-personal-number', ...found } : null
}

export type EnquiryRefusal =
  | NotYourRole
  | { why: 'already-answered' }
  | { why: 'already-refused' }
  | PersonalRefusal

/** Of answering and of refusing: by an officer, once. */
export function whyNotSettle({ answer, refusal }: Enquiry, by: Person): EnquiryRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (answer) return { why: 'already-answered' }
  return refusal ? { why: 'already-refused' } : null
}
