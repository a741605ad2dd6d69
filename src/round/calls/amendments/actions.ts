import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import {
  type ChangeRefusal,
  type DecideRefusal,
  type StartRefusal,
  type TakeBackRefusal,
  whyNotChange,
  whyNotDecide,
  whyNotStartAmendment,
  whyNotTakeBack,
} from './rules/amendment.ts'
import * as says from '../rules/letters.ts'
import type { Plan } from '../rules/plan.ts'
import type { Round } from '../rules/round.ts'
import { listsAs, topicListsOf, whyNotTopicLists } from '../topics/rules.ts'
import * as store from './store.ts'

export type AmendRefusal = StartRefusal | ChangeRefusal

/** An officer drafts an amendment: `amending` makes the plan as it will be from the plan as it is, and says why. */
export async function draftAmendment<R>(
  db: Db,
  by: Person,
  roundId: string,
  amending: (plan: Plan) => Result<{ reason: string; plan: Plan }, R>,
  now: Instant,
): Promise<Result<{ id: string; seq: number }, AmendRefusal | R | Stale | NotFound>> {
  const found = await store.findAmending(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { round, amendments, lists, last } = found
  const whyNot = whyNotStartAmendment(round, amendments, by)
  if (whyNot) return refuse(whyNot)
  const amended = amending(round.plan)
  if (!amended.ok) return amended
  const { reason, plan } = amended.value
  const whyNotThis = whyNotChange(round.plan, plan, now) ?? whyNotAdd(round.plan, plan, lists)
  if (whyNotThis) return refuse(whyNotThis)

  const [id, seq] = [newId(), amendments.length + 1]
  return record(
    db,
    last,
    { what: 'amendment-drafted', by: by.id, at: now, particulars: { amendment: id, reason } },
    [
      store.insertAmendment(db, {
        id,
        roundId,
        seq,
        reason,
        plan,
        before: round.plan,
        by: by.id,
        at: now,
      }),
      letterToRole(
        'approver',
        says.amendmentDrafted({ 期: round.plan.title, 姓名: by.name, 原因: reason }, whenceOf(round)),
      ),
    ],
    { id, seq },
  )
}

/** Lists that come new to the call must be published; those that it has are. */
function whyNotAdd(before: Plan, after: Plan, lists: store.TopicChoice[]): ChangeRefusal | null {
  const added = topicListsOf(after).filter((id) => !topicListsOf(before).includes(id))
  return whyNotTopicLists(listsAs(added), lists)
}

/** Where amendments are read, and their clause. */
const whenceOf = ({ id, plan }: Round) => ({
  about: paths.amendments(id),
  grounds: groundsIn(plan.rulebook, id, '#amendment'),
})

/** An approver sends an amendment back; the round stays as it is. */
export async function returnAmendment(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ roundId: string }, DecideRefusal | Stale | NotFound>> {
  const found = await store.findAmendment(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { round, amendment, last } = found
  const whyNot = whyNotDecide(amendment, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    last,
    { what: 'amendment-returned', by: by.id, at: now, particulars: { amendment: id, reason } },
    [
      store.insertReturn(db, { amendmentId: id, reason, by: by.id, at: now }),
      letterTo(amendment.by, says.amendmentReturned({ 期: round.plan.title, 原因: reason }, whenceOf(round))),
    ],
    { roundId: round.id },
  )
}

/** Whoever drafted it takes it back; the round stays as it is. */
export async function takeBackAmendment(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ roundId: string }, TakeBackRefusal | Stale | NotFound>> {
  const found = await store.findAmendment(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { round, amendment, last } = found
  const whyNot = whyNotTakeBack(amendment, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    last,
    { what: 'amendment-taken-back', by: by.id, at: now, particulars: { amendment: id, reason } },
    [
      store.insertReturn(db, { amendmentId: id, reason, by: by.id, at: now }),
      letterToRole(
        'approver',
        says.amendmentTakenBack({ 期: round.plan.title, 姓名: by.name, 原因: reason }, whenceOf(round)),
      ),
    ],
    { roundId: round.id },
  )
}
