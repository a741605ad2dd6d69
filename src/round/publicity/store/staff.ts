import { subjects } from '../../../history/subjects.ts'
import { type SQL, and, count, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { reversalIn } from '../../../history/reversals/store.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Decision, printedIn, undecided } from '../../../personal/rules.ts'
import { allDecisions } from '../../../personal/store.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import {
  decisionApprovals,
  decisionLines,
  decisionReturns,
  decisions,
  upheldObjections,
} from '../../awards/tables.ts'
import { endedIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { proposals, submissions } from '../../proposals/tables.ts'
import type { Period } from '../rules/notice.ts'
import type { Listed, Publicity } from '../rules/publishing.ts'
import { allNotices, announcements, notices, objectionAnswers, objections } from '../tables.ts'
import { dates, fundedOf, isLatest, roundTitle } from './columns.ts'
import { noticesReversed } from './reversals.ts'
import { publicTextsIn, publicTextsOf } from './texts.ts'

/** The round itself, or that of a notice. */
export type Which = { roundId: string } | { noticeId: string }
const roundIdOf = (which: Which): SQL =>
  'roundId' in which
    ? sql`${which.roundId}`
    : sql`(select round_id from all_notices where id = ${which.noticeId})`

/** All that whyNotPublishNotice and whyNotAnnounce ask, with what was taken back. One round trip. */
export async function findPublicity(db: Db, which: Which) {
  const roundId = roundIdOf(which)
  const [round, made, published, upheld, texts, numbers, reversals] = await db.batch([
    ...questions(db, roundId),
    noticesReversed(db, roundId),
  ])
  const found = await publicityIn([round, made, published, upheld, texts, numbers])
  return found && { ...found, reversals: reversals.map(reversalIn) }
}

/** `lastOfNotice` is the latest notice's, null before the first; `lines` are those of every approved decision. */
export type FoundToAct = {
  found: Publicity
  lines: Listed[]
  last: Last
  lastOfNotice: Last | null
  calendar: Calendar
}

/** The same, with whom to tell and the histories that an act enters: a round's decisions have one in common. One round trip. */
export async function findToAct(db: Db, which: Which): Promise<FoundToAct | null> {
  const roundId = roundIdOf(which)
  const [round, made, published, upheld, texts, numbers, lines, last, lastOfNotice, calendar] =
    await db.batch([
      ...questions(db, roundId),
      linesIn(db, roundId),
      lastOf(db, subjects.decision.of(roundId)),
      lastOf(
        db,
        subjects.notice.of(
          sql`(select id from notices where round_id = ${roundId} order by seq desc limit 1)`,
        ),
      ),
      calendarOf(db),
    ])
  const found = await publicityIn([round, made, published, upheld, texts, numbers])
  if (!found) return null
  const [latest] = found.notices
  return {
    found,
    lines,
    last: lastIn(last, subjects.decision(found.round.id)),
    lastOfNotice: latest ? lastIn(lastOfNotice, subjects.notice(latest.id)) : null,
    calendar,
  }
}

const questions = (db: Db, roundId: SQL) =>
  [
    db
      .select({ id: rounds.id, plan: rounds.plan, ended: endedIn(rounds.id) })
      .from(rounds)
      .where(sql`${rounds.id} = ${roundId}`),
    decisionsIn(db, roundId),
    noticesIn(db, roundId),
    upheldIn(db, roundId),
    publicTextsOf(db, roundId),
    allDecisions(db),
  ] as const

type Answers = readonly [
  Publicity['round'][],
  Publicity['decisions'],
  Publicity['notices'],
  Publicity['upheld'],
  Parameters<typeof publicTextsIn>[0],
  Decision[],
]

async function publicityIn([[round], made, published, upheld, texts, numbers]: Answers) {
  if (!round) return null
  const printed = await printedIn(publicTextsIn(texts))
  const open = undecided(printed, numbers).length
  return { round, decisions: made, notices: published, upheld, undecided: open }
}

/** Whom a list concerns. */
const linesIn = (db: Db, roundId: SQL) =>
  db
    .select({
      decisionId: decisionLines.decisionId,
      award: decisionLines.award,
      title: submissions.title,
      proposalId: submissions.proposalId,
      organizationId: proposals.organizationId,
    })
    .from(decisionApprovals)
    .innerJoin(decisions, eq(decisions.id, decisionApprovals.decisionId))
    .innerJoin(decisionLines, eq(decisionLines.decisionId, decisions.id))
    .innerJoin(submissions, eq(submissions.id, decisionLines.submissionId))
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .where(sql`${decisions.roundId} = ${roundId}`)

const decisionsIn = (db: Db, roundId: SQL) =>
  db
    .select({
      id: decisions.id,
      revision: decisions.revision,
      approvedAt: sql<Instant | null>`${decisionApprovals.at}`.as('approved_at'),
      returnedAt: sql<Instant | null>`${decisionReturns.at}`.as('returned_at'),
      noticeId: sql<string | null>`${notices.id}`.as('notice_id'),
      ...fundedOf(decisions.id),
    })
    .from(decisions)
    .leftJoin(decisionApprovals, eq(decisionApprovals.decisionId, decisions.id))
    .leftJoin(decisionReturns, eq(decisionReturns.decisionId, decisions.id))
    .leftJoin(notices, eq(notices.decisionId, decisions.id))
    .where(sql`${decisions.roundId} = ${roundId}`)
    .orderBy(desc(decisions.revision))

const noticesIn = (db: Db, roundId: SQL) =>
  db
    .select({
      id: notices.id,
      decisionId: notices.decisionId,
      seq: notices.seq,
      ...dates,
      objections: count(objections.id),
      waiting: sql<number>`count(${objections.id}) - count(${objectionAnswers.objectionId})`,
    })
    .from(notices)
    .leftJoin(announcements, eq(announcements.noticeId, notices.id))
    .leftJoin(objections, eq(objections.noticeId, notices.id))
    .leftJoin(objectionAnswers, eq(objectionAnswers.objectionId, objections.id))
    .where(sql`${notices.roundId} = ${roundId}`)
    .groupBy(notices.id)
    .orderBy(desc(notices.seq))

const upheldIn = (db: Db, roundId: SQL) =>
  db
    .select({ decisionId: decisionLines.decisionId, title: submissions.title })
    .from(upheldObjections)
    .innerJoin(decisionLines, eq(decisionLines.submissionId, upheldObjections.submissionId))
    .innerJoin(submissions, eq(submissions.id, upheldObjections.submissionId))
    .where(and(sql`${upheldObjections.roundId} = ${roundId}`, gt(decisionLines.award, 0)))

/** Its number is computed inside the batch, so no two are alike. */
export const insertNotice = (
  db: Db,
  notice: Period & {
    id: string
    roundId: string
    decisionId: string
    contact: string
    by: string
    at: Instant
  },
): Statement =>
  db.insert(allNotices).values({
    ...notice,
    seq: sql`(select coalesce(max(seq), 0) + 1 from all_notices where round_id = ${notice.roundId})`,
  })

export const insertAnnouncement = (db: Db, noticeId: string, by: string, at: Instant): Statement =>
  db.insert(announcements).values({ noticeId, by, at })

// For the desks.

/** Another decision comes first: it funds what an objection was upheld to, or a newer one is prepared. */
const isStopped = (decisionId: typeof decisions.id | typeof notices.decisionId) =>
  sql<boolean>`(exists (select 1 from upheld_objections u join decision_lines l on l.submission_id = u.submission_id
      where u.round_id = ${rounds.id} and l.decision_id = ${decisionId} and l.award_fen > 0)
    or exists (select 1 from decisions d join decisions own on own.id = ${decisionId} and own.round_id = d.round_id
      left join decision_returns t on t.decision_id = d.id where d.revision > own.revision and t.decision_id is null))`
    .mapWith(Boolean)
    .as('is_stopped')

/** Rounds whose approved decision has no notice yet: for the approver. */
export const decisionsToPublish = (db: Db) =>
  db
    .select({
      roundId: decisions.roundId,
      round: roundTitle,
      approvedAt: decisionApprovals.at,
      isStopped: isStopped(decisions.id),
    })
    .from(decisionApprovals)
    .innerJoin(decisions, eq(decisions.id, decisionApprovals.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .leftJoin(notices, eq(notices.decisionId, decisions.id))
    .where(
      and(
        isNull(notices.id),
        sql`not exists (select 1 from decisions later join decision_approvals a on a.decision_id = later.id
          where later.round_id = ${decisions.roundId} and later.revision > ${decisions.revision})`,
      ),
    )
    .orderBy(decisionApprovals.at)
    .limit(50)

/** Notices whose days are over and that wait for the final announcement; `waiting` objections have no answer. */
export const noticesToAnnounce = (db: Db, now: Instant) =>
  db
    .select({
      id: notices.id,
      roundId: notices.roundId,
      round: roundTitle,
      toDay: notices.toDay,
      waiting: sql<number>`(select count(*) from objections o left join objection_answers a on a.objection_id = o.id
        where o.notice_id = ${notices.id} and a.objection_id is null)`,
      isStopped: isStopped(notices.decisionId),
    })
    .from(notices)
    .innerJoin(rounds, eq(rounds.id, notices.roundId))
    .leftJoin(announcements, eq(announcements.noticeId, notices.id))
    .where(and(isNull(announcements.at), isLatest, lt(notices.toDay, dayOf(now))))
    .orderBy(notices.toDay)
    .limit(50)
