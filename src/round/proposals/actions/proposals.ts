import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, fresh, sha256 } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterToOrganization } from '../../../letters/store.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { paths } from '../../../paths.ts'
import { type Instant, sayInstant, sayMinute } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import type { Content } from '../rules/content.ts'
import {
  type EditRefusal,
  type StartRefusal,
  type SubmitRefusal,
  type WithdrawRefusal,
  submit,
  whyNotEdit,
  whyNotStart,
  whyNotWithdraw,
} from '../rules/submit.ts'
import { bucketsOf } from '../rules/alike.ts'
import { indexAlike } from '../store/alike.ts'
import * as store from '../store/proposals.ts'

/** A member starts a proposal for an organization. Only what is submitted counts towards the organization's cap. */
export async function startProposal(
  db: Db,
  by: Person,
  roundId: string,
  organizationId: string,
  now: Instant,
): Promise<Result<{ id: string }, StartRefusal | Stale | NotFound>> {
  const organization = by.organizations.find((one) => one.id === organizationId)
  const found = organization && (await store.findStart(db, roundId, organizationId))
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotStart(found.round.plan, organization.kind, found.others, now)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const recorded = await record(
    db,
    [fresh(store.proposalSubject(id)), found.last],
    { what: 'proposal-started', by: by.id, at: now, particulars: { proposal: id } },
    [store.insertProposal(db, { id, roundId, organizationId, typed: {}, by: by.id, at: now })],
  )
  return recorded.ok ? ok({ id }) : recorded
}

/** Keeps the working text as it was typed, complete or not. `version` is the one that this window had read. */
export async function saveDraft(
  db: Db,
  by: Person,
  id: string,
  version: number,
  typed: Record<string, string>,
  now: Instant,
): Promise<Result<{ version: number; savedAt: Instant }, EditRefusal | Stale | NotFound>> {
  const found = await store.findMine(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotEdit(found.proposal, now)
  if (whyNot) return refuse(whyNot)
  // a save whose answer was lost is sent again: the text is there already
  if (found.proposal.version === version + 1 && isSame(typed, found.proposal.typed))
    return ok({ version: found.proposal.version, savedAt: found.proposal.savedAt })
  const isSaved = await store.saveTyped(db, id, version, typed, now)
  return isSaved ? ok({ version: version + 1, savedAt: now }) : refuse({ why: 'changed-meanwhile' })
}

const isSame = (a: Record<string, string>, b: Record<string, string>): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, text]) => b[name] === text)

/**
 * Submits: a frozen version, a number at the first time, a letter of receipt. The server's clock decides. `version` is
 * the one of the working text that this window had read: a text saved by another window meanwhile is not lost unseen.
 */
export async function submitProposal(
  db: Db,
  by: Person,
  id: string,
  content: Content,
  typed: Record<string, string>,
  now: Instant,
  version?: number,
): Promise<Result<{ id: string; sha256: string; at: Instant }, SubmitRefusal | Stale | NotFound>> {
  const found = await store.findMine(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { proposal } = found
  const submission = submit(proposal, content, now)
  if (!submission.ok) return submission
  if (version !== undefined && version !== proposal.version) return refuse({ why: 'changed-meanwhile' })

  const submissionId = newId()
  const digest = await sha256(JSON.stringify(submission.value.content))
  const recorded = await record(
    db,
    [found.last, found.lastOfApplicant],
    { what: 'proposal-submitted', by: by.id, at: now, particulars: { proposal: id, sha256: digest } },
    [
      store.giveNumber(db, id, proposal.roundId),
      store.insertSubmission(db, {
        ...submission.value,
        id: submissionId,
        proposalId: id,
        sha256: digest,
        by: by.id,
        at: now,
      }),
      ...indexAlike(db, {
        submissionId,
        proposalId: id,
        buckets: bucketsOf(content, proposal.plan),
        at: now,
      }),
      store.keepTyped(db, id, proposal.version, typed, now),
      letterToOrganization(
        db,
        proposal.organization.id,
        receiptLetter(id, content.title, digest, proposal.plan, now),
        now,
      ),
    ],
  )
  return recorded.ok ? ok({ id, sha256: digest, at: now }) : recorded
}

function receiptLetter(
  id: string,
  title: string,
  digest: string,
  plan: { dates: { closes: Instant } },
  now: Instant,
) {
  return {
    subject: `申报书已提交：${title}`,
    body: `收到时间${sayInstant(now)}，内容摘要SHA-256 ${digest}。${sayMinute(plan.dates.closes)}前可以撤回再改。`,
    about: paths.receipt(id),
  }
}

/** Until the deadline a member withdraws what was submitted; the text stays, to be submitted again. */
export async function withdrawProposal(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, WithdrawRefusal | Stale | NotFound>> {
  const found = await store.findMine(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { proposal, last, lastOfApplicant } = found
  const whyNot = whyNotWithdraw(proposal, now)
  if (whyNot) return refuse(whyNot)
  if (!proposal.current || !isMemberOf(by, proposal.organization.id)) return refuse({ why: 'not-submitted' })

  const recorded = await record(
    db,
    [last, lastOfApplicant],
    { what: 'proposal-withdrawn', by: by.id, at: now, particulars: { proposal: id, reason } },
    [
      store.insertWithdrawal(db, { submissionId: proposal.current.id, reason, by: by.id, at: now }),
      letterToOrganization(
        db,
        proposal.organization.id,
        {
          subject: '申报书已撤回',
          body: `原因：${reason}。${sayMinute(proposal.plan.dates.closes)}前可以修改后再次提交。`,
          about: paths.proposal(id),
        },
        now,
      ),
    ],
  )
  return recorded.ok ? ok({ id }) : recorded
}
