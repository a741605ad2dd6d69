import { type SQL, and, count, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn } from '../../../history/store.ts'
import { paths } from '../../../paths.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { decisionApprovals, decisionLines, decisionReturns, decisions } from '../../awards/tables.ts'
import { rounds } from '../../calls/tables.ts'
import { submissions } from '../../proposals/tables.ts'
import type { Period } from '../rules/notice.ts'
import type { Publicity } from '../rules/publishing.ts'
import { announcements, notices, objectionAnswers, objections } from '../tables.ts'
import { dates, fundedOf, isLatest, roundTitle } from './columns.ts'

/** What is approved, published and announced of a round is decided in one history. */
export const decisionSubject = (roundId: string): string => `decision:${roundId}`
/** Every objection enters its notice's history: none can be lost, or come in while the list becomes final. */
export const noticeSubject = (id: string): string => `notice:${id}`
export const objectionSubject = (id: string): string => `objection:${id}`

/** The round itself, or that of a notice. */
export type Which = { roundId: string } | { noticeId: string }
const roundIdOf = (which: Which): SQL =>
  'roundId' in which
    ? sql`${which.roundId}`
    : sql`(select round_id from notices where id = ${which.noticeId})`

/** `lastOfNotice` is the latest notice's; null before the first notice. */
export type FoundPublicity = { found: Publicity; last: Last; lastOfNotice: Last | null }

/** All that whyNotPublishNotice and whyNotAnnounce ask, and the histories they rest on. One round trip. */
export async function findPublicity(db: Db, which: Which): Promise<FoundPublicity | null> {
  const roundId = roundIdOf(which)
  const [[round], made, published, upheld, last, lastOfNotice] = await db.batch([
    db
      .select({ id: rounds.id, plan: rounds.plan })
      .from(rounds)
      .where(sql`${rounds.id} = ${roundId}`),
    decisionsIn(db, roundId),
    noticesIn(db, roundId),
    upheldIn(db, roundId),
    db.all<Last>(sql`select subject, seq, hash from history
      where subject = 'decision:' || ${roundId} order by seq desc limit 1`),
    db.all<Last>(sql`select subject, seq, hash from history where subject = 'notice:' ||
      (select id from notices where round_id = ${roundId} order by seq desc limit 1) order by seq desc limit 1`),
  ])
  if (!round) return null
  const [latest] = published
  return {
    found: { round, decisions: made, notices: published, upheld },
    last: lastIn(last, decisionSubject(round.id)),
    lastOfNotice: latest ? lastIn(lastOfNotice, noticeSubject(latest.id)) : null,
  }
}

const decisionsIn = (db: Db, roundId: SQL) =>
  db
    .select({
      id: decisions.id,
      revision: decisions.revision,
      approvedAt: decisionApprovals.at,
      returnedAt: decisionReturns.at,
      noticeId: notices.id,
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
    .selectDistinct({ decisionId: decisionLines.decisionId, title: submissions.title })
    .from(objectionAnswers)
    .innerJoin(objections, eq(objections.id, objectionAnswers.objectionId))
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .innerJoin(decisionLines, eq(decisionLines.submissionId, objections.submissionId))
    .innerJoin(submissions, eq(submissions.id, objections.submissionId))
    .where(
      and(
        sql`${notices.roundId} = ${roundId}`,
        eq(objectionAnswers.upheld, true),
        gt(decisionLines.award, 0),
      ),
    )

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
  db.insert(notices).values({
    ...notice,
    seq: sql`(select coalesce(max(seq), 0) + 1 from notices where round_id = ${notice.roundId})`,
  })

export const insertAnnouncement = (db: Db, noticeId: string, by: string, at: Instant): Statement =>
  db.insert(announcements).values({ noticeId, by, at })


/** Tells every organization of the list what has become of its project: one statement, however long the list. */
export const letterOfResult = (db: Db, noticeId: string, now: Instant): Statement =>
  db.run(sql`insert into letters (id, to_id, subject, body, about, at)
    select lower(hex(randomblob(8))), m.person_id,
      iif(l.award_fen > 0, '立项：', '未立项：') || s.title,
      '“' || s.title || '”' || iif(l.award_fen > 0,
        '已经公告立项，接下来签订项目协议。', '这一期没有立项。结果以公告为准，感谢您的参与。'),
      ${paths.proposal('')} || s.proposal_id, ${now}
    from notices n
    join decision_lines l on l.decision_id = n.decision_id
    join submissions s on s.id = l.submission_id
    join proposals p on p.id = s.proposal_id
    join memberships m on m.organization_id = p.organization_id
    where n.id = ${noticeId}`)

/** Tells every organization whose project a decision funds that the list is public: one statement. */
export const letterOfNotice = (
  db: Db,
  decisionId: string,
  notice: Period & { id: string },
  now: Instant,
): Statement =>
  db.run(sql`insert into letters (id, to_id, subject, body, about, at)
    select lower(hex(randomblob(8))), m.person_id, '进入公示：' || s.title,
      '“' || s.title || '”列入拟立项名单，' || ${notice.fromDay} || '至' || ${notice.toDay} || '公示。',
      ${paths.notice(notice.id)}, ${now}
    from decision_lines l
    join submissions s on s.id = l.submission_id
    join proposals p on p.id = s.proposal_id
    join memberships m on m.organization_id = p.organization_id
    where l.decision_id = ${decisionId} and l.award_fen > 0`)

// For the desks.

/** Rounds whose approved decision has no notice yet: for the approver. */
export const decisionsToPublish = (db: Db) =>
  db
    .select({ roundId: decisions.roundId, round: roundTitle, approvedAt: decisionApprovals.at })
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
    })
    .from(notices)
    .innerJoin(rounds, eq(rounds.id, notices.roundId))
    .leftJoin(announcements, eq(announcements.noticeId, notices.id))
    .where(and(isNull(announcements.at), isLatest, lt(notices.toDay, dayOf(now))))
    .orderBy(notices.toDay)
    .limit(50)
