import { subjects } from '../../history/subjects.ts'
import { type Db, newId } from '../../db/db.ts'
import { type Stale, fresh } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type NewOrganization, type OrganizationTaken, whyNotRegister } from '../rules/organization.ts'
import type { Person } from '../rules/person.ts'
import { takenColumn } from '../../db/taken.ts'
import { lookalikes, saveOrganization } from './store.ts'

type Registered = Result<{ id: string }, OrganizationTaken | Stale>

/** An organization registers itself; whoever registers it is its first member. Names and numbers are each had once. */
export async function registerOrganization(
  db: Db,
  by: Pick<Person, 'id'>,
  organization: NewOrganization,
  now: Instant,
): Promise<Registered> {
  const refusal = whyNotRegister(organization, await lookalikes(db, organization))
  if (refusal) return refuse(refusal)
  const id = newId()
  const event = {
    what: 'organization-registered',
    by: by.id,
    at: now,
    particulars: particularsOf(organization),
  }
  try {
    const changes = saveOrganization(db, { ...organization, id }, by.id, now)
    return await record(db, fresh(subjects.organization(id)), event, changes, { id })
  } catch (error) {
    return refuse(await whoCameFirst(db, organization, error))
  }
}

const particularsOf = ({ name, kind, uscc, filingNo }: NewOrganization) => ({ name, kind, uscc, filingNo })

/** Two registered the same name or number at once: the unique key stopped this one, which is told so like any other. */
async function whoCameFirst(db: Db, organization: NewOrganization, error: unknown) {
  if (!takenColumn(error)?.startsWith('organizations.')) throw error
  return (
    whyNotRegister(organization, await lookalikes(db, organization)) ?? { why: 'changed-meanwhile' as const }
  )
}
