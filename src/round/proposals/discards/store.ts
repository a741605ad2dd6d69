import { type SQLWrapper, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { proposalDiscards } from '../tables.ts'

type Thrown = Omit<typeof proposalDiscards.$inferInsert, 'seq'>

/** Its number is computed inside the batch, which the history of the proposal locks. */
export const insertProposalDiscard = (db: Db, row: Thrown): Statement =>
  db.insert(proposalDiscards).values({
    ...row,
    seq: sql`(select coalesce(max(x.seq), 0) + 1 from proposal_discards x where x.proposal_id = ${row.proposalId})`,
  })

/** In a query: a draft that is thrown away. */
export const isDiscarded = (proposalId: SQLWrapper) =>
  sql`exists (select 1 from discarded_proposals d where d.proposal_id = ${proposalId})`
