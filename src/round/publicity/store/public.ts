import { and, asc, count, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { organizations } from '../../../people/tables.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import { decisionLines } from '../../awards/tables.ts'
import { rounds } from '../../calls/tables.ts'
import { proposals, submissions } from '../../proposals/tables.ts'
import { announcements, notices } from '../tables.ts'
import { ROWS, dates, everyNotice, fundedOf, isLatest, reversedOf, roundTitle } from './columns.ts'

// What residents read: nothing of what is not funded, nobody's phone, nobody who objected.

const publicHead = (db: Db, from: typeof everyNotice | typeof notices = everyNotice) =>
  db
    .select({
      reversed: reversedOf,
      id: notices.id,
      roundId: notices.roundId,
      seq: notices.seq,
      code: rounds.code,
      title: roundTitle,
      ...dates,
      ...fundedOf(notices.decisionId),
    })
    .from(from)
    .innerJoin(rounds, eq(rounds.id, notices.roundId))
    .leftJoin(announcements, eq(announcements.noticeId, notices.id))

const isOpenOn = (today: Day) => and(isNull(announcements.at), sql`${notices.toDay} >= ${today}`, isLatest)

/** Every notice: those that run or are to run first, then the newest. `page` counts from 1. */
export const publicNotices = (db: Db, now: Instant, page: number) =>
  publicHead(db)
    .orderBy(desc(sql`(${isOpenOn(dayOf(now))})`), desc(notices.fromDay), desc(notices.seq))
    .limit(ROWS)
    .offset((page - 1) * ROWS)
export const countNotices = (db: Db) => db.select({ total: count() }).from(everyNotice)

/** For the home page: open to objection today, at most three. */
export const runningNotices = (db: Db, now: Instant) =>
  publicHead(db, notices)
    .where(and(isOpenOn(dayOf(now)), lte(notices.fromDay, dayOf(now))))
    .orderBy(notices.toDay)
    .limit(3)

/** A notice as a PublicNotice. */
export const publicNotice = (db: Db, id: string) =>
  db
    .select({
      id: notices.id,
      reversed: reversedOf,
      roundId: notices.roundId,
      seq: notices.seq,
      plan: rounds.plan,
      contact: notices.contact,
      at: notices.at,
      ...dates,
      ...fundedOf(notices.decisionId),
      received: sql<number>`(select count(*) from proposal_numbers where round_id = ${notices.roundId})`,
      eligible: sql<number>`(select count(*) from decision_lines where decision_id = ${notices.decisionId})`,
      objections: sql<number | null>`case when ${announcements.at} is not null
        then (select count(*) from objections o where o.notice_id = ${notices.id}) end`,
      laterId: sql<
        string | null
      >`(select later.id from notices later where later.round_id = ${notices.roundId}
        and later.seq > ${notices.seq} order by later.seq desc limit 1)`,
    })
    .from(everyNotice)
    .innerJoin(rounds, eq(rounds.id, notices.roundId))
    .leftJoin(announcements, eq(announcements.noticeId, notices.id))
    .where(eq(notices.id, id))

/** The projects that a notice funds, by track and rank. */
export const publicLines = (db: Db, noticeId: string) =>
  db
    .select({
      submissionId: decisionLines.submissionId,
      track: decisionLines.track,
      rank: decisionLines.rank,
      title: submissions.title,
      // as it was called when it applied: a name that is corrected later does not change what was published
      organization: sql<string>`coalesce((select x.applicant ->> '$.name' from submission_applicants x
        where x.submission_id = ${submissions.id}), ${organizations.name})`,
      award: decisionLines.award,
    })
    .from(everyNotice)
    .innerJoin(decisionLines, eq(decisionLines.decisionId, notices.decisionId))
    .innerJoin(submissions, eq(submissions.id, decisionLines.submissionId))
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .where(and(eq(notices.id, noticeId), gt(decisionLines.award, 0)))
    .orderBy(asc(decisionLines.track), asc(decisionLines.rank))
