import { subjects } from '../../history/subjects.ts'
import { type Db, newId } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import type { OwnInterest } from '../../people/rules/interest.ts'
import type { NotYourRole, Person } from '../../people/rules/person.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type CheckRefusal, type Snapshot, whyNotSnapshot } from '../rules/check.ts'
import { whyNotRecord } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { insertChecks } from './store.ts'

/** An officer records what was looked up: at least one of the four things, each with its day and source. */
export async function recordChecks(
  db: Db,
  by: Person,
  organizationId: string,
  snapshots: Snapshot[],
  now: Instant,
): Promise<Result<null, NotYourRole | CheckRefusal | OwnInterest | Stale | NotFound>> {
  const [[organization], last] = await db.batch([
    organizationOf(db, organizationId),
    lastOf(db, subjects.organization(organizationId)),
  ])
  if (!organization) return refuse({ why: 'not-found' })
  const whyNot = whyNotRecord(by, organization) ?? whyNotSnapshot(snapshots, dayOf(now))
  if (whyNot) return refuse(whyNot)
  const found = snapshots.filter(({ result }) => result === 'found').map(({ about }) => about)
  const particulars = { checked: snapshots.map(({ about }) => about), found }
  const rows = snapshots.map((one) => ({ ...one, id: newId(), organizationId, by: by.id, at: now }))
  return record(
    db,
    lastIn(last, subjects.organization(organizationId)),
    { what: 'organization-checked', by: by.id, at: now, particulars },
    [insertChecks(db, rows)],
  )
}
