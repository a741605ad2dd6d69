import { type OwnInterest, whyNotImpartialIn } from '../../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../../people/rules/person.ts'
import type { Ruled } from '../../../../rulebook/rules/by.ts'
import { type Day, type Instant, dayOf } from '../../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../../shared/result.ts'
import { type RoundEnded, whyNotGoOn } from '../../../calls/rules/ending.ts'
import { type ChangeRefusal, type ChoiceRefusal, whyNotChange, whyNotChoose } from '../../rules/panel.ts'
import { drawAgain } from '../../rules/protocol.ts'
import {
  type Draw,
  type Outcome,
  SIDES,
  type Side,
  committedBy,
  isAside,
  protocolOf,
  waitingAside,
} from './draw.ts'
import type { Drawing } from './preparing.ts'
import { type Drawn, whyNotOn, whyNotSide } from './secrets.ts'

export type DrawRefusal =
  | ChangeRefusal
  | ChoiceRefusal
  | NonNullable<ReturnType<typeof whyNotOn>>
  | Ruled<
      | { why: 'not-all-committed'; sides: Side[] }
      | { why: 'number-not-yet'; publicOn: Day }
      | { why: 'aside-waits'; at: Instant }
      | { why: 'protocol-wrong' }
    >

/** From the day on which the public number exists; a side that has not revealed by then counts as empty. */
export function whyNotConclude(
  { panel }: Pick<Drawing, 'panel'>,
  draw: Draw,
  by: Person,
  now: Instant,
): DrawRefusal | null {
  const whyNot = whyNotChange(panel, by) ?? whyNotOn({ panel, draw })
  if (whyNot) return whyNot
  const sides = SIDES.filter((one) => !committedBy(draw, one))
  if (sides.length > 0) return { why: 'not-all-committed', by: 'panel.size', sides }
  const waiting = waitingAside(draw)
  if (waiting) return { why: 'aside-waits', by: 'panel.size', at: waiting.at }
  return dayOf(now) < draw.publicOn
    ? { why: 'number-not-yet', by: 'panel.size', publicOn: draw.publicOn }
    : null
}

/** What a draw comes to, and the ids of those who are drawn. */
export type Concluded = { outcome: Outcome; members: string[] }

/** Who is drawn by the public number. Refused where somebody drawn can sit no more, or others were chosen meanwhile: such a draw is set aside. */
export function conclude(
  found: Pick<Drawing, 'panel'>,
  draw: Draw,
  number: string,
  by: Person,
  now: Instant,
): Result<Concluded, DrawRefusal> {
  const whyNot = whyNotConclude(found, draw, by, now)
  if (whyNot) return refuse(whyNot)
  const protocol = protocolOf(draw, number)
  const drawn = protocol && drawAgain(protocol)
  if (!drawn?.ok) return refuse({ why: 'protocol-wrong', by: 'panel.size' })
  const { seats, alternates } = drawn.value
  const ids = new Map(draw.candidates.map(({ code, id }) => [code, id]))
  const members = seats.flatMap(({ id }) => ids.get(id) ?? [])
  const unfit = whyNotChoose(found.panel, members, now)
  return unfit ? refuse(unfit) : ok({ outcome: { seats, alternates, number, at: now }, members })
}

type Aside = Ruled<{ why: 'draw-aside' } | { why: 'aside-waits'; at: Instant }>
export type AsideRefusal = NotYourRole | OwnInterest | RoundEnded | Aside

/** An officer asks that a draw is set aside: before its result it gets none; after it the result stands, and another draw may follow. */
export function whyNotSetAside({ panel, draw }: Drawn, by: Person): AsideRefusal | null {
  const whyNot = whyNotSide(draw, 'officer', by) ?? whyNotGoOn(panel.ended)
  if (whyNot) return whyNot
  if (isAside(draw)) return { why: 'draw-aside', by: 'panel.size' }
  const waiting = waitingAside(draw)
  return waiting ? { why: 'aside-waits', by: 'panel.size', at: waiting.at } : null
}

export type AnswerAsideRefusal =
  | NotYourRole
  | OwnInterest
  | RoundEnded
  | Ruled<{ why: 'aside-not-asked' } | { why: 'own-request' }>

/** An approver agrees or not; never whoever asked. */
export function whyNotAnswerAside({ panel, draw }: Drawn, by: Person): AnswerAsideRefusal | null {
  const whyNot = whyNotRole(by, 'approver') ?? whyNotImpartialIn(by, draw.roundId) ?? whyNotGoOn(panel.ended)
  if (whyNot) return whyNot
  const waiting = waitingAside(draw)
  if (!waiting) return { why: 'aside-not-asked', by: '#second-person' }
  return waiting.byId === by.id ? { why: 'own-request', by: '#second-person' } : null
}
