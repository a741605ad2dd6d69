import type { Recheckable } from '../../../round/screening/rechecks/rules.ts'
import { recheckTerm } from '../../matters/rules/shared.ts'
import type { Applicant as Applying } from '../../../organizations/rules/applying.ts'
import {
  type Certificate,
  type CertificateKind,
  countedAmong,
  termOf,
} from '../../../organizations/rules/certificate.ts'
import { signBy } from '../../../round/agreements/rules/agreement.ts'
import type { Ended } from '../../../round/calls/rules/ending.ts'
import type { Plan } from '../../../round/calls/rules/plan.ts'
import type { MilestoneDue } from '../../../round/projects/rules/listing.ts'
import type { Standing } from '../../../round/proposals/rules/standing.ts'
import { type Cite, clauseIn } from '../../../rulebook/citing.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, daysBetween } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'

import { CUSTOM, byCustom } from '../../matters/rules/matter.ts'
import type { Hosted } from './hosted.ts'
import { type Owing, type OwingWait, owingWait } from './owing.ts'

/** What names the clause that a deadline comes from. */
type Ruled = { rulebook?: Citable | undefined }

/** One of my organizations' proposals. `number` null: never submitted; `title` '' until one is typed. */
export type MyProposal = {
  id: string
  roundId: string
  round: string
  code: string
  closes: Instant
  title: string
  organization: string
  number: number | null
  standing: Standing
  reason: string | null
  /** When the text of what was submitted was opened again; null: it was not. */
  reopenedAt: Instant | null
  /** When it was withdrawn, where nothing has been submitted since. */
  withdrawnAt: Instant | null
  savedAt: Instant
  /** Who threw it away, and when; null: nobody. */
  discard?: { by: string; at: Instant } | null | undefined
  /** How its round has ended before anything was awarded. */
  ended?: Ended | null | undefined
} & Ruled
/** One of my projects; `closedAt` null: still running. */
export type MyProject = {
  id: string
  agreementId: string
  title: string
  organization: string
  amount: Fen
  paid: Fen
  endsOn: Day
  nextDue: Day | null
  closedAt: Instant | null
  terminatedAt: Instant | null
}
export type ToSign = {
  id: string
  title: string
  amount: Fen
  organization: string
  /** Signed by one of my organizations as its host. */
  isHosted: number
  announcedAt: Instant
  signWorkingDays: number
} & Ruled
/** `by`: the last day to ask for closing. */
export type FinalDue = { projectId: string; project: string; endsOn: Day; by: Day } & Ruled
/** A proposal that was sent back; `dueOn`: the last day. */
export type ToCorrect = { proposalId: string; title: string; dueOn: Day } & Ruled
export type ToHost = { id: string; group: { name: string }; host: { id: string }; at: Instant }
export type Certified = { organization: { id: string; name: string }; certificates: Certificate[] }
export type OpenCall = { id: string; plan: Plan }
/** How many proposals of an organization count in a round. */
export type Counted = { roundId: string; organizationId: string; count: number }

export type Applicant = {
  proposals: MyProposal[]
  projects: MyProject[]
  milestones: MilestoneDue[]
  toSign: ToSign[]
  finals: FinalDue[]
  corrections: ToCorrect[]
  /** Failures that they may ask to be looked at again. */
  recheckables: Recheckable[]
  calls: OpenCall[]
  counted: Counted[]
  /** What each of my organizations may. */
  mine: ({ id: string } & Applying)[]
  /** Certificates of each of my organizations. */
  certificates: Certified[]
  /** Groups that wait for one of my organizations to host them. */
  hostings: ToHost[]
  owing: Owing[]
  /** What the groups that they host have handed in. */
  hosted: Hosted[]
  /** What the deadlines for signing are counted by. */
  calendar: Calendar
}

/**
 * Something to do by the end of `due`; null where that year's holidays are not known yet. `clause`: which one of the
 * rulebook the day comes from.
 */
export type Wait = { due: Day | null; clause?: Cite | undefined; custom?: string | undefined } & (
  | OwingWait
  | { kind: 'draft'; id: string; title: string; round: string; closes: Instant; isReopened: boolean }
  | { kind: 'report'; id: string; title: string; project: string; returned: boolean }
  | { kind: 'signature'; id: string; title: string; amount: Fen; group: string | null }
  | { kind: 'final-report'; projectId: string; project: string }
  | { kind: 'correction'; proposalId: string; title: string }
  | { kind: 'ask-recheck'; proposalId: string; title: string }
  | { kind: 'hosting'; id: string; organizationId: string; group: string }
  | {
      kind: 'certificate'
      organizationId: string
      organization: string
      what: CertificateKind
      over: boolean
    }
)

/** A report that is due later than this is seen in the list of projects only. */
const AHEAD_DAYS = 30

/** What waits for this person, the first due first. */
export function waitsOf(found: Applicant, now: Instant): Wait[] {
  const today = dayOf(now)
  const waits: Wait[] = [
    ...found.proposals.filter((proposal) => isUnfinished(proposal, now)).map(draftWait),
    ...found.milestones
      .filter(({ dueOn, state }) => state === 'returned' || daysBetween(today, dueOn) <= AHEAD_DAYS)
      .map(reportWait),
    ...found.toSign.map((one) => signatureWait(one, found.calendar)),
    ...found.hostings.map((one) => hostingWait(one, found.calendar)),
    ...found.owing.map((one) => owingWait(one, found.calendar)),
    ...found.corrections
      .filter(({ dueOn }) => dueOn >= today)
      .map(({ dueOn, rulebook, ...one }): Wait => ({
        kind: 'correction',
        due: dueOn,
        clause: clauseIn(rulebook, 'screening.correctionWorkingDays'),
        ...one,
      })),
    ...found.recheckables.flatMap((one) => recheckWait(one, found.calendar, today)),
    ...found.certificates.flatMap((of) => certificateWaits(of, today)),
    ...found.finals.map(({ by, projectId, project, rulebook }): Wait => ({
      kind: 'final-report',
      due: by,
      clause: clauseIn(rulebook, 'closing.requestMonths'),
      projectId,
      project,
    })),
  ]
  return waits.toSorted((a, b) => compare(a.due ?? LAST, b.due ?? LAST))
}

const LAST: Day = '9999-12-31'
const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)

/** A draft, one that was reopened, or withdrawn and then written on: whoever withdrew and left it so is not asked again. */
const isUnfinished = (of: MyProposal, now: Instant): boolean =>
  !of.ended &&
  !of.discard &&
  now < of.closes &&
  (of.standing === 'draft' || of.reopenedAt !== null || of.savedAt > (of.withdrawnAt ?? of.savedAt))

/** A call that closes at 00:00 closes with the day before. */
const draftWait = ({ id, title, round, closes, reopenedAt, rulebook }: MyProposal): Wait => ({
  kind: 'draft',
  id,
  title,
  round,
  closes,
  isReopened: reopenedAt !== null,
  due: dayOf(closes - 1),
  clause: clauseIn(rulebook, '#submission'),
})

const reportWait = ({ id, kind, title, project, dueOn, state, rulebook }: MilestoneDue): Wait => ({
  kind: 'report',
  id,
  title,
  project,
  due: dueOn,
  returned: state === 'returned',
  clause: clauseIn(rulebook, kind === 'midterm' ? 'projects.midtermPassMark' : 'projects.reports'),
})

/** It may be asked for, until its last day. */
function recheckWait(one: Recheckable, calendar: Calendar, today: Day): Wait[] {
  const term = recheckTerm(one, calendar)
  if (term === null || today > term.by) return []
  const { by: due, clause, custom } = term
  return [{ kind: 'ask-recheck', proposalId: one.proposalId, title: one.title, due, clause, custom }]
}

/** What is over, or will be within a month: of each kind the last counts. */
const certificateWaits = ({ organization, certificates }: Certified, today: Day): Wait[] =>
  countedAmong(certificates)
    .filter((one) => termOf(one, today) !== 'valid')
    .map((one) => ({
      kind: 'certificate',
      organizationId: organization.id,
      organization: organization.name,
      what: one.certificate,
      over: termOf(one, today) === 'expired',
      due: one.expiresOn,
    }))

function hostingWait({ id, group, host, at }: ToHost, calendar: Calendar): Wait {
  const { by: due, custom } = byCustom(calendar, at, CUSTOM.publish)
  return { kind: 'hosting', id, organizationId: host.id, group: group.name, due, custom }
}

function signatureWait(
  { id, title, amount, organization, isHosted, announcedAt, signWorkingDays, rulebook }: ToSign,
  calendar: Calendar,
): Wait {
  const due = signBy(announcedAt, { signWorkingDays }, calendar)
  const group = isHosted ? organization : null
  const clause = clauseIn(rulebook, 'agreements.signWorkingDays')
  return { kind: 'signature', id, title, amount, group, due: due.ok ? due.value : null, clause }
}
