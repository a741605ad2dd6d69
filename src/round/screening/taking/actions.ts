import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type GiveBackRefusal, type TakeRefusal, whyNotGiveBack, whyNotTake } from './rules.ts'
import { findTaken, insertOwner } from './store.ts'

/** An officer takes a case to work on, from a colleague too: they see to it from now on (经办). */
export async function takeCase(
  db: Db,
  by: Person,
  proposalId: string,
  now: Instant,
): Promise<Result<null, TakeRefusal | NotFound | Stale>> {
  const found = await findTaken(db, by, proposalId, now)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotTake(found.taken, by)
  if (whyNot) return refuse(whyNot)
  return await record(
    db,
    found.last,
    { what: 'case-given', by: by.id, at: now, particulars: { to: by.id } },
    [insertOwner(db, { kind: 'proposal', about: proposalId, owner: by.id, by: by.id, at: now })],
  )
}

/** Whoever has it gives it back: nobody sees to it any more. */
export async function giveBackCase(
  db: Db,
  by: Person,
  proposalId: string,
  now: Instant,
): Promise<Result<null, GiveBackRefusal | NotFound | Stale>> {
  const found = await findTaken(db, by, proposalId, now)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotGiveBack(found.taken, by)
  if (whyNot) return refuse(whyNot)
  return await record(
    db,
    found.last,
    { what: 'case-laid-down', by: by.id, at: now, particulars: { to: null } },
    [insertOwner(db, { kind: 'proposal', about: proposalId, owner: null, by: by.id, at: now })],
  )
}
