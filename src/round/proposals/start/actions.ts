import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { type Person, isMemberOf, whyNotEditFor } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { insertProposal } from '../store.ts'
import { type StartRefusal, whyNotStart } from '../submissions/rules.ts'
import { findStart } from './store.ts'

/** A member starts a proposal for an organization. Only what is submitted counts towards the organization's cap. */
export async function startProposal(
  db: Db,
  by: Person,
  roundId: string,
  organizationId: string,
  now: Instant,
): Promise<Result<{ id: string }, StartRefusal | Stale | NotFound>> {
  const start = isMemberOf(by, organizationId) && (await findStart(db, roundId, organizationId))
  if (!start) return refuse({ why: 'not-found' })
  const { round, applicant, others } = start
  const whyNot =
    whyNotEditFor(by, organizationId) ?? whyNotStart(round.plan, applicant, others, now, round.ended)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  return record(
    db,
    [fresh(subjects.proposal(id)), start.last],
    { what: 'proposal-started', by: by.id, at: now, particulars: { proposal: id } },
    [insertProposal(db, { id, roundId, organizationId, by: by.id, at: now })],
    { id },
  )
}
