import { isOver } from '../../../../people/rules/invitation.ts'
import type { Person } from '../../../../people/rules/person.ts'
import type { Ruled } from '../../../../rulebook/rules/by.ts'
import { type Day, type Instant, dayOf } from '../../../../shared/days.ts'
import {
  type AssignedAlready,
  type ChangeRefusal,
  type Panel,
  type Seated,
  sittingOf,
  sizeOf,
  whyNotCompose,
} from '../../rules/panel.ts'
import { whyNotSeat } from '../../rules/strata.ts'
import { type Asked, type Draw, type FieldStratum, type Listed, isAside } from './draw.ts'

/** A panel, as far as a draw rests on it, with its draws, the oldest first. */
export type Drawing = {
  panel: Pick<Panel, 'roundId' | 'plan' | 'ended' | 'openedAt' | 'assignedAt' | 'members' | 'pool'>
  draws: Draw[]
}

/**
 * Who can be drawn: of the pool, who is in it, is no member, has not left, reads no proposals for the office, and whose invitation is open or
 * accepted. Of one person under several invitations the first; none where another of them is a member.
 */
export function candidatesIn({ members, pool }: Pick<Panel, 'members' | 'pool'>, now: Instant): Seated[] {
  const taken = new Set(members.map(({ personId }) => personId))
  return pool.filter((one) => {
    if (one.hasLeft || one.isOut || one.isReader || isOver(one, now)) return false
    if (one.personId === null) return true
    const isTwin = taken.has(one.personId)
    taken.add(one.personId)
    return !isTwin
  })
}

/** The list that is frozen: candidates of these strata. Whoever belongs to none has no chance, and is not on it. */
export const listedIn = (
  panel: Pick<Panel, 'members' | 'pool'>,
  strata: FieldStratum[],
  now: Instant,
): Listed[] =>
  candidatesIn(panel, now)
    .flatMap(({ id, name, employer, field }) => {
      const stratum = strata.find(({ fields }) => fields.includes(field))?.code
      return stratum === undefined ? [] : [{ id, name, employer, stratum }]
    })
    .map((one, at) => ({ ...one, code: codeOf(at) }))

const codeOf = (at: number): string => `ZJ-${at + 1}`

export type PrepareRefusal =
  | ChangeRefusal
  | AssignedAlready
  | Ruled<
      | { why: 'draw-stands'; seq: number }
      | { why: 'stratum-twice'; stratum: string }
      | { why: 'field-twice'; field: string }
      | { why: 'stratum-short'; strata: string[]; seats: number; candidates: number }
      | { why: 'panel-size'; chosen: number; least: number; most: number }
      | { why: 'reveal-over'; today: Day }
      | { why: 'number-too-early'; revealBy: Day }
    >

/** A panel is drawn once; again only after two people have set the draw before aside. Together with the members there are as many as `sizeOf` says. */
export function whyNotPrepare(
  { panel, draws }: Drawing,
  asked: Asked,
  by: Person,
  now: Instant,
): PrepareRefusal | null {
  const { strata, revealBy, publicOn } = asked
  const notYet = whyNotDraw({ panel, draws }, by)
  if (notYet) return notYet
  const again = strata.find(({ code }, place) => strata.findIndex((one) => one.code === code) < place)
  if (again) return { why: 'stratum-twice', by: 'panel.size', stratum: again.code }
  const all = strata.flatMap(({ fields }) => fields)
  const field = all.find((one, place) => all.indexOf(one) < place)
  if (field !== undefined) return { why: 'field-twice', by: 'panel.size', field }

  const [least, most] = sizeOf(panel.plan)
  const chosen = strata.reduce((sum, { seats }) => sum + seats, sittingOf(panel, now).length)
  if (chosen < least || chosen > most) return { why: 'panel-size', by: 'panel.size', chosen, least, most }
  const candidates = listedIn(panel, strata, now).map(({ id, stratum }) => ({ id, strata: [stratum] }))
  const short = whyNotSeat(candidates, strata)
  if (short) return { ...short, by: 'panel.size' }

  if (revealBy < dayOf(now)) return { why: 'reveal-over', by: 'panel.size', today: dayOf(now) }
  return publicOn > revealBy ? null : { why: 'number-too-early', by: 'panel.size', revealBy }
}

/** The same before anything is typed: whether a draw can be prepared at all. */
export function whyNotDraw({ panel, draws }: Drawing, by: Person): PrepareRefusal | null {
  const whyNot = whyNotCompose(panel, by)
  if (whyNot) return whyNot
  const standing = draws.find((draw) => !isAside(draw))
  return standing ? { why: 'draw-stands', by: 'panel.size', seq: standing.seq } : null
}
