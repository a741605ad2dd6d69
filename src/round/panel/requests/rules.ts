import { type Person, type ReaderOnly, whyNotEditFor } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import { type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { PinRefusal } from '../recusals/rules.ts'
import {
  type ApprovedAlready,
  type ChangeRefusal,
  whyNotBeforeApproval,
  whyNotChange,
} from '../rules/panel.ts'
import type { Judged } from '../recusals/rules.ts'

/** What has become of a request. */
export const REQUEST_OUTCOMES = ['upheld', 'refused', 'withdrawn'] as const
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number]

/** 申请回避: somebody by name, who is not to judge this organization, and why. */
export type RecusalRequest = {
  id: string
  name: string
  /** Or ''. */
  employer: string
  reason: string
  at: Instant
  answer: { outcome: RequestOutcome; reason: string; at: Instant } | null
}

/** A proposal that counts, with all that was asked for it. */
export type Requested = { organizationId: string; openedAt: Instant | null; requests: RecusalRequest[] }

const RULE = 'panel.recusalYears'

export type AskRefusal =
  | ReaderOnly
  | RoundEnded
  | ApprovedAlready
  | Ruled<{ why: 'recusal-asked'; name: string; at: Instant }>

/** The applicant asks, once for each name, from the submission on until the list of awards is approved. */
export function whyNotAsk(
  { ended, approvedAt }: Judged,
  { organizationId, requests }: Requested,
  name: string,
  by: Person,
): AskRefusal | null {
  const whyNot = whyNotEditFor(by, organizationId) ?? whyNotGoOn(ended) ?? whyNotBeforeApproval(approvedAt)
  if (whyNot) return whyNot
  const same = requests.find((one) => one.name === name)
  return same ? { why: 'recusal-asked', by: RULE, name, at: same.at } : null
}

export type Closed = Ruled<{ why: 'no-request-waits' } | { why: 'request-answered'; at: Instant }>
export type WithdrawRefusal = ReaderOnly | Closed

/** What was asked for is taken back while nobody has answered. */
export const whyNotWithdraw = (
  { organizationId }: Requested,
  request: RecusalRequest | null,
  by: Person,
): WithdrawRefusal | null => whyNotEditFor(by, organizationId) ?? whyNotOpen(request)

export type AnswerRefusal = ChangeRefusal | PinRefusal | Closed

/** An officer decides who has no interest in the round: it says who judges it. */
export const whyNotAnswer = (
  judged: Judged,
  { openedAt }: Requested,
  request: RecusalRequest | null,
  by: Person,
): AnswerRefusal | null => whyNotChange({ ...judged, openedAt }, by) ?? whyNotOpen(request)

const whyNotOpen = (request: RecusalRequest | null): Closed | null => {
  if (!request) return { why: 'no-request-waits', by: RULE }
  return request.answer ? { why: 'request-answered', by: RULE, at: request.answer.at } : null
}

/** One that waits, as a desk reads it. */
export type WaitingRequest = {
  proposalId: string
  organization: string
  name: string
  roundId: string
  round: string
  at: Instant
}
