import { type OwnInterest, whyNotImpartialIn } from '../../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../../people/rules/person.ts'
import type { Ruled } from '../../../../rulebook/rules/by.ts'
import { type Day, type Instant, dayOf } from '../../../../shared/days.ts'
import { hashOf } from '../../../../shared/seeded.ts'
import { type Draw, SIDES, type Side, commitmentOf, isAside } from './draw.ts'

type NotGoingOn = Ruled<{ why: 'draw-aside' } | { why: 'drawn-already'; at: Instant }>
type NotYours = NotYourRole | OwnInterest

/** Asked by every act on a draw that has no result yet. */
export const whyNotOn = (draw: Draw): NotGoingOn | null => {
  if (isAside(draw)) return { why: 'draw-aside', by: 'panel.size' }
  return draw.outcome ? { why: 'drawn-already', by: 'panel.size', at: draw.outcome.at } : null
}

export const whyNotSide = (draw: Draw, side: Side, by: Person): NotYours | null =>
  whyNotRole(by, side) ?? whyNotImpartialIn(by, draw.roundId)

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
  draw: Draw,
  side: Side,
  hash: string,
  by: Person,
  now: Instant,
): CommitRefusal | null {
  const whyNot = whyNotSide(draw, side, by) ?? whyNotOn(draw) ?? whyLate(draw, now)
  if (whyNot) return whyNot
  const mine = commitmentOf(draw, side)
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

/** Once both have committed, whoever committed reveals, before the public number exists: so nobody gains by keeping theirs back. */
export function whyNotReveal(
  draw: Draw,
  side: Side,
  number: string,
  by: Person,
  now: Instant,
): RevealRefusal | null {
  const whyNot = whyNotSide(draw, side, by) ?? whyNotOn(draw) ?? whyLate(draw, now)
  if (whyNot) return whyNot
  const mine = commitmentOf(draw, side)
  const sides = SIDES.filter((one) => !commitmentOf(draw, one))
  if (!mine || sides.length > 0) return { why: 'not-all-committed', by: 'panel.size', sides }
  if (mine.byId !== by.id) return { why: 'not-your-commitment', by: 'panel.size' }
  if (mine.revealedAt !== null) return { why: 'revealed-already', by: 'panel.size', at: mine.revealedAt }
  return hashOf(number) === mine.hash ? null : { why: 'secret-differs', by: 'panel.size' }
}
