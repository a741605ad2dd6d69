import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { type Change, record } from '../../../history/store.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import * as says from '../rules/letters.ts'
import type { Seated } from '../rules/panel.ts'
import { insertMembers } from '../store/panel.ts'
import { type Leaving, type RemovalRefusal, type ResignRefusal, whyNotRemove, whyNotResign } from './rules.ts'
import { findAlternate, findRemoving, findResigning, insertRemoval } from './store.ts'

/** An officer takes a member off the panel: what is in counts on, what is not is given back, for others to judge. */
export async function removeMember(
  db: Db,
  by: Person,
  roundId: string,
  { expert: expertId, reason }: { expert: string; reason: string },
  now: Instant,
): Promise<Result<{ back: number; called: string | null }, RemovalRefusal | Stale | NotFound>> {
  const found = await findRemoving(db, roundId, expertId)
  if (!found) return refuse({ why: 'not-found' })
  const { leaving, member, lasts } = found
  const whyNot = whyNotRemove(leaving, by)
  if (whyNot || !member) return refuse(whyNot ?? { why: 'not-found' })

  const called = await findAlternate(db, roundId, expertId, now)
  const { name, personId, back, done } = member
  const values = { 期: leaving.plan.title, 原因: reason, 件数: back, 份数: done }
  const whence = whenceOf(roundId, leaving.plan)
  return record(
    db,
    lasts,
    {
      what: 'member-removed',
      by: by.id,
      at: now,
      particulars: { expert: expertId, name, back, done, ...namedIn(called) },
    },
    [
      insertRemoval(db, { roundId, expertId, reason, by: by.id, at: now }),
      ...calling(db, { leaving, name, called }, by, now),
      letterToRole('auditor', says.removedForAuditor({ ...values, 姓名: name }, whence)),
      ...(personId === null
        ? []
        : [letterTo(personId, says.removed(values, { ...whence, about: paths.resignation(roundId) }))]),
    ],
    { back, called: called?.name ?? null },
  )
}

/** A member leaves the panel of their own accord; the office is told what it has to give to others. */
export async function resign(
  db: Db,
  by: Person,
  roundId: string,
  { reason }: { reason: string },
  now: Instant,
): Promise<Result<{ back: number; called: string | null }, ResignRefusal | Stale | NotFound>> {
  const found = await findResigning(db, roundId, by.id)
  if (!found) return refuse({ why: 'not-found' })
  const { leaving, member, lasts } = found
  const whyNot = whyNotResign(leaving, by)
  if (whyNot) return refuse(whyNot)

  const { id: expertId, name, back, done } = member
  const called = await findAlternate(db, roundId, expertId, now)
  const { plan } = leaving
  const values = { 期: plan.title, 姓名: name, 原因: reason, 件数: back, 份数: done }
  const whence = whenceOf(roundId, plan)
  const letter = says.resigned(values, whence)
  const receipt = says.resignationReceived(values, { ...whence, about: paths.resignation(roundId) })
  return record(
    db,
    lasts,
    {
      what: 'member-resigned',
      by: by.id,
      at: now,
      particulars: { expert: expertId, name, back, done, ...namedIn(called) },
    },
    [
      insertRemoval(db, { roundId, expertId, reason, by: by.id, at: now }),
      ...calling(db, { leaving, name, called }, by, now),
      letterToRole('officer', letter),
      letterToRole('auditor', letter),
      letterTo(by.id, receipt),
    ],
    { back, called: called?.name ?? null },
  )
}

type Called = { leaving: Leaving; name: string; called: Seated | null }

const namedIn = (called: Seated | null) => (called ? { called: called.id } : {})

/** The next in the order of the draw takes the seat: is told as any member is, and the office and the auditors by whom it was left. */
function calling(db: Db, { leaving, name, called }: Called, by: Person, now: Instant): Change[] {
  if (!called) return []
  const { roundId, plan } = leaving
  const seat = { about: paths.declaration(roundId), grounds: groundsOfSeat(plan, roundId) }
  const letter = says.called(
    { 期: plan.title, 姓名: name, 候补: called.name },
    { about: paths.panel(roundId), grounds: groundsIn(plan.rulebook, roundId, 'panel.size') },
  )
  return [
    insertMembers(db, roundId, [called.id], by.id, now),
    ...(called.personId === null ? [] : [letterTo(called.personId, says.chosen({ 期: plan.title }, seat))]),
    letterToRole('officer', letter),
    letterToRole('auditor', letter),
  ]
}

const groundsOfSeat = (plan: Plan, roundId: string) =>
  groundsIn(plan.rulebook, roundId, 'panel.size', 'panel.recusalYears')

const whenceOf = (roundId: string, plan: Plan) => ({
  about: paths.panel(roundId),
  grounds: groundsIn(plan.rulebook, roundId, 'panel.size'),
})
