import { subjects } from '../../../history/subjects.ts'
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db, Statement } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { people } from '../../../people/tables.ts'
import { bareNumber } from '../../../shared/numbers.ts'
import type { Instant } from '../../../shared/days.ts'
import { boundIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { submissions } from '../../proposals/tables.ts'
import type { Answer, Objection } from '../rules/objection.ts'
import { allObjectionAnswers, noticeLines, notices, objectionAnswers, objections } from '../tables.ts'
import { everyNotice, roundTitle } from './columns.ts'
import { publicLines, publicNotice } from './public.ts'

/**
 * The public notice, what whyNotTake asks, and the same objection if it has come in already; `lines`: the project that it is
 * about, if the notice lists it. One round trip.
 */
export async function findNoticeFor(db: Db, noticeId: string, objection: Objection) {
  const [[notice], lines, [open], [same], last] = await db.batch([
    publicNotice(db, noticeId),
    publicLines(db, noticeId, eq(noticeLines.submissionId, objection.submissionId ?? '')),
    db
      .select({ waiting: count() })
      .from(objections)
      .leftJoin(objectionAnswers, eq(objectionAnswers.objectionId, objections.id))
      .where(
        and(
          eq(objections.noticeId, noticeId),
          samePhone(objection.phone),
          isNull(objectionAnswers.objectionId),
        ),
      ),
    sameObjection(db, noticeId, objection),
    lastOf(db, subjects.notice(noticeId)),
  ])
  if (!notice) return null
  return {
    notice,
    lines,
    waiting: open?.waiting ?? 0,
    same: same ?? null,
    last: lastIn(last, subjects.notice(noticeId)),
  }
}

/** One telephone is one, with its dashes and without them. */
const samePhone = (phone: string) => sql`replace(${objections.phone}, '-', '') = ${bareNumber(phone)}`

/** Sent twice by one hand: the second time gets the first one's receipt. */
const sameObjection = (db: Db, noticeId: string, { submissionId, name, phone, text }: Objection) =>
  db
    .select({ id: objections.id, at: objections.at })
    .from(objections)
    .where(
      and(
        eq(objections.noticeId, noticeId),
        sql`${objections.submissionId} is ${submissionId}`,
        eq(objections.name, name),
        eq(objections.phone, phone),
        eq(objections.text, text),
      ),
    )
    .limit(1)

export const insertObjection = (
  db: Db,
  objection: Objection & { id: string; noticeId: string; by: string | null; at: Instant },
): Statement => db.insert(objections).values(objection)

export const insertAnswer = (
  db: Db,
  answer: Answer & { id: string; objectionId: string; by: string; at: Instant },
): Statement => db.insert(allObjectionAnswers).values(answer)

const officers = alias(people, 'officers')
const answeredAt = sql<Instant | null>`${objectionAnswers.at}`.as('answered_at')

/** An objection in full, with its answer: for officers, approvers and auditors. */
export const objectionOf = (db: Db, id: string) =>
  db
    .select({
      id: objections.id,
      noticeId: objections.noticeId,
      roundId: notices.roundId,
      round: roundTitle,
      code: rounds.code,
      rulebook: boundIn('publicity'),
      seq: notices.seq,
      project: submissions.title,
      name: objections.name,
      phone: objections.phone,
      text: objections.text,
      by: objections.by,
      at: objections.at,
      upheld: objectionAnswers.upheld,
      answer: sql<string | null>`${objectionAnswers.text}`.as('answer'),
      answeredAt,
      answeredBy: sql<string | null>`${officers.name}`.as('answered_by'),
    })
    .from(objections)
    .innerJoin(everyNotice, eq(notices.id, objections.noticeId))
    .innerJoin(rounds, eq(rounds.id, notices.roundId))
    .leftJoin(submissions, eq(submissions.id, objections.submissionId))
    .leftJoin(objectionAnswers, eq(objectionAnswers.objectionId, objections.id))
    .leftJoin(officers, eq(officers.id, objectionAnswers.by))
    .where(eq(objections.id, id))

export async function findObjection(db: Db, id: string) {
  const [[objection], last] = await db.batch([objectionOf(db, id), lastOf(db, subjects.objection(id))])
  return objection ? { objection, last: lastIn(last, subjects.objection(id)) } : null
}

const ofRound = (roundId: string, waiting: boolean) =>
  and(eq(notices.roundId, roundId), waiting ? isNull(objectionAnswers.objectionId) : undefined)

/** Pages of `rows` count from 1. */
type Part = { page: number; rows: number }

/** The objections of a round, those without an answer first, the oldest of them on top. */
export const objectionsIn = (db: Db, roundId: string, waiting: boolean, { page, rows }: Part) =>
  db
    .select({
      id: objections.id,
      seq: notices.seq,
      project: submissions.title,
      name: objections.name,
      at: objections.at,
      upheld: objectionAnswers.upheld,
      answeredAt,
    })
    .from(objections)
    .innerJoin(everyNotice, eq(notices.id, objections.noticeId))
    .leftJoin(submissions, eq(submissions.id, objections.submissionId))
    .leftJoin(objectionAnswers, eq(objectionAnswers.objectionId, objections.id))
    .where(ofRound(roundId, waiting))
    .orderBy(desc(isNull(objectionAnswers.at)), asc(objections.at))
    .limit(rows)
    .offset((page - 1) * rows)

export const countObjections = (db: Db, roundId: string, waiting: boolean) =>
  db
    .select({ total: count() })
    .from(objections)
    .innerJoin(everyNotice, eq(notices.id, objections.noticeId))
    .leftJoin(objectionAnswers, eq(objectionAnswers.objectionId, objections.id))
    .where(ofRound(roundId, waiting))

/** For the desks of officer and approver: objections of every round without an answer, the oldest first. */
export const objectionsWaiting = (db: Db) =>
  db
    .select({
      id: objections.id,
      roundId: notices.roundId,
      round: roundTitle,
      project: submissions.title,
      at: objections.at,
      rulebook: boundIn('publicity'),
    })
    .from(objections)
    .innerJoin(everyNotice, eq(notices.id, objections.noticeId))
    .innerJoin(rounds, eq(rounds.id, notices.roundId))
    .leftJoin(submissions, eq(submissions.id, objections.submissionId))
    .leftJoin(objectionAnswers, eq(objectionAnswers.objectionId, objections.id))
    .where(isNull(objectionAnswers.objectionId))
    .orderBy(objections.at)
    .limit(50)

export const roundHead = (db: Db, roundId: string) =>
  db
    .select({ id: rounds.id, code: rounds.code, title: roundTitle, rulebook: boundIn('publicity') })
    .from(rounds)
    .where(eq(rounds.id, roundId))
