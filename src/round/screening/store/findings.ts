import { type SQLWrapper, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Kept } from '../rules/checklist.ts'
import type { Finding } from '../rules/eligibility.ts'
import { allEligibilityChecks, eligibilityChecklists, eligibilitySnapshots } from '../tables.ts'

export const insertCheck = (
  db: Db,
  id: string,
  submissionId: string,
  { outcome, reason }: Pick<Finding, 'outcome' | 'reason'>,
  { by, at, held = false }: { by: string; at: Instant; held?: boolean },
): Statement => db.insert(allEligibilityChecks).values({ id, submissionId, outcome, reason, by, at, held })

export const insertChecklist = (db: Db, findingId: string, items: Kept[]): Statement =>
  db.insert(eligibilityChecklists).values({ findingId, items })

export const insertSnapshots = (db: Db, findingId: string, checkIds: string[]): Statement[] =>
  checkIds.map((checkId) => db.insert(eligibilitySnapshots).values({ findingId, checkId }))

/** Of a failure that is granted: what was not met, or was left open, is met for the reason that it is granted for. */
export const insertGranted = (
  db: Db,
  { findingId, failed, reason }: { findingId: string; failed: string; reason: string },
): Statement =>
  db.run(sql`insert into eligibility_checklists (finding_id, items)
    select ${findingId}, (select json_group_array(json(iif(coalesce(i.value ->> 'said', 'unmet') = 'unmet',
      json_set(i.value, '$.said', 'met', '$.note', ${reason}), i.value))) from json_each(l.items) i)
    from eligibility_checklists l where l.finding_id = ${failed}`)

/** What a finding, by its id, found of each condition; null: it is from before that was kept, or there is none. */
export const keptOf = (findingId: SQLWrapper) =>
  sql<
    Kept[] | null
  >`(select l.items from eligibility_checklists l where l.finding_id = ${findingId})`.mapWith(
    (found: string): Kept[] => JSON.parse(found),
  )
