import { type SQL, inArray, or, sql } from 'drizzle-orm'
import type { Person } from '../../../people/rules/person.ts'
import { has } from '../../../people/rules/person.ts'
import { places } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Step } from '../rules/steps.ts'
import { needAnswers, needs } from '../tables.ts'

/** Rows on a page of a list. */
export const ROWS = 50

export const place = { id: places.id, subdistrict: places.subdistrict, community: places.community }
/** Needs `need_answers` joined. */
export const answeredAt = sql<Instant | null>`${needAnswers.at}`.as('answered_at')

/** Where a need stands: the last of its steps. */
export const lastStep = sql<Step>`(select s.step from need_steps s where s.need_id = ${needs.id}
  order by s.at desc, instr('collected agenda deliberated planned done answered', s.step) desc limit 1)`

/** Needs that a person handles: all of an officer's, those of their places for others. */
export const handledBy = (by: Person): SQL | undefined => (has(by, 'officer') ? sql`true` : coveredBy(by))

/** `covers`, in SQL. */
function coveredBy({ places: mine }: Person): SQL | undefined {
  const whole = mine.filter(({ community }) => community === '').map(({ subdistrict }) => subdistrict)
  return or(
    inArray(
      places.id,
      mine.map(({ id }) => id),
    ),
    inArray(places.subdistrict, whole),
  )
}

/** Needs that a person may read: all for the staff who watch, else those that they handle. */
export const readableBy = (by: Person): SQL | undefined =>
  has(by, 'approver') || has(by, 'auditor') ? sql`true` : handledBy(by)
