import { type OwnInterest, whyNotImpartialIn } from '../../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../../people/rules/person.ts'
import type { Ruled } from '../../../../rulebook/rules/by.ts'
import { type Day, type Instant, dayOf } from '../../../../shared/days.ts'
import { hashOf } from '../../../../shared/seeded.ts'
import { type RoundEnded, whyNotGoOn } from '../../../calls/rules/ending.ts'
import { type AssignedAlready, whyNotUnassigned } from '../../rules/panel.ts'
import { type Draw, SIDES, type Side, committedBy, isAside } from './draw.ts'
import type { Drawing } from './preparing.ts'

type NotGoingOn =
  | RoundEnded
  | AssignedAlready
  | Ruled<{ why: 'draw-aside' } | { why: 'drawn-already'; at: Instant }>
type NotYours = NotYourRole | OwnInterest

/** A draw, and the panel that it is for. */
export type Drawn = { panel: Pick<Drawing['panel'], 'ended' | 'assignedAt'>; draw: Draw }

/** Asked by every act on a draw that has no result yet. */
export const whyNotOn = ({ panel: { ended, assignedAt }, draw }: Drawn): NotGoingOn | null => {
  const hasEnded = whyNotGoOn(ended)
  if (hasEnded) return hasEnded
  if (isAside(draw)) return { why: 'draw-aside', by: 'panel.size' }
  if (draw.outcome) return { why: 'drawn-already', by: 'panel.size', at: draw.outcome.at }
  return whyNotUnassigned({ assignedAt })
}

export const whyNotSide = (draw: Draw, side: Side, by: Person): NotYours | null =>
  whyNotImpartialIn(by, draw.roundId) ?? whyNotRole(by, side)

type InTime = Ruled<{ why: 'secrets-closed'; revealBy: Day }>
const whyLate = ({ revealBy }: Draw, now: Instant): InTime | null =>
  dayOf(now) > revealBy ? { why: 'secrets-closed', by: 'panel.size', revealBy } : null

export type CommitRefusal =
  | NotYours
  | NotGoingOn
  | InTime
  | Ruled<
      | { why: 'committed-already'; at: Instant }
      | { why: 'committed-both-sides' }
      | { why: 'committed-the-same' }
    >

/** `hash`: SHA-256 in hex of a number that nobody else knows. One person does not commit for both sides, nor a hash that the other side has. */
export function whyNotCommit(
  of: Drawn,
  side: Side,
  hash: string,
  by: Person,
  now: Instant,
): CommitRefusal | null {
  const { draw } = of
  const whyNot = whyNotSide(draw, side, by) ?? whyNotOn(of) ?? whyLate(draw, now)
  if (whyNot) return whyNot
  const mine = committedBy(draw, side)
  if (mine) return { why: 'committed-already', by: 'panel.size', at: mine.at }
  if (draw.commitments.some(({ byId }) => byId === by.id))
    return { why: 'committed-both-sides', by: '#second-person' }
  return draw.commitments.some((other) => other.hash === hash)
    ? { why: 'committed-the-same', by: 'panel.size' }
    : null
}

export type RevealRefusal =
  | NotYours
  | NotGoingOn
  | InTime
  | Ruled<
      | { why: 'not-all-committed'; sides: Side[] }
      | { why: 'not-your-commitment' }
      | { why: 'revealed-already'; at: Instant }
      | { why: 'secret-differs' }
    >

/** Asked before anything is typed. Once both have committed, whoever committed reveals, before the public number exists: so nobody gains by keeping theirs back. */
export function whyNotOpen(of: Drawn, side: Side, by: Person, now: Instant): RevealRefusal | null {
  const { draw } = of
  const whyNot = whyNotSide(draw, side, by) ?? whyNotOn(of) ?? whyLate(draw, now)
  if (whyNot) return whyNot
  const mine = committedBy(draw, side)
  const sides = SIDES.filter((one) => !committedBy(draw, one))
  if (!mine || sides.length > 0) return { why: 'not-all-committed', by: 'panel.size', sides }
  if (mine.byId !== by.id) return { why: 'not-your-commitment', by: 'panel.size' }
  if (mine.revealedAt !== null) return { why: 'revealed-already', by: 'panel.size', at: mine.revealedAt }
  return null
}

/** The number is the one that was committed. */
export function whyNotReveal(
  of: Drawn,
  side: Side,
  number: string,
  by: Person,
  now: Instant,
): RevealRefusal | null {
  const whyNot = whyNotOpen(of, side, by, now)
  if (whyNot) return whyNot
  const isSame = committedBy(of.draw, side)?.hash === hashOf(number)
  return isSame ? null : { why: 'secret-differs', by: 'panel.size' }
}
