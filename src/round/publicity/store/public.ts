import { type SQL, and, asc, between, count, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { organizations } from '../../../people/tables.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import { decisionLines } from '../../awards/tables.ts'
import { rounds } from '../../calls/tables.ts'
import { proposals, submissions } from '../../proposals/tables.ts'
import { announcements, noticeCounts, noticeLines, notices } from '../tables.ts'
import { ROWS, dates, everyNotice, fundedBy, isLatest, reversedOf, roundTitle } from './columns.ts'

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
      ...fundedBy,
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
      ...fundedBy,
      received: sql<number>`(select coalesce(max(seq), 0) from proposal_numbers where round_id = ${notices.roundId})`,
      eligible: sql<number>`(select coalesce(sum(ranked), 0) from notice_counts where notice_id = ${notices.id})`,
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

// as it was called when it applied: a name that is corrected later does not change what was published
const organizationThen = sql<string>`coalesce((select x.applicant ->> '$.name' from submission_applicants x
  where x.submission_id = ${submissions.id}), ${organizations.name})`

/** `word` is part of a project's or an organization's name; '': all. `page` counts from 1. */
type Wanted = { word: string; page: number; rows: number }

const isNamed = (word: string): SQL | undefined =>
  word === '' ? undefined : sql`instr(${submissions.title} || ' ' || ${organizationThen}, ${word}) > 0`

/** The projects that a notice funds, in the order in which it lists them: a page of those with the word. */
export function linesShown(db: Db, noticeId: string, { word, page, rows }: Wanted) {
  const from = (page - 1) * rows
  const found = publicLines(db, noticeId, isNamed(word) ?? between(noticeLines.place, from + 1, from + rows))
  return word === '' ? found : found.limit(rows).offset(from)
}

/** All of them, or those of which something else holds. */
export const publicLines = (db: Db, noticeId: string, holds?: SQL) =>
  db
    .select({
      submissionId: noticeLines.submissionId,
      track: decisionLines.track,
      rank: decisionLines.rank,
      title: submissions.title,
      organization: organizationThen,
      award: decisionLines.award,
    })
    .from(noticeLines)
    .innerJoin(everyNotice, eq(notices.id, noticeLines.noticeId))
    .innerJoin(submissions, eq(submissions.id, noticeLines.submissionId))
    .innerJoin(
      decisionLines,
      and(
        eq(decisionLines.decisionId, notices.decisionId),
        eq(decisionLines.submissionId, noticeLines.submissionId),
      ),
    )
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .where(and(eq(noticeLines.noticeId, noticeId), holds))
    .orderBy(asc(noticeLines.place))

/** How many projects with the word a notice funds, a row a track that has been ranked. */
export const countLines = (db: Db, noticeId: string, word: string) =>
  word === ''
    ? db
        .select({ track: noticeCounts.track, found: noticeCounts.funded })
        .from(noticeCounts)
        .where(eq(noticeCounts.noticeId, noticeId))
    : db
        .select({ track: submissions.track, found: count() })
        .from(noticeLines)
        .innerJoin(submissions, eq(submissions.id, noticeLines.submissionId))
        .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
        .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
        .where(and(eq(noticeLines.noticeId, noticeId), isNamed(word)))
        .groupBy(submissions.track)
