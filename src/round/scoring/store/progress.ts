import { type SQL, and, asc, count, eq, max, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { history } from '../../../history/tables.ts'
import { invitationAcceptances } from '../../../people/tables.ts'
import { callOf } from '../../calls/store.ts'
import { hasLeft } from '../../panel/store/pool.ts'
import { assignments, experts } from '../../panel/tables.ts'
import { proposalNumbers, submissions } from '../../proposals/tables.ts'
import { sheetDrafts, sheets } from '../tables.ts'
import { doneIn, isOf, isUnbarred } from './sheet.ts'

/** Pages of `rows` count from 1: of the person's own sheets, and of the proposals. */
type Wanted = { seesAll: boolean; page: number; projectsPage: number; word?: string; rows: number }

/**
 * The scoring of a round: a page of the person's own sheets, and with `seesAll` how far everybody is, by expert and a page
 * of it by proposal. Counts alone: no points before the decision room opens.
 */
export async function findScoring(
  db: Db,
  roundId: string,
  personId: string,
  { seesAll, page, projectsPage, word = '', rows: size }: Wanted,
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
  const [[round], rows, [mine], byExpert, byProposal, [all]] = await db.batch([
    ...own,
    progressByExpert(db, roundId),
    progressByProposal(db, roundId, { page: projectsPage, size, word }),
    proposalsOf(db, roundId, word),
  ])
  const counted = byExpert.map((one) => ({ ...one, hasLeft: one.hasLeft === 1 }))
  const progress = { byExpert: counted, byProposal, proposals: all?.count ?? 0 }
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
    .where(and(isOf(personId), eq(assignments.roundId, roundId), isUnbarred))
    .orderBy(sql`${sheets.at} is not null`, asc(proposalNumbers.seq))
    .limit(size)
    .offset((page - 1) * size)

/** Sheets that were given out and do not count, because their expert is barred: few, if any. */
const barredIn = (roundId: string): SQL => sql`(
  select a.expert_id, y.assignment_id as done from recusals q
  cross join proposals p on p.organization_id = q.organization_id
  cross join submissions t on t.proposal_id = p.id
  cross join assignments a on a.submission_id = t.id and a.expert_id = q.expert_id and a.round_id = q.round_id
  left join sheets y on y.assignment_id = a.id where q.round_id = ${roundId})`

type ByExpert = { name: string; hasLeft: number; assigned: number; submitted: number }

/** As it is kept, without those. */
const progressByExpert = (db: Db, roundId: string) =>
  db.all<ByExpert>(sql`
    select e.name, ${hasLeft(sql`e.id`)} as hasLeft, x.sheets - coalesce(b.sheets, 0) as assigned,
      x.sheets_done - coalesce(b.done, 0) as submitted
    from expert_progress x join experts e on e.id = x.expert_id
    left join (select expert_id, count(*) as sheets, count(done) as done from ${barredIn(roundId)} group by 1) b
      on b.expert_id = x.expert_id
    where x.round_id = ${roundId} and x.sheets > coalesce(b.sheets, 0) order by e.name`)

type ByProposal = { proposalId: string; number: number; title: string; assigned: number; submitted: number }

/** Proposals that somebody scores, by a word of their title or their number. */
const scored = (roundId: string, word: string): SQL => sql`open_submissions s
  join submission_sheets c on c.submission_id = s.id
  where s.round_id = ${roundId} and (${word} = '' or instr(s.title, ${word}) or s.number = ${numberIn(word)})`

const numberIn = (word: string): number => Number(/\d+$/.exec(word)?.[0] ?? -1)

const progressByProposal = (db: Db, roundId: string, { page, size, word }: Part & { word: string }) =>
  db.all<ByProposal>(sql`
    select s.proposal_id as proposalId, s.number, s.title, c.sheets as assigned, c.sheets_done as submitted
    from ${scored(roundId, word)} order by s.number limit ${size} offset ${(page - 1) * size}`)

const proposalsOf = (db: Db, roundId: string, word: string) =>
  db.all<{ count: number }>(sql`select count(*) as count from ${scored(roundId, word)}`)

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
        isUnbarred,
      ),
    )
    .groupBy(experts.id)
    .orderBy(experts.name)
