import { type SQL, desc, eq, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import { fresh } from '../../../history/rules.ts'
import { reversalIn, reversalsAmong } from '../../../history/reversals/store.ts'
import { lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { isGone } from '../../../organizations/changes/store.ts'
import { partiesOf } from '../../../organizations/hosting/store.ts'
import { partiesIn } from '../../../organizations/rules/party.ts'
import { organizations, people } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { rounds } from '../../calls/tables.ts'
import { submissions } from '../../proposals/tables.ts'
import { awards } from '../../publicity/tables.ts'
import { allAwardLapseAnswers, awardLapseAnswers, awardLapses } from '../tables.ts'
import type { Lapse, Lapsing } from './rules.ts'

/** An award by its proposal, or by a lapse of it that was proposed. */
export type Which = { proposalId: string } | { lapseId: string }

/** An award with all that its lapse rests on. One round trip. */
export async function findLapsing(db: Db, which: Which) {
  const proposalId =
    'proposalId' in which
      ? sql<string>`${which.proposalId}`
      : sql<string>`(select x.proposal_id from award_lapses x where x.id = ${which.lapseId})`
  const agreement = sql`(select g.id from agreements g where g.proposal_id = ${proposalId})`
  const [[award], lapses, parties, calendar, [last], [ofAgreement], reversals] = await db.batch([
    awardOf(db, proposalId),
    lapsesOf(db, proposalId),
    partiesOf(db, sql`(select organization_id from proposals where id = ${proposalId})`),
    calendarOf(db),
    lastOf(db, subjects.proposal.of(proposalId)),
    lastOf(db, subjects.agreement.of(agreement)),
    reversalsAmong(
      db,
      'award-lapse',
      sql`select a.id from all_award_lapse_answers a join award_lapses l on l.id = a.lapse_id where l.proposal_id = ${proposalId}`,
    ),
  ])
  const now = partiesIn(parties)
  if (!award || !now) return null
  const found: Lapsing = {
    ...award,
    hosting: { isRuled: award.plan.rulebook !== undefined, now, named: null },
    lapses: lapses.map(lapseIn),
  }
  const ofProposal = last ?? fresh(subjects.proposal(award.proposalId))
  // a signature at the same time enters the history of the agreement
  return {
    ...{ found, calendar, reversals: reversals.map(reversalIn) },
    lasts: ofAgreement ? [ofProposal, ofAgreement] : [ofProposal],
  }
}

export type Found = NonNullable<Awaited<ReturnType<typeof findLapsing>>>

const awardOf = (db: Db, proposalId: SQL<string>) =>
  db
    .select({
      proposalId: awards.proposalId,
      roundId: awards.roundId,
      title: submissions.title,
      organization: { id: sql<string>`${organizations.id}`, name: organizations.name },
      plan: rounds.plan,
      announcedAt: awards.announcedAt,
      isGone: isGone(organizations.id).mapWith(Boolean),
      signatures: sql<number>`(select count(*) from signatures s join agreements g on g.id = s.agreement_id
        where g.proposal_id = ${awards.proposalId})`,
    })
    .from(awards)
    .innerJoin(rounds, eq(rounds.id, awards.roundId))
    .innerJoin(submissions, eq(submissions.id, awards.submissionId))
    .innerJoin(organizations, eq(organizations.id, awards.organizationId))
    .where(eq(awards.proposalId, proposalId))

const lapsesOf = (db: Db, proposalId: SQL<string>) =>
  db
    .select({
      id: awardLapses.id,
      because: awardLapses.because,
      reason: awardLapses.reason,
      by: awardLapses.by,
      byName: people.name,
      at: awardLapses.at,
      answerId: sql<string | null>`${awardLapseAnswers.id}`,
      outcome: awardLapseAnswers.outcome,
      answerReason: sql<string | null>`${awardLapseAnswers.reason}`,
      answeredBy: sql<string | null>`(select a.name from people a where a.id = ${awardLapseAnswers.by})`,
      answeredAt: sql<Instant | null>`${awardLapseAnswers.at}`,
    })
    .from(awardLapses)
    .innerJoin(people, eq(people.id, awardLapses.by))
    .leftJoin(awardLapseAnswers, eq(awardLapseAnswers.lapseId, awardLapses.id))
    .where(eq(awardLapses.proposalId, proposalId))
    .orderBy(desc(awardLapses.at))

type Row = Awaited<ReturnType<typeof lapsesOf>>[number]

function lapseIn({ outcome, answerReason, answeredBy, answeredAt, ...lapse }: Row): Lapse {
  const isAnswered = outcome !== null && answeredAt !== null
  const answer = isAnswered
    ? { outcome, reason: answerReason ?? '', byName: answeredBy ?? '', at: answeredAt }
    : null
  return { ...lapse, answer }
}

/** Lapses that wait for an approver, of any round: for the desks. What was signed meanwhile by both lapses no more, and waits for nobody. */
export const lapsesWaiting = (db: Db) =>
  db.all<{
    id: string
    proposalId: string
    organizationId: string
    project: string
    byName: string
    by: string
    at: Instant
  }>(sql`
    select l.id, l.proposal_id as proposalId, w.organization_id as organizationId, s.title as project, h.name as byName, l.by_id as "by", l.at
    from (select y.* from award_lapses y where not exists (select 1 from award_lapse_answers a where a.lapse_id = y.id)
      and 2 > (select count(*) from agreements g join signatures x on x.agreement_id = g.id where g.proposal_id = y.proposal_id)
      order by y.at limit 50) l
    cross join awards w on w.proposal_id = l.proposal_id join submissions s on s.id = w.submission_id
    join people h on h.id = l.by_id order by l.at limit 50`)

export const insertLapse = (db: Db, lapse: typeof awardLapses.$inferInsert): Statement =>
  db.insert(awardLapses).values(lapse)
export const insertLapseAnswer = (db: Db, answer: typeof allAwardLapseAnswers.$inferInsert): Statement =>
  db.insert(allAwardLapseAnswers).values(answer)
