import type { OrganizationKind } from '../../../people/rules/organization.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { type Phase, phaseOf, trackOf } from '../../calls/rules/round.ts'
import { type BudgetRefusal, whyNotAsk, whyNotSpend } from './budget-findings.ts'
import { type Content, askOf } from './content.ts'

/** A proposal with all that a rule must know of it. */
export type Proposal = {
  id: string
  roundId: string
  organization: { id: string; name: string; kind: OrganizationKind }
  typed: Record<string, string>
  /** Version of the working text. */
  version: number
  savedAt: Instant
  /** Submissions so far; the next one gets `revisions + 1`. */
  revisions: number
  /** The submission that counts, if any. */
  current: { id: string; at: Instant } | null
  /** Other proposals of the organization that count in this round. */
  others: number
  plan: Plan
}

export type StartRefusal =
  | { why: 'call-not-open-yet'; opensAt: Instant }
  | { why: 'call-closed'; closedAt: Instant; receivedAt: Instant }
  | { why: 'kind-not-allowed'; kind: OrganizationKind }
  | { why: 'too-many-proposals'; limit: number }

/** Asked by the call's page and by the action that starts a draft. `others`: what the organization has in the round. */
export function whyNotStart(
  plan: Plan,
  kind: OrganizationKind,
  others: number,
  now: Instant,
): StartRefusal | null {
  const closed = whyNotOpen(plan, now)
  if (closed) return closed
  if (!plan.tracks.some((track) => track.kinds.includes(kind))) return { why: 'kind-not-allowed', kind }
  const limit = plan.proposalsPerOrganization
  return others >= limit ? { why: 'too-many-proposals', limit } : null
}

function whyNotOpen(plan: Plan, now: Instant): StartRefusal | null {
  const phase: Phase = phaseOf(plan.dates, now)
  if (phase === 'upcoming') return { why: 'call-not-open-yet', opensAt: plan.dates.opens }
  return phase === 'closed' ? { why: 'call-closed', closedAt: plan.dates.closes, receivedAt: now } : null
}

export type EditRefusal = StartRefusal | { why: 'already-submitted'; at: Instant }

/** The working text changes until the deadline, and not while a submission counts. */
export function whyNotEdit(proposal: Proposal, now: Instant): EditRefusal | null {
  if (proposal.current) return { why: 'already-submitted', at: proposal.current.at }
  return whyNotOpen(proposal.plan, now)
}

export type SubmitRefusal =
  | EditRefusal
  | { why: 'track-unknown' }
  | { why: 'kind-not-in-track'; track: string; kind: OrganizationKind }
  | { why: 'too-long'; months: number; longest: number }
  | { why: 'step-after-end'; month: number; months: number }
  | BudgetRefusal

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
  const whyNot = whyNotEdit(proposal, now)
  if (whyNot) return whyNot
  if (proposal.others >= plan.proposalsPerOrganization) {
    return { why: 'too-many-proposals', limit: plan.proposalsPerOrganization }
  }
  return whyNotContent(plan, organization.kind, content)
}

function whyNotContent(plan: Plan, kind: OrganizationKind, content: Content): SubmitRefusal | null {
  const track = trackOf(plan, content.track)
  if (!track) return { why: 'track-unknown' }
  if (!track.kinds.includes(kind)) return { why: 'kind-not-in-track', track: track.name, kind }
  const overAsk = whyNotAsk(track, content.budget)
  if (overAsk) return overAsk
  if (content.months > plan.longestMonths)
    return { why: 'too-long', months: content.months, longest: plan.longestMonths }
  const late = content.plan.find((step) => step.month > content.months)
  if (late) return { why: 'step-after-end', month: late.month, months: content.months }
  return whyNotSpend(plan.rulebook, content.budget)
}

export type WithdrawRefusal =
  | { why: 'not-submitted' }
  | { why: 'call-closed'; closedAt: Instant; receivedAt: Instant }

/** Until the deadline a submission can be withdrawn, and submitted again. */
export function whyNotWithdraw(proposal: Proposal, now: Instant): WithdrawRefusal | null {
  if (!proposal.current) return { why: 'not-submitted' }
  const { closes } = proposal.plan.dates
  return now >= closes ? { why: 'call-closed', closedAt: closes, receivedAt: now } : null
}
