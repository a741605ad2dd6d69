import { type Db, newId, newNonce } from '../../../db/db.ts'
import { type NotFound, type Stale, sha256 } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterAlsoToHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Instant, sayDeadline, sayInstant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { bucketsOf } from '../alike/rules/shingles.ts'
import { applyingOf, sealedText, whyNotNamed } from '../applicant/rules.ts'
import type { Content } from '../rules/content.ts'
import * as says from '../rules/letters.ts'
import { seenOf } from '../sections/rules/sections.ts'
import {
  type Proposal,
  type ReopenRefusal,
  type SubmitRefusal,
  type WithdrawRefusal,
  submit,
  whyNotEdit,
  whyNotReopen,
  whyNotWithdraw,
} from './rules.ts'
import { insertApplicant } from '../applicant/store.ts'
import { indexAlike } from '../alike/store/similar.ts'
import { type Attached, type Choices, findMine, findWhole } from '../sections/store/found.ts'
import * as store from '../store.ts'

/** How the kept text is read as a whole, and why it cannot be. */
export type Read<R> = (proposal: Proposal & Choices & Attached) => Result<Content, R>

/**
 * Submits what is kept: a frozen version, a number at the first time, a letter of receipt. The server's clock decides.
 * `seen`: the versions of the sections that its sender had read; a section saved since is not submitted unseen.
 */
export async function submitProposal<R extends { why: string }>(
  db: Db,
  by: Person,
  id: string,
  { read, seen }: { read: Read<R>; seen?: string | undefined },
  now: Instant,
): Promise<Result<{ id: string; sha256: string; at: Instant }, SubmitRefusal | Stale | NotFound | R>> {
  const found = await findWhole(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { proposal, topics, places, files, registered } = found
  const { organizationId, version } = registered
  const { applicant } = applyingOf(registered)
  const whyNot = whyNotEdit(proposal, now)
  if (whyNot) return refuse(whyNot)
  if (seen !== undefined && seen !== seenOf(proposal.sections, files, version))
    return refuse({ why: 'changed-meanwhile' })
  const content = read({ ...proposal, topics, places, files })
  if (!content.ok) return content
  const submission = submit(proposal, content.value, now)
  if (!submission.ok) return submission
  const unnamed = whyNotNamed(proposal.plan, applicant)
  if (unnamed) return refuse(unnamed)

  const nonce = newNonce()
  const digest = await sha256(sealedText(nonce, submission.value.content, applicant))
  const frozen = {
    ...submission.value,
    id: newId(),
    proposalId: id,
    sha256: digest,
    nonce,
    by: by.id,
    at: now,
  }
  return record(
    db,
    [found.last, found.lastOfApplicant],
    { what: 'proposal-submitted', by: by.id, at: now, particulars: { proposal: id, sha256: digest } },
    [
      store.giveNumber(db, id, proposal.roundId),
      store.insertSubmission(db, frozen),
      insertApplicant(db, { submissionId: frozen.id, organizationId, version, applicant }),
      ...indexAlike(db, {
        submissionId: frozen.id,
        proposalId: id,
        buckets: bucketsOf(frozen.content, proposal.plan),
        at: now,
      }),
      ...letterAlsoToHost(proposal.organization.id, receiptLetter(proposal, frozen, now), paths.proposal(id)),
    ],
    { id, sha256: digest, at: now },
  )
}

function receiptLetter(
  { id, roundId, plan }: Proposal,
  { content, sha256: digest, revision }: { content: Content; sha256: string; revision: number },
  now: Instant,
) {
  return says.submitted(
    {
      ...{ 项目: content.title, 版: revision, 时间: sayInstant(now), 摘要: digest },
      期限: sayDeadline(plan.dates.closes),
    },
    { about: paths.receipt(id), grounds: groundsIn(plan.rulebook, roundId, '#submission') },
  )
}

/** The proposal's page, and its clause. */
const whenceOf = ({ id, roundId, plan }: Proposal) => ({
  about: paths.proposal(id),
  grounds: groundsIn(plan.rulebook, roundId, '#submission'),
})

/** Until the deadline a member withdraws what was submitted; the text stays, to be submitted again. */
export async function withdrawProposal(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, WithdrawRefusal | Stale | NotFound>> {
  const found = await findMine(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { proposal, last, lastOfApplicant } = found
  const whyNot = whyNotWithdraw(proposal, now)
  if (whyNot) return refuse(whyNot)
  if (!proposal.current) return refuse({ why: 'not-submitted', by: '#submission' })

  return record(
    db,
    [last, lastOfApplicant],
    { what: 'proposal-withdrawn', by: by.id, at: now, particulars: { proposal: id, reason } },
    [
      store.insertWithdrawal(db, { submissionId: proposal.current.id, reason, by: by.id, at: now }),
      ...letterAlsoToHost(
        proposal.organization.id,
        says.withdrawn(
          {
            ...{ 姓名: by.name, 编号: proposal.number ?? '', 项目: proposal.current.title },
            ...{ 版: proposal.revisions, 原因: reason, 期限: sayDeadline(proposal.plan.dates.closes) },
          },
          whenceOf(proposal),
        ),
        paths.applicantDesk(),
      ),
    ],
    { id },
  )
}

/** Until the deadline a member opens the text again; what was submitted counts until it is submitted anew. */
export async function reopenProposal(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Promise<Result<{ id: string }, ReopenRefusal | Stale | NotFound>> {
  const found = await findMine(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { proposal, last } = found
  const whyNot = whyNotReopen(proposal, now)
  if (whyNot) return refuse(whyNot)
  if (!proposal.current) return refuse({ why: 'not-submitted', by: '#submission' })

  return record(
    db,
    last,
    { what: 'proposal-reopened', by: by.id, at: now, particulars: { proposal: id } },
    [
      store.insertReopening(db, { submissionId: proposal.current.id, by: by.id, at: now }),
      ...letterAlsoToHost(
        proposal.organization.id,
        says.reopened(
          { 期限: sayDeadline(proposal.plan.dates.closes), 版: proposal.revisions },
          whenceOf(proposal),
        ),
        paths.proposal(id),
      ),
    ],
    { id },
  )
}
