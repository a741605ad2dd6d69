import { type SQL, sql } from 'drizzle-orm'
import type { Person } from '../../../src/people/rules/person.ts'
import { organizationOf } from '../../round/opened.ts'
import type { Someone } from '../../somebody.ts'
import { asNow } from '../bureau.ts'
import { type Done, type Life, idsOf } from '../life.ts'

/** Something that nobody's desk asks for: a change of mind, a mistake, a quarrel, a question. `pick` chooses whom it meets. */
export type Upset = (life: Life, pick: number) => Promise<Done | undefined>

export const SUBMITTED = (id: string): SQL =>
  sql`select s.proposal_id as id from current_submissions s where s.round_id = ${id}`
export const PROJECTS = (id: string): SQL =>
  sql`select j.id from agreements g join projects j on j.agreement_id = g.id where g.round_id = ${id} order by g.seq`
export const SHEETS = (id: string): SQL => sql`select id from assignments where round_id = ${id} order by id`

export type Within = { db: Life['bureau']['db']; now: number }
type One = (within: Within, by: Person, id: string) => Promise<Done>

export const FUNDED = (id: string): SQL => sql`select l.submission_id as id from decisions d
  join decision_lines l on l.decision_id = d.id where d.round_id = ${id} and l.award_fen > 0 order by d.revision desc`

export const dbOf = (life: Life) => life.bureau.db
export const chosen = <T>(all: T[], pick: number): T | undefined => all[pick % Math.max(1, all.length)]
export async function picked(
  life: Life,
  which: (roundId: string) => SQL,
  pick: number,
): Promise<string | undefined> {
  return chosen(await idsOf(life, which(life.roundId)), pick)
}

/** A member of one of the groups, to its own proposal. */
export function ofGroup(act: (within: Within, by: Someone, id: string) => Promise<Done>): Upset {
  return async (life, pick) => {
    const group = chosen(life.groups, pick)
    const id =
      group &&
      (await picked(
        life,
        (round) => sql`select id from proposals
      where round_id = ${round} and organization_id = ${organizationOf(group)}`,
        pick,
      ))
    return group && id ? act({ db: dbOf(life), now: life.now }, group, id) : undefined
  }
}

/** One of the office, to one of what there is in the round. */
export function ofOffice(
  who: 'officers' | 'approvers' | 'finance',
  which: (roundId: string) => SQL,
  act: One,
): Upset {
  return async (life, pick) => {
    const [by, id] = [chosen(life.bureau[who], pick), await picked(life, which, pick)]
    if (!by || !id) return undefined
    return act({ db: dbOf(life), now: life.now }, await asNow(life.bureau, by, life.now), id)
  }
}
