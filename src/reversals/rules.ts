import { type Outcome, type Rest, type Reversal, isConfirmed, isOpen } from '../history/reversals/rules.ts'
import { type OwnInterest, whyNotImpartial, whyNotImpartialIn } from '../people/rules/interest.ts'
import { type NotYourRole, type Person, type Role, has } from '../people/rules/person.ts'
import type { Ruled } from '../rulebook/rules/by.ts'
import type { Instant } from '../shared/days.ts'

/** What went wrong, where that makes a difference: a slip of the pen, or money that came back or never went. */
export const CAUSES = ['mistyped', 'returned'] as const
export type Cause = (typeof CAUSES)[number]

/** Why it cannot be reversed now, in a sentence, and where what rests on it is. */
export type Resting = { says: string; href: string | null }

/** What a rule must know: whom it concerns, whose office it is, what rests on it, and whether it was to be reversed before. */
export type Reversible = {
  concerns: string[]
  round: string | null
  offices: Role[]
  asksCause: boolean
  reversals: Reversal[]
  rests: Resting[]
}

export type ProposeRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<
      | { why: 'reversed-already'; at: Instant }
      | { why: 'reversal-waits'; until: Instant }
      | { why: 'relied-on'; rests: Resting[] }
      | { why: 'cause-missing' }
    >
export type AnswerRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<
      | { why: 'no-reversal-waits' }
      | { why: 'own-reversal' }
      | { why: 'not-own-reversal' }
      | { why: 'needs-approver' }
      | { why: 'relied-on'; rests: Resting[] }
      | { why: 'refusal-reason-missing' }
    >

/** Asked by the page to explain, and by the action to refuse. */
export function whyNotReverse(of: Reversible, by: Person, now: Instant): ProposeRefusal | null {
  const notYours = whyNotOffice(of, by)
  if (notYours) return notYours
  const done = of.reversals.find(isConfirmed)
  if (done) return { why: 'reversed-already', by: '#record', at: done.answer?.at ?? done.at }
  const waiting = of.reversals.find((one) => isOpen(one, now))
  if (waiting) return { why: 'reversal-waits', by: '#second-person', until: waiting.until }
  return whyNotUnder(of)
}

/** Of a whole round everybody who applies there is concerned. */
function whyNotOffice(of: Reversible, by: Person): NotYourRole | OwnInterest | null {
  const own = whyNotImpartial(by, ...of.concerns) ?? (of.round ? whyNotImpartialIn(by, of.round) : null)
  if (own) return own
  return of.offices.some((role) => has(by, role)) ? null : { why: 'not-your-role', needs: of.offices }
}

const whyNotUnder = ({ rests }: Reversible): Ruled<{ why: 'relied-on'; rests: Resting[] }> | null =>
  rests.length > 0 ? { why: 'relied-on', by: '#record', rests } : null

export const whyNotCause = (of: Pick<Reversible, 'asksCause'>, cause: string): ProposeRefusal | null =>
  of.asksCause && cause === '' ? { why: 'cause-missing', by: '#record' } : null

/**
 * Two people, one of whom answers for the office's decisions: what an approver proposes anybody else of the office confirms, and
 * what somebody else proposes an approver. Whoever proposed takes it back.
 */
export function whyNotAnswer(
  of: Reversible,
  by: Person,
  { outcome, reason }: { outcome: Outcome; reason: string },
  now: Instant,
): AnswerRefusal | null {
  const waiting = of.reversals.find((one) => isOpen(one, now))
  const isOwn = waiting?.byId === by.id
  const notYours = isOwn ? null : whyNotOffice(of, by)
  if (notYours) return notYours
  if (!waiting) return { why: 'no-reversal-waits', by: '#record' }
  if (outcome === 'taken-back') return isOwn ? null : { why: 'not-own-reversal', by: '#second-person' }
  if (isOwn) return { why: 'own-reversal', by: '#second-person' }
  if (!isAsked(waiting, by)) return { why: 'needs-approver', by: '#second-person' }
  if (outcome === 'confirmed') return whyNotUnder(of)
  return reason === '' ? { why: 'refusal-reason-missing', by: '#record' } : null
}

/** Of one of the roles whose answer it waits for. */
export const isAsked = ({ asked }: Pick<Reversal, 'asked'>, by: Person): boolean =>
  by.roles.some((role) => asked.includes(role))

/** Why what rests on a row comes first, by a table: the words of each thing that may rest on a row, and where it is read. */
export const becauseIn =
  (words: Record<string, { says: string; href: (id: string) => string }>) =>
  ({ what, id }: Rest): Resting => ({ says: words[what]?.says ?? what, href: words[what]?.href(id) ?? null })
