import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { isUnsealed } from '../../calls/opening/store.ts'

export type Ineligible = {
  proposalId: string
  number: number
  title: string
  organization: string
  reason: string
}

/** Pages of `rows` count from 1. `word`: of a title or an organization, or a number at its end. */
export type WantedIneligible = { word: string; page: number; rows: number }

/** A page of what did not get past the eligibility check. */
export const ineligibleIn = (db: Db, roundId: SQL, { word, page, rows }: WantedIneligible) =>
  db.all<Ineligible>(sql`
    select s.proposal_id as proposalId, s.number, s.title, o.name as organization,
      (select k.reason from eligibility_checks k where k.submission_id = s.id) as reason
    ${named(roundId, word)} order by s.number limit ${rows} offset ${(page - 1) * rows}`)

/** How many there are, and how many of what is sought; a row. */
export const ineligiblesIn = (db: Db, roundId: SQL, { word }: WantedIneligible) =>
  db.all<{ all: number; found: number }>(sql`
    select q."all", ${word ? sql`(select count(*) ${named(roundId, word)})` : sql`q."all"`} as found from (
      select r.screened - r.eligible as "all" from round_progress r where r.round_id = ${roundId} and ${isUnsealed(roundId)}) q`)

const named = (roundId: SQL, word: string): SQL => sql`
  from open_submissions s cross join proposal_progress x on x.proposal_id = s.proposal_id and x.screened > x.eligible
  join organizations o on o.id = s.organization_id
  where s.round_id = ${roundId} and (${word} = '' or instr(s.title, ${word}) or instr(o.name, ${word}) or s.number = ${numberIn(word)})`

const numberIn = (word: string): number => Number(/\d+$/.exec(word)?.[0] ?? -1)
