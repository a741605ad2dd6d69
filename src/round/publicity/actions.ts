import { type Db, newId } from '../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import { letterTo, letterToOrganization, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { type Day, type Instant, sayDay } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import {
  type Period,
  type PeriodRefusal,
  type PublicLine,
  type PublicNotice,
  noticeNumber,
  periodFrom,
} from './rules/notice.ts'
import {
  type Answer,
  type AnswerRefusal,
  type ObjectRefusal,
  type Objection,
  whyNotAnswer,
  whyNotObject,
  whyNotTake,
} from './rules/objection.ts'
import {
  type AnnounceRefusal,
  type PublishRefusal,
  latestApproved,
  whyNotAnnounce,
  whyNotPublishNotice,
} from './rules/publishing.ts'
import * as filed from './store/objections.ts'
import * as store from './store/staff.ts'

/** An approver makes the latest approved decision public from a day on, for the plan's working days. */
export async function publishNotice(
  db: Db,
  by: Person,
  roundId: string,
  { from, contact }: { from: Day; contact: string },
  now: Instant,
): Promise<Result<{ id: string }, PublishRefusal | PeriodRefusal | Stale | NotFound>> {
  const loaded = await store.findToAct(db, { roundId })
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, last, lastOfNotice } = loaded
  const whyNot = whyNotPublishNotice(found, by)
  const decision = latestApproved(found)
  if (whyNot || !decision) return refuse(whyNot ?? { why: 'no-approved-decision' })
  const period = periodFrom(found.round.plan.publicity, from, loaded.calendar, now)
  if (!period.ok) return period

  const id = newId()
  const notice = { id, roundId, decisionId: decision.id, contact, by: by.id, at: now, ...period.value }
  const recorded = await record(
    db,
    [last, fresh(store.noticeSubject(id)), ...(lastOfNotice ? [lastOfNotice] : [])],
    { what: 'notice-published', by: by.id, at: now, particulars: { notice: id, ...period.value } },
    [
      store.insertNotice(db, notice),
      ...lettersOfNotice(db, loaded, notice, now),
      letterToRole(
        db,
        'officer',
        {
          subject: `已公示：${found.round.plan.title}`,
          body: `拟立项名单公示到${sayDay(notice.toDay)}24:00。收到异议后，请在公告以前答复。`,
          about: paths.roundNotices(roundId),
        },
        now,
      ),
    ],
  )
  return recorded.ok ? ok({ id }) : recorded
}

/** Tells every organization whose project the decision funds that the list is public. */
function lettersOfNotice(
  db: Db,
  { lines }: store.FoundToAct,
  notice: Period & { id: string; decisionId: string },
  now: Instant,
) {
  const until = `${sayDay(notice.fromDay)}至${sayDay(notice.toDay)}公示。`
  return lines
    .filter(({ decisionId, award }) => decisionId === notice.decisionId && award > 0)
    .map(({ organizationId, title }) => {
      const body = `“${title}”列入拟立项名单，${until}`
      const letter = { subject: `进入公示：${title}`, body, about: paths.notice(notice.id) }
      return letterToOrganization(db, organizationId, letter, now)
    })
}

/** The receipt of an objection, with the page that it came from. */
export type Taken = { id: string; at: Instant; notice: PublicNotice; lines: PublicLine[] }

/**
 * Anyone objects, signed in (`by`) or not, between 00:00 of the first day and 24:00 of the last.
 * The same objection sent twice is taken once: the answer is the first one's id and instant.
 * Others who object in the same instant come first; then this one is decided again, `tries` times, on what they left.
 */
export async function objectTo(
  db: Db,
  by: Person | null,
  noticeId: string,
  objection: Objection,
  now: Instant,
  tries = 8,
): Promise<Result<Taken, ObjectRefusal | Stale | NotFound>> {
  const taken = await takeObjection(db, by, noticeId, objection, now)
  const isRaced = !taken.ok && taken.refusal.why === 'changed-meanwhile'
  return isRaced && tries > 1 ? objectTo(db, by, noticeId, objection, now, tries - 1) : taken
}

async function takeObjection(
  db: Db,
  by: Person | null,
  noticeId: string,
  objection: Objection,
  now: Instant,
): Promise<Result<Taken, ObjectRefusal | Stale | NotFound>> {
  const found = await filed.findNoticeFor(db, noticeId, objection)
  if (!found) return refuse({ why: 'not-found' })
  const { notice, lines, same } = found
  if (same) return ok({ ...same, notice, lines })
  const whyNot = whyNotObject(notice, now) ?? whyNotTake(objection, found)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const recorded = await record(
    db,
    [found.last, fresh(store.objectionSubject(id))],
    { what: 'objection-received', by: by?.id ?? null, at: now, particulars: { objection: id } },
    [
      filed.insertObjection(db, { ...objection, id, noticeId, by: by?.id ?? null, at: now }),
      letterToRole(
        db,
        'officer',
        {
          subject: `收到异议：${notice.plan.title}`,
          body: '公示期内收到一件异议，请核实后答复。异议人的信息依法保密。',
          about: paths.objection(id),
        },
        now,
      ),
    ],
  )
  return recorded.ok ? ok({ id, at: now, notice, lines }) : recorded
}

/** An officer says, once, whether an objection is upheld, and why. */
export async function answerObjection(
  db: Db,
  by: Person,
  objectionId: string,
  answer: Answer,
  now: Instant,
): Promise<Result<{ id: string }, AnswerRefusal | Stale | NotFound>> {
  const found = await filed.findObjection(db, objectionId)
  if (!found) return refuse({ why: 'not-found' })
  const { objection, last } = found
  const whyNot = whyNotAnswer(objection, by)
  if (whyNot) return refuse(whyNot)

  const outcome = answer.upheld ? '异议成立' : '异议不成立'
  const about = objection.project ? `“${objection.project}”` : '整个名单'
  const toApprovers = {
    subject: `${outcome}：${objection.round}`,
    body: `对${about}的异议已经答复：${outcome}。${answer.upheld ? '立项名单需要重新审定和公示。' : ''}`,
    about: paths.objection(objectionId),
  }
  const toObjector = {
    subject: `异议的答复：${objection.round}`,
    body: `您对${about}的异议，经核实，${outcome}。${answer.text}`,
    about: paths.notice(objection.noticeId),
  }
  const recorded = await record(
    db,
    last,
    { what: 'objection-answered', by: by.id, at: now, particulars: { upheld: answer.upheld } },
    [
      filed.insertAnswer(db, { ...answer, objectionId, by: by.id, at: now }),
      letterToRole(db, 'approver', toApprovers, now),
      ...(objection.by ? [letterTo(db, objection.by, toObjector, now)] : []),
    ],
  )
  return recorded.ok ? ok({ id: objectionId }) : recorded
}

/** An approver makes the list final. Its awards become projects; every organization of the list is told. */
export async function announceResult(
  db: Db,
  by: Person,
  noticeId: string,
  now: Instant,
): Promise<Result<{ id: string }, AnnounceRefusal | Stale | NotFound>> {
  const loaded = await store.findToAct(db, { noticeId })
  const notice = loaded?.found.notices.find((one) => one.id === noticeId)
  if (!loaded || !notice) return refuse({ why: 'not-found' })
  const { found, last, lastOfNotice } = loaded
  const whyNot = whyNotAnnounce(found, notice, by, now)
  if (whyNot) return refuse(whyNot)

  const { plan } = found.round
  const about = paths.notice(noticeId)
  const told = { subject: `已公告：${plan.title}`, about }
  const recorded = await record(
    db,
    [last, lastOfNotice ?? fresh(store.noticeSubject(noticeId))],
    {
      what: 'result-announced',
      by: by.id,
      at: now,
      particulars: { number: noticeNumber(plan.code, notice.seq) },
    },
    [
      store.insertAnnouncement(db, noticeId, by.id, now),
      ...lettersOfResult(db, loaded, notice, now),
      letterToRole(db, 'officer', { ...told, body: '立项名单已经公告，请拟定项目协议。' }, now),
      letterToRole(db, 'finance', { ...told, body: '立项名单已经公告，协议签订后开始拨款。' }, now),
    ],
  )
  return recorded.ok ? ok({ id: noticeId }) : recorded
}

/** Tells every organization of the list what has become of its project. */
function lettersOfResult(db: Db, { lines }: store.FoundToAct, notice: { decisionId: string }, now: Instant) {
  return lines
    .filter(({ decisionId }) => decisionId === notice.decisionId)
    .map(({ organizationId, proposalId, title, award }) => {
      const letter = {
        subject: `${award > 0 ? '立项' : '未立项'}：${title}`,
        body: `“${title}”${award > 0 ? '已经公告立项，接下来签订项目协议。' : '这一期没有立项。结果以公告为准，感谢您的参与。'}`,
        about: paths.proposal(proposalId),
      }
      return letterToOrganization(db, organizationId, letter, now)
    })
}
