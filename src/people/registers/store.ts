import { type SQL, sql } from 'drizzle-orm'

/** What is counted as it comes (migrations/0022_seconds.sql); organizations by their rung, 'raised': steps up to a legal person. */
type Register =
  | 'people'
  | 'experts'
  | 'invitations'
  | 'accepted'
  | 'role-grants'
  | 'group'
  | 'filed'
  | 'registered'
  | 'raised'

/** How many stand there, of several together. */
export const registered = (...nouns: Register[]): SQL<number> =>
  sql<number>`(select coalesce(sum(rows), 0) from register_counts
    where noun in (select value from json_each(${JSON.stringify(nouns)})))`
