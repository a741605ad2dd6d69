import { boundBy } from '../../calls/rules/numbers.ts'
import {
  type Applicant,
  type ApplyRefusal,
  type Barred,
  whyNotBarred,
  whyNotBegin,
  whyNotHandIn,
} from '../../../organizations/rules/applying.ts'
import type { OrganizationKind } from '../../../people/rules/organization.ts'
import type { MemberRole, ReaderOnly } from '../../../people/rules/person.ts'
import { BY_CALL, type Ruled } from '../../../rulebook/rules/by.ts'
import { type Discard, type Discarded, whyNotDiscarded } from '../../../rulebook/rules/discards.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { type Phase, phaseOf } from '../../calls/rules/round.ts'
import type { ApplicantRefusal } from '../applicant/rules.ts'
import { type Content, askOf } from '../rules/content.ts'
import { type ContentRefusal, faultsIn } from '../sections/rules/faults.ts'
import type { Kept } from '../sections/rules/sections.ts'

/** A proposal with all that a rule must know of it. */
export type Proposal = {
  id: string
  roundId: string
  organization: { id: string; name: string } & Applicant
  /** What the one who asks is in it. */
  role: MemberRole
  /** The working text, section by section; a section that nobody has saved is not there. */
  sections: Kept[]
  /** Submissions so far; the next one gets `revisions + 1`. */
  revisions: number
  /** 受理编号, from its first submission on. */
  number: string | null
  /** The submission that counts, if any; `reopenedAt`: when its text was opened again. */
  current: { id: string; title: string; at: Instant; submittedBy: string; reopenedAt: Instant | null } | null
  /** How what counted was withdrawn, where nothing has been submitted since. */
  withdrawal: { revision: number; at: Instant; withdrawnBy: string; reason: string } | null
  /** Other proposals of the organization that count in this round. */
  others: number
  plan: Plan
  /** Whoever of its members threw it away; null: nobody did. */
  discard?: Discard | null | undefined
  /** How its round has ended before anything was awarded. */
  ended?: Ended | null | undefined
}

type CallClosed = Ruled<{ why: 'call-closed'; closedAt: Instant; receivedAt: Instant }>

export type StartRefusal =
  | CallClosed
  | RoundEnded
  | Ruled<
      | { why: 'call-not-open-yet'; opensAt: Instant }
      | { why: 'kind-not-allowed'; kind: OrganizationKind }
      | { why: 'too-many-proposals'; limit: number }
      | { why: 'runs-the-round' }
    >
  | ApplyRefusal
  | ReaderOnly

/** Asked by the call's page and by the action that starts a draft. `others`: what the organization has in the round. */
export function whyNotStart(
  plan: Plan,
  applicant: Applicant,
  others: number,
  now: Instant,
  ended?: Ended | null | undefined,
): StartRefusal | null {
  const { kind } = applicant
  const closed = whyNotOpen({ plan, ended }, now) ?? whyNotBegin(applicant, boundBy(plan), now)
  if (closed) return closed
  const runs = whyNotBoth(plan, applicant, now)
  if (runs) return runs
  if (!plan.tracks.some((track) => track.kinds.includes(kind)))
    return { why: 'kind-not-allowed', by: BY_CALL, kind }
  const limit = plan.parameters.proposals.perOrganization
  return others >= limit ? { why: 'too-many-proposals', by: 'proposals.perOrganization', limit } : null
}

/** Whoever runs a round for the bureau does not apply in it: nobody acts in their own interest. */
const whyNotBoth = ({ code }: Plan, { runs = [] }: Applicant, now: Instant): StartRefusal | null =>
  runs.some((one) => one.code === code && (one.until === null || dayOf(now) <= one.until))
    ? { why: 'runs-the-round', by: '#second-person' }
    : null

function whyNotOpen({ plan, ended }: Pick<Proposal, 'plan' | 'ended'>, now: Instant): StartRefusal | null {
  const over = whyNotGoOn(ended)
  if (over) return over
  const phase: Phase = phaseOf(plan.dates, now)
  if (phase === 'upcoming')
    return { why: 'call-not-open-yet', by: 'calls.openDays', opensAt: plan.dates.opens }
  return phase === 'closed'
    ? { why: 'call-closed', by: 'calls.openDays', closedAt: plan.dates.closes, receivedAt: now }
    : null
}

export type EditRefusal =
  | StartRefusal
  | Discarded
  | Ruled<{ why: 'already-submitted'; at: Instant; submittedBy: string; number: string | null }>

/** The working text changes until the deadline; what was submitted must be reopened first. */
export function whyNotEdit(
  proposal: Pick<Proposal, 'current' | 'number' | 'plan' | 'role' | 'ended' | 'discard'>,
  now: Instant,
): EditRefusal | null {
  const { current, number, role } = proposal
  if (role === 'reader') return { why: 'reader-only' }
  const gone = whyNotDiscarded(proposal.discard)
  if (gone) return gone
  if (current && current.reopenedAt === null) {
    const { at, submittedBy } = current
    return { why: 'already-submitted', by: '#submission', at, submittedBy, number }
  }
  return whyNotOpen(proposal, now)
}

export type SubmitRefusal = EditRefusal | ContentRefusal | ApplicantRefusal

export type Submission = { revision: number; content: Content; ask: Fen }

/** What is submitted is a copy: what the experts read is what was submitted. */
export function submit(
  proposal: Proposal,
  content: Content,
  now: Instant,
): Result<Submission, SubmitRefusal> {
  const whyNot = whyNotSubmit(proposal, content, now)
  return whyNot ? refuse(whyNot) : ok({ revision: proposal.revisions + 1, content, ask: askOf(content) })
}

export function whyNotSubmit(proposal: Proposal, content: Content, now: Instant): SubmitRefusal | null {
  const { plan, organization } = proposal
  const whyNot =
    whyNotEdit(proposal, now) ??
    whyNotBoth(plan, organization, now) ??
    whyNotHandIn(organization, boundBy(plan), now)
  if (whyNot) return whyNot
  const limit = plan.parameters.proposals.perOrganization
  if (proposal.others >= limit) return { why: 'too-many-proposals', by: 'proposals.perOrganization', limit }
  return faultsIn(plan, organization.kind, content)[0]?.refusal ?? null
}

export type WithdrawRefusal = ReaderOnly | CallClosed | RoundEnded | Ruled<{ why: 'not-submitted' }>

/** Until the deadline a submission can be withdrawn, and submitted again. */
export function whyNotWithdraw(
  proposal: { role: MemberRole; current: object | null; plan: Plan; ended?: Ended | null | undefined },
  now: Instant,
): WithdrawRefusal | null {
  if (proposal.role === 'reader') return { why: 'reader-only' }
  if (!proposal.current) return { why: 'not-submitted', by: '#submission' }
  const over = whyNotGoOn(proposal.ended)
  if (over) return over
  const { closes } = proposal.plan.dates
  return now >= closes
    ? { why: 'call-closed', by: 'calls.openDays', closedAt: closes, receivedAt: now }
    : null
}

export type ReopenRefusal = WithdrawRefusal | Barred | Ruled<{ why: 'already-reopened'; at: Instant }>

/** Until the deadline the text can be opened again; what was submitted counts until the next submission. */
export function whyNotReopen(proposal: Proposal, now: Instant): ReopenRefusal | null {
  const whyNot = whyNotWithdraw(proposal, now)
  if (whyNot) return whyNot
  const reopenedAt = proposal.current?.reopenedAt ?? null
  if (reopenedAt !== null) return { why: 'already-reopened', by: '#submission', at: reopenedAt }
  // it could not be handed in again: better that what was handed in stands as it is
  return whyNotBarred(proposal.organization, now)
}
