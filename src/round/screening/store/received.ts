import { type SQL, sql } from 'drizzle-orm'

/**
 * When a proposal was handed in, for whoever was earlier: the last time before the call closed. A correction is of a later day, and
 * that day never counts.
 */
export const receivedAt = (proposalId: SQL): SQL => sql`(select max(r.at) from submissions r
  where r.proposal_id = ${proposalId} and r.id not in (select submission_id from correction_answers))`
