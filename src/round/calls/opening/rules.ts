import { type OwnInterest, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, has, whyNotRole } from '../../../people/rules/person.ts'
import type { BoundIn } from '../../../rulebook/rules/bound.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, lastDayBy } from '../../../shared/days.ts'
import type { Result } from '../../../shared/result.ts'
import { type RoundEnded, whyNotGoOn } from '../rules/ending.ts'
import type { Plan } from '../rules/plan.ts'
import type { Round } from '../rules/round.ts'

/** Who did it, by id and by name, and when. */
type Act = { by: string; name: string; at: Instant }

/** `list`: a line a proposal, its number, the SHA-256 of its version that counts, its nonce; `sha256`: of the list's UTF-8. */
export type Opened = Act & { proposals: number; list: string; sha256: string }

/** 开启: an officer asks for it, somebody else on the staff carries it out. */
export type Opening = { request: Act | null; opened: Opened | null }

/** Where its rulebook says so, nobody on the staff reads a round's proposals before they are opened, whatever the clock says. */
export const sealsProposals = ({ parameters }: Pick<Plan, 'parameters'>): boolean =>
  parameters.proposals.sealed === true

export const isSealed = (plan: Pick<Plan, 'parameters'>, openedAt: Instant | null): boolean =>
  sealsProposals(plan) && openedAt === null

/** Of whatever comes after the proposals are read: a correction, a check, a panel. */
export type NotOpened = Ruled<{ why: 'not-opened'; roundId: string; closesAt: Instant }>

export const whyNotOpened = (
  { id, plan }: Pick<Round, 'id' | 'plan'>,
  openedAt: Instant | null,
): NotOpened | null =>
  isSealed(plan, openedAt)
    ? { why: 'not-opened', by: 'proposals.sealed', roundId: id, closesAt: plan.dates.closes }
    : null

type TooEarly =
  | RoundEnded
  | Ruled<
      | { why: 'not-sealed' }
      | { why: 'sealed-until-closing'; closesAt: Instant }
      | { why: 'already-opened'; at: Instant; name: string }
    >

export type RequestRefusal =
  | NotYourRole
  | OwnInterest
  | TooEarly
  | Ruled<{ why: 'opening-requested'; at: Instant; name: string }>

/** An officer asks once, from the deadline on. */
export function whyNotRequest(
  round: Pick<Round, 'id' | 'plan' | 'ended'>,
  opening: Opening,
  by: Person,
  now: Instant,
): RequestRefusal | null {
  const whyNot =
    whyNotRole(by, 'officer') ?? whyNotImpartialIn(by, round.id) ?? whyNotYet(round, opening, now)
  if (whyNot) return whyNot
  const { request } = opening
  return request
    ? { why: 'opening-requested', by: 'proposals.sealed', at: request.at, name: request.name }
    : null
}

export type OpenRefusal =
  | NotYourRole
  | OwnInterest
  | TooEarly
  | Ruled<{ why: 'opening-not-requested' } | { why: 'own-request'; at: Instant }>

/** An auditor, or an approver, carries out what somebody else has asked for: nobody opens alone. */
export function whyNotOpen(
  round: Pick<Round, 'id' | 'plan' | 'ended'>,
  opening: Opening,
  by: Person,
  now: Instant,
): OpenRefusal | null {
  if (!WITNESSES.some((role) => has(by, role))) return { why: 'not-your-role', needs: [...WITNESSES] }
  const whyNot = whyNotImpartialIn(by, round.id) ?? whyNotYet(round, opening, now)
  if (whyNot) return whyNot
  const { request } = opening
  if (!request) return { why: 'opening-not-requested', by: 'proposals.sealed' }
  return request.by === by.id ? { why: 'own-request', by: '#second-person', at: request.at } : null
}

/** Who may carry an opening out. */
export const WITNESSES = ['auditor', 'approver'] as const

function whyNotYet(
  { plan, ended }: Pick<Round, 'plan' | 'ended'>,
  { opened }: Opening,
  now: Instant,
): TooEarly | null {
  if (!sealsProposals(plan)) return { why: 'not-sealed', by: 'proposals.sealed' }
  const over = whyNotGoOn(ended)
  if (over) return over
  if (now < plan.dates.closes)
    return { why: 'sealed-until-closing', by: 'proposals.sealed', closesAt: plan.dates.closes }
  return opened ? { why: 'already-opened', by: 'proposals.sealed', at: opened.at, name: opened.name } : null
}

export type Line = { number: string; sha256: string; nonce: string }

/** The list as it is hashed and publicOpening: each line ends with a line feed. Nothing handed in, an empty text. */
export const listText = (lines: Line[]): string =>
  lines.map(({ number, sha256, nonce }) => `${number} ${sha256} ${nonce}\n`).join('')

export const linesOf = (list: string): Line[] =>
  list
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [number = '', sha256 = '', nonce = ''] = line.split(' ')
      return { number, sha256, nonce }
    })

/** What everybody may know: names, not ids. */
export const publicOpening = ({ request, opened }: Opening) => ({
  requested: request && { by: request.name, at: request.at },
  opened: opened && {
    by: opened.name,
    at: opened.at,
    proposals: opened.proposals,
    sha256: opened.sha256,
    list: linesOf(opened.list),
  },
})

/** A sealed round whose call has closed, and nothing is opened. `askedBy`: the id of the officer who has asked for it. */
export type Unopened = {
  id: string
  title: string
  closes: Instant
  askedAt: Instant | null
  askedBy: string | null
  rulebook: BoundIn<'proposals'> | undefined
}
/** The same, once the last day, `by`, is over. */
export type LateOpening = Unopened & { by: Day }

/** The last day to open what is sealed; null where no rule sets one. */
export function openBy(
  { rulebook, closes }: Pick<Unopened, 'rulebook' | 'closes'>,
  calendar: Calendar,
): Result<Day, CalendarUnknown> | null {
  const days = rulebook?.parameters.proposals.openingWorkingDays
  return days === undefined ? null : lastWorkingDay(calendar, lastDayBy(closes), days, false)
}

export function lateAmong(unopened: Unopened[], calendar: Calendar, today: Day): LateOpening[] {
  return unopened.flatMap((one) => {
    const by = openBy(one, calendar)
    return by?.ok && by.value < today ? [{ ...one, by: by.value }] : []
  })
}
