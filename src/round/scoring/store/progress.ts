import { type SQL, and, asc, count, eq, max, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { history } from '../../../history/tables.ts'
import { invitationAcceptances } from '../../../people/tables.ts'
import { isUnsealed } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { hasLeft } from '../../panel/store/pool.ts'
import { assignments, experts } from '../../panel/tables.ts'
import { proposalNumbers, submissions } from '../../proposals/tables.ts'
import { sheetDrafts, sheets } from '../tables.ts'
import { doneIn, isOf, isInForce } from './sheet.ts'

/** Pages of `rows` count from 1: of the person's own sheets, of the proposals and of the experts. */
type Wanted = {
  seesAll: boolean
  page: number
  projectsPage: number
  expertsPage: number
  word?: string
  rows: number
}

/**
 * The scoring of a round: a page of the person's own sheets, and with `seesAll` how far everybody is, a page of it by expert
 * and a page by proposal. Counts alone: no points before the decision room opens.
 */
export async function findScoring(
  db: Db,
  roundId: string,
  personId: string,
  { seesAll, page, projectsPage, expertsPage, word = '', rows: size }: Wanted,
) {
  const own = [
    callOf(db, roundId),
    sheetsOf(db, roundId, personId, { page, size }),
    doneIn(db, roundId, personId),
  ] as const
  if (!seesAll) {
    const [[call], mySheets, [done]] = await db.batch(own)
    return call ? { round: call, mine: mineOf(mySheets, done), progress: null } : null
  }
  const [[round], rows, [mine], byExpert, [sums], byProposal, [all]] = await db.batch([
    ...own,
    progressByExpert(db, roundId, { page: expertsPage, size }),
    sumsOf(db, roundId),
    progressByProposal(db, roundId, { page: projectsPage, size, word }),
    proposalsOf(db, roundId, word),
  ])
  const counted = byExpert.map((one) => ({ ...one, hasLeft: one.hasLeft === 1 }))
  const { experts: people = 0, behind = 0, assigned = 0, submitted = 0 } = sums ?? {}
  const counts = { experts: people, behind, assigned, submitted, proposals: all?.count ?? 0 }
  const progress = { byExpert: counted, byProposal, counts }
  return round ? { round, mine: mineOf(rows, mine), progress } : null
}

const mineOf = <T>(rows: T[], done: { assigned: number; submitted: number } | undefined) => ({
  rows,
  assigned: done?.assigned ?? 0,
  submitted: done?.submitted ?? 0,
})

type Part = { page: number; size: number }

/** Without any organization; what is to do comes first. */
const sheetsOf = (db: Db, roundId: string, personId: string, { page, size }: Part) =>
  db
    .select({
      id: assignments.id,
      number: proposalNumbers.seq,
      title: submissions.title,
      track: submissions.track,
      category: submissions.category,
      savedAt: sheetDrafts.savedAt,
      submittedAt: sheets.at,
      total: sheets.total,
    })
    .from(invitationAcceptances)
    .crossJoin(experts)
    .crossJoin(assignments)
    .innerJoin(submissions, eq(submissions.id, assignments.submissionId))
    .innerJoin(proposalNumbers, eq(proposalNumbers.proposalId, submissions.proposalId))
    .leftJoin(sheetDrafts, eq(sheetDrafts.assignmentId, assignments.id))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(and(isOf(personId), eq(assignments.roundId, roundId), isInForce))
    .orderBy(sql`${sheets.at} is not null`, asc(proposalNumbers.seq))
    .limit(size)
    .offset((page - 1) * size)

/** Sheets that were given out and do not count: looked for where there are any. */
const voidIn = (roundId: string): SQL => sql`(
  select b.expert_id, count(*) as sheets, sum(b.done) as done
  from (select 1 from round_scored k where k.round_id = ${roundId} and k.void > 0) w
  cross join void_assignments b where b.round_id = ${roundId} group by 1)`

/** An expert's sheets as they are kept, without those. */
const ofExperts = (roundId: string): SQL => sql`(
  select x.expert_id, x.sheets - coalesce(b.sheets, 0) as assigned, x.sheets_done - coalesce(b.done, 0) as submitted
  from expert_progress x left join ${voidIn(roundId)} b on b.expert_id = x.expert_id
  where x.round_id = ${roundId} and x.sheets > coalesce(b.sheets, 0))`

type ByExpert = { name: string; hasLeft: number; assigned: number; submitted: number }

const progressByExpert = (db: Db, roundId: string, { page, size }: Part) =>
  db.all<ByExpert>(sql`
    select q.name, ${hasLeft(sql`q.expert_id`)} as hasLeft, q.assigned, q.submitted from (
      select e.name, x.* from ${ofExperts(roundId)} x join experts e on e.id = x.expert_id
      order by e.name, x.expert_id limit ${size} offset ${(page - 1) * size}) q`)

type Sums = { experts: number; behind: number; assigned: number; submitted: number }

/** Of all experts; `behind`: those who are still experts and have sheets left. */
const sumsOf = (db: Db, roundId: string) =>
  db.all<Sums>(sql`
    select count(*) as experts, coalesce(sum(x.submitted < x.assigned and not ${hasLeft(sql`x.expert_id`)}), 0) as behind,
      coalesce(sum(x.assigned), 0) as assigned, coalesce(sum(x.submitted), 0) as submitted
    from ${ofExperts(roundId)} x`)

type ByProposal = { proposalId: string; number: number; title: string; assigned: number; submitted: number }

/** Proposals that somebody scores, by a word of their title or their number. */
const scored = (roundId: string, word: string): SQL => sql`open_submissions s
  join submission_sheets c on c.round_id = s.round_id and c.submission_id = s.id
  where s.round_id = ${roundId} and (${word} = '' or instr(s.title, ${word}) or s.number = ${numberIn(word)})`

const numberIn = (word: string): number => Number(/\d+$/.exec(word)?.[0] ?? -1)

const progressByProposal = (db: Db, roundId: string, { page, size, word }: Part & { word: string }) =>
  db.all<ByProposal>(sql`
    select s.proposal_id as proposalId, s.number, s.title, c.sheets as assigned, c.sheets_done as submitted
    from ${scored(roundId, word)} order by s.number limit ${size} offset ${(page - 1) * size}`)

/** Of all of them as it is kept; what is sought is counted. */
const proposalsOf = (db: Db, roundId: string, word: string) =>
  db.all<{ count: number }>(
    word
      ? sql`select count(*) as count from ${scored(roundId, word)}`
      : sql`select c.proposals as count from round_scored c where c.round_id = ${roundId} and ${isUnsealed(sql`c.round_id`)}`,
  )

/** Whom an officer may remind: the experts with sheets left, and when that was last done. */
export async function findReminding(db: Db, roundId: string) {
  const subject = subjects.panel(roundId)
  const [[round], behind, [before], last] = await db.batch([
    callOf(db, roundId),
    behindIn(db, roundId),
    db
      .select({ at: max(history.at) })
      .from(history)
      .where(and(eq(history.subject, subject), eq(history.what, 'experts-reminded'))),
    lastOf(db, subject),
  ])
  return round
    ? {
        plan: round.plan,
        ended: round.ended,
        behind,
        remindedAt: before?.at ?? null,
        last: lastIn(last, subject),
      }
    : null
}

const behindIn = (db: Db, roundId: string) =>
  db
    .select({ id: experts.id, personId: invitationAcceptances.personId, left: count() })
    .from(assignments)
    .innerJoin(experts, eq(experts.id, assignments.expertId))
    .innerJoin(invitationAcceptances, eq(invitationAcceptances.invitationId, experts.invitationId))
    .leftJoin(sheets, eq(sheets.assignmentId, assignments.id))
    .where(
      and(
        eq(assignments.roundId, roundId),
        sql`${sheets.assignmentId} is null and not ${hasLeft(experts.id)}`,
        isInForce,
      ),
    )
    .groupBy(experts.id)
    .orderBy(experts.name)
