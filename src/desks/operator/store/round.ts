import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * Which round an address is of, as part of a statement, by its first segment: what whoever runs one for an outside unit may ask
 * for. What is not here is of no round; of an id that no such thing has, neither.
 */
const ROUND_OF: Record<string, (id: SQLWrapper) => SQL> = {
  rounds: (id) => sql`${id}`,
  proposals: (id) => sql`(select x.round_id from proposals x where x.id = ${id})`,
  enquiries: (id) => sql`(select x.round_id from enquiries x where x.id = ${id})`,
  decisions: (id) => sql`(select x.round_id from decisions x where x.id = ${id})`,
  objections: (id) =>
    sql`(select n.round_id from objections x join all_notices n on n.id = x.notice_id where x.id = ${id})`,
  agreements: (id) => sql`(select x.round_id from agreements x where x.id = ${id})`,
  projects: (id) => sql`(${OF_PROJECT} where j.id = ${id})`,
  reports: (id) =>
    sql`(${OF_PROJECT} join milestones m on m.project_id = j.id join reports x on x.milestone_id = m.id where x.id = ${id})`,
  sanctions: (id) => sql`(${OF_PROJECT} join sanctions x on x.project_id = j.id where x.id = ${id})`,
}

const OF_PROJECT = sql`select g.round_id from projects j join agreements g on g.id = j.agreement_id`

/** An id has letters and digits alone: what is written in any other way is nobody's. */
const ADDRESS = /^\/([a-z-]+)\/([\w-]+)(?:\/|$)/

/** What it names, and of which round that is. */
export function roundAt(path: string) {
  const [, segment = '', id = ''] = ADDRESS.exec(path) ?? []
  const of = Object.hasOwn(ROUND_OF, segment) ? ROUND_OF[segment] : undefined
  return of && { id, of }
}
