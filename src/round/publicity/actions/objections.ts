import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, TRIES, fresh } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import * as says from '../rules/letters.ts'
import type { PublicLine, PublicNotice } from '../rules/notice.ts'
import {
  type Answer,
  type AnswerRefusal,
  type ObjectRefusal,
  type Objection,
  whyNotAnswer,
  whyNotObject,
  whyNotTake,
} from '../rules/objection.ts'
import * as store from '../store/objections.ts'

/** The receipt of an objection, with what was said and the page that it came from. */
export type Taken = {
  id: string
  at: Instant
  objection: Objection
  notice: PublicNotice
  lines: PublicLine[]
}

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
  tries = TRIES,
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
  const found = await store.findNoticeFor(db, noticeId, objection)
  if (!found) return refuse({ why: 'not-found' })
  const { notice, lines, same } = found
  if (same) return ok({ ...same, objection, notice, lines })
  const whyNot = whyNotObject(notice, now) ?? whyNotTake(objection, found)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  return record(
    db,
    [found.last, fresh(subjects.objection(id))],
    { what: 'objection-received', by: by?.id ?? null, at: now, particulars: { objection: id } },
    [
      store.insertObjection(db, { ...objection, id, noticeId, by: by?.id ?? null, at: now }),
      letterToRole(
        'officer',
        says.objectionReceived(
          { 期: notice.plan.title },
          {
            about: paths.objection(id),
            grounds: groundsIn(notice.plan.rulebook, notice.roundId, 'publicity.objectionAnswerWorkingDays'),
          },
        ),
      ),
    ],
    { id, at: now, objection, notice, lines },
  )
}

/** An officer says, once, whether an objection is upheld, and why. */
export async function answerObjection(
  db: Db,
  by: Person,
  objectionId: string,
  answer: Answer,
  now: Instant,
): Promise<Result<{ id: string }, AnswerRefusal | Stale | NotFound>> {
  const found = await store.findObjection(db, objectionId)
  if (!found) return refuse({ why: 'not-found' })
  const { objection, last } = found
  const whyNot = whyNotAnswer(objection, by)
  if (whyNot) return refuse(whyNot)

  const { rulebook, roundId, noticeId } = objection
  const grounds = groundsIn(rulebook, roundId, 'publicity.objectionAnswerWorkingDays')
  const { upheld, text } = answer
  const values = {
    期: objection.round,
    对象: objection.project ? `“${objection.project}”` : '整个名单',
  }
  const [sayApprovers, sayObjector] = upheld
    ? [says.objectionUpheld, says.objectionUpheldToObjector]
    : [says.objectionDismissed, says.objectionDismissedToObjector]
  const toApprovers = sayApprovers(values, { about: paths.objection(objectionId), grounds })
  const toObjector = sayObjector({ ...values, 答复: text }, { about: paths.notice(noticeId), grounds })
  return record(
    db,
    last,
    { what: 'objection-answered', by: by.id, at: now, particulars: { upheld } },
    [
      store.insertAnswer(db, { ...answer, id: newId(), objectionId, by: by.id, at: now }),
      letterToRole('approver', toApprovers),
      ...(objection.by ? [letterTo(objection.by, toObjector)] : []),
    ],
    { id: objectionId },
  )
}
