import { eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Instant } from '../../../shared/days.ts'
import { closingDefaultAnswers, closingDefaults } from '../tables.ts'

/** Which project a default is of. */
export const projectOfDefault = async (db: Db, id: string): Promise<string | null> =>
  (
    await db
      .select({ projectId: closingDefaults.projectId })
      .from(closingDefaults)
      .where(eq(closingDefaults.id, id))
  )[0]?.projectId ?? null

/** Those that wait for an approver, of any project: for the desks. */
export const defaultsWaiting = (db: Db) =>
  db.all<{
    id: string
    projectId: string
    project: string
    kind: 'report' | 'refund'
    by: string
    byName: string
    at: Instant
  }>(sql`
    select d.id, d.project_id as projectId, s.title as project, d.kind, d.by_id as "by", h.name as byName, d.at
    from closing_defaults d join projects j on j.id = d.project_id join agreements g on g.id = j.agreement_id
    join submissions s on s.id = g.submission_id join people h on h.id = d.by_id
    left join closing_default_answers a on a.default_id = d.id
    where a.default_id is null order by d.at limit 50`)

export const insertDefault = (db: Db, row: typeof closingDefaults.$inferInsert): Statement =>
  db.insert(closingDefaults).values(row)
export const insertDefaultAnswer = (db: Db, row: typeof closingDefaultAnswers.$inferInsert): Statement =>
  db.insert(closingDefaultAnswers).values(row)
