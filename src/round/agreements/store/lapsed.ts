import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** In a query: the award has lapsed. */
export const hasLapsed = (proposalId: SQLWrapper): SQL =>
  sql`exists (select 1 from lapsed_awards z where z.proposal_id = ${proposalId})`
