import type { OwnInterest } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { signBy } from '../rules/agreement.ts'
import { type HostStanding, whyNotOffice } from '../rules/hosts.ts'

/** Why an award lapses: its agreement is not signed in time, or its organization gives it up in writing. */
export const BECAUSE = { overdue: '逾期没有签约', waived: '单位书面放弃' } as const
export type Because = keyof typeof BECAUSE

export type LapseOutcome = 'approved' | 'returned' | 'withdrawn'
/** 放弃立项, as it was proposed, and what has become of it. */
export type Lapse = {
  id: string
  because: Because
  reason: string
  by: string
  byName: string
  at: Instant
  /** Of the answer that counts, by which it is taken back. */
  answerId?: string | null
  answer: { outcome: LapseOutcome; reason: string; byName: string; at: Instant } | null
}

/** An award with all that its lapse rests on; `lapses` with the newest first. */
export type Lapsing = {
  proposalId: string
  roundId: string
  title: string
  organization: { id: string; name: string }
  plan: Plan
  announcedAt: Instant
  /** Signatures under its agreement. */
  signatures: number
  hosting: HostStanding
  lapses: Lapse[]
  /** The organization is dissolved or merged: nobody is waited for. */
  isGone: boolean
}

const RULE = 'agreements.signWorkingDays'

export type LapsedAlready = Ruled<{ why: 'award-lapsed'; at: Instant }>
export const whyNotLapsed = (lapses: Pick<Lapse, 'answer'>[]): LapsedAlready | null => {
  const lapsed = lapses.find(({ answer }) => answer?.outcome === 'approved')
  return lapsed?.answer ? { why: 'award-lapsed', by: RULE, at: lapsed.answer.at } : null
}

export type LapseRefusal =
  | NotYourRole
  | OwnInterest
  | LapsedAlready
  | Ruled<
      | { why: 'agreement-in-force' }
      | { why: 'lapse-waits'; name: string; at: Instant }
      | { why: 'not-overdue'; lastDay: Day | null }
    >

function whyNotOpen(found: Lapsing): LapsedAlready | Ruled<{ why: 'agreement-in-force' }> | null {
  return (
    whyNotLapsed(found.lapses) ?? (found.signatures === 2 ? { why: 'agreement-in-force', by: RULE } : null)
  )
}

/** An officer proposes it; what is not signed only once its last day is over. */
export function whyNotLapse(
  found: Lapsing,
  because: Because,
  by: Person,
  { calendar, now }: { calendar: Calendar; now: Instant },
): LapseRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotOffice(by, found.hosting) ?? whyNotOpen(found)
  if (notYours) return notYours
  const waiting = found.lapses.find(({ answer }) => answer === null)
  if (waiting) return { why: 'lapse-waits', by: RULE, name: waiting.byName, at: waiting.at }
  if (because === 'waived' || found.isGone) return null
  const last = signBy(found.announcedAt, found.plan.parameters.agreements, calendar)
  const isOver = last.ok && last.value < dayOf(now)
  return isOver ? null : { why: 'not-overdue', by: RULE, lastDay: last.ok ? last.value : null }
}

export type AnswerLapseRefusal =
  | NotYourRole
  | OwnInterest
  | LapsedAlready
  | Ruled<{ why: 'agreement-in-force' } | { why: 'own-lapse' } | { why: 'lapse-answered'; at: Instant }>

/** An approver who did not propose it approves it or sends it back. */
export function whyNotAnswerLapse(found: Lapsing, lapse: Lapse, by: Person): AnswerLapseRefusal | null {
  const notYours = whyNotRole(by, 'approver') ?? whyNotOffice(by, found.hosting)
  if (notYours) return notYours
  if (lapse.answer) return { why: 'lapse-answered', by: RULE, at: lapse.answer.at }
  const whyNot = whyNotOpen(found)
  if (whyNot) return whyNot
  return lapse.by === by.id ? { why: 'own-lapse', by: '#second-person' } : null
}

export type TakeBackLapseRefusal =
  | NotYourRole
  | Ruled<{ why: 'lapse-answered'; at: Instant } | { why: 'not-own-lapse'; name: string }>

export function whyNotTakeBackLapse(lapse: Lapse, by: Person): TakeBackLapseRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (lapse.answer) return { why: 'lapse-answered', by: RULE, at: lapse.answer.at }
  return lapse.by === by.id ? null : { why: 'not-own-lapse', by: RULE, name: lapse.byName }
}
