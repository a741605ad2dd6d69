import type { Ground } from '../../shared/clauses.ts'
import type { Instant } from '../../shared/days.ts'

/** 确认, 不同意, 收回. */
export const OUTCOMES = ['confirmed', 'refused', 'taken-back'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Days in which a second person answers; then it lapses, and can be proposed again. */
export const REVERSAL_DAYS = 7
export const answerBy = (at: Instant): Instant => at + REVERSAL_DAYS * 86_400_000

/** That an entry no longer counts: proposed by one, answered by another, or by nobody until `until`. `first`: the entry itself. */
export type Reversal = {
  id: string
  kind: string
  which: string
  subject: string
  seq: number
  said: string
  reason: string
  cause: string
  grounds: Ground[]
  concerns: string[]
  round: string | null
  /** The roles that may answer. */
  asked: string[]
  byId: string
  by: string
  at: Instant
  until: Instant
  first: { by: string | null; at: Instant }
  answer: { outcome: Outcome; reason: string; by: string; at: Instant } | null
}

export const isOpen = ({ answer, until }: Pick<Reversal, 'answer' | 'until'>, now: Instant): boolean =>
  answer === null && now < until
export const isConfirmed = ({ answer }: Pick<Reversal, 'answer'>): boolean => answer?.outcome === 'confirmed'

/** What rests on an entry, so that it must be reversed first: which act, and the id of its row. */
export type Rest = { what: string; id: string }

/** What is to be reversed, as its stage reads it: the entry that told of it, whom it concerns, and what it says. */
export type Standing = {
  which: string
  subject: string
  seq: number
  byId: string | null
  by: string | null
  at: Instant
  /** Ids of organizations. */
  concerns: string[]
  /** Where it concerns everybody who applies in a round. */
  round: string | null
  /** Its stage's own, as JSON. */
  fields: string
}
