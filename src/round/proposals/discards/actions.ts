import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { findMine } from '../sections/store/found.ts'
import { type DiscardRefusal, type FetchDraftRefusal, whyNotDiscard, whyNotFetchDraft } from './rules.ts'
import { insertProposalDiscard } from './store.ts'

/** A member throws a draft of the organization's away: it is neither listed nor reminded of. */
export async function discardProposal(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, DiscardRefusal | Stale | NotFound>> {
  const found = await findMine(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotDiscard(found.proposal)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'proposal-discarded', by: by.id, at: now, particulars: { proposal: id, reason } },
    [insertProposalDiscard(db, { proposalId: id, outcome: 'discarded', reason, by: by.id, at: now })],
    { id },
  )
}

/** Whoever threw it away fetches it back with all that was typed. */
export async function fetchProposal(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Promise<Result<{ id: string }, FetchDraftRefusal | Stale | NotFound>> {
  const found = await findMine(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotFetchDraft(found.proposal, by, now)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'proposal-restored', by: by.id, at: now, particulars: { proposal: id } },
    [insertProposalDiscard(db, { proposalId: id, outcome: 'restored', reason: '', by: by.id, at: now })],
    { id },
  )
}
