import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, sha256 } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import {
  type ApproveRefusal,
  type PrepareRefusal,
  type TakeBackRefusal,
  prepare,
  whyNotApprove,
  whyNotFollows,
  whyNotTakeBack,
} from '../rules/decision.ts'
import { canonical } from '../rules/frozen.ts'
import * as says from '../rules/letters.ts'
import type { Room } from '../rules/room.ts'
import * as store from '../store/room.ts'

/** The officer puts the ranking before the approver, line by line, as it is now. */
export async function prepareDecision(
  db: Db,
  by: Person,
  roundId: string,
  remark: string,
  now: Instant,
): Promise<Result<{ id: string }, PrepareRefusal | Stale | NotFound>> {
  const found = await store.findRoom(db, { roundId }, now)
  if (!found) return refuse({ why: 'not-found' })
  const { room, last } = found
  const lines = prepare(room, remark, by, now)
  if (!lines.ok) return lines

  const id = newId()
  const revision = (room.latest?.revision ?? 0) + 1
  const digest = await sha256(canonical(lines.value))
  const funded = lines.value.filter((line) => line.award > 0).length
  return record(
    db,
    last,
    {
      what: 'decision-prepared',
      by: by.id,
      at: now,
      particulars: { decision: id, revision, funded, sha256: digest },
    },
    [
      ...store.insertDecision(
        db,
        { id, roundId, revision, remark, sha256: digest, by: by.id, at: now },
        lines.value,
      ),
      letterToRole(
        'approver',
        says.prepared(
          { 期: room.plan.title, 姓名: by.name, 件数: funded },
          {
            about: paths.decision(roundId),
            grounds: groundsIn(room.plan.rulebook, roundId, '#decision', '#second-person'),
          },
        ),
      ),
    ],
    { id },
  )
}

/** The approver, another person than the preparer, approves. The list stays unseen until its notice. */
export async function approveDecision(
  db: Db,
  by: Person,
  decisionId: string,
  now: Instant,
): Promise<Result<{ roundId: string }, ApproveRefusal | Stale | NotFound>> {
  return settle(db, by, decisionId, now, { what: 'decision-approved', reason: '' })
}

/** The approver sends the list back with the reason; the officer prepares another. */
export async function returnDecision(
  db: Db,
  by: Person,
  decisionId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ roundId: string }, ApproveRefusal | Stale | NotFound>> {
  return settle(db, by, decisionId, now, { what: 'decision-returned', reason })
}

type Settling = { what: 'decision-approved' | 'decision-returned'; reason: string }

async function settle(
  db: Db,
  by: Person,
  decisionId: string,
  now: Instant,
  { what, reason }: Settling,
): Promise<Result<{ roundId: string }, ApproveRefusal | Stale | NotFound>> {
  const found = await store.findRoom(db, { decisionId }, now)
  const decision = found?.room.latest
  if (!found || !decision) return refuse({ why: 'not-found' })
  const { room, last } = found
  const whyNot = whyNotApprove(room, decision, decision.id === decisionId, by)
  if (whyNot) return refuse(whyNot)

  const isApproved = what === 'decision-approved'
  const changed = isApproved ? whyNotFollows(room, decision) : null
  if (changed) return refuse(changed)
  const particulars = { decision: decisionId, sha256: await sha256(canonical(decision.lines)), reason }
  return record(
    db,
    last,
    { what, by: by.id, at: now, particulars },
    [
      isApproved
        ? store.insertApproval(db, newId(), decisionId, by.id, now)
        : store.insertReturn(db, decisionId, reason, by.id, now),
      letterTo(
        decision.preparedBy,
        isApproved
          ? says.approved({ 期: room.plan.title }, decisionOf(room))
          : says.returned({ 期: room.plan.title, 原因: reason }, decisionOf(room)),
      ),
    ],
    { roundId: room.roundId },
  )
}

/** Where it is read, and its clause. */
const decisionOf = ({ roundId, plan }: Room) => ({
  about: paths.decision(roundId),
  grounds: groundsIn(plan.rulebook, roundId, '#decision'),
})

/** Whoever prepared the list takes it back while it waits; another can be prepared then. */
export async function takeBackDecision(
  db: Db,
  by: Person,
  decisionId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ roundId: string }, TakeBackRefusal | Stale | NotFound>> {
  const found = await store.findRoom(db, { decisionId }, now)
  const decision = found?.room.latest
  if (!found || !decision) return refuse({ why: 'not-found' })
  const { room, last } = found
  const whyNot = whyNotTakeBack(decision, decision.id === decisionId, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    last,
    { what: 'decision-taken-back', by: by.id, at: now, particulars: { decision: decisionId, reason } },
    [
      store.insertReturn(db, decisionId, reason, by.id, now),
      letterToRole(
        'approver',
        says.takenBack({ 期: room.plan.title, 姓名: by.name, 原因: reason }, decisionOf(room)),
      ),
    ],
    { roundId: room.roundId },
  )
}
