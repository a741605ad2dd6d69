import type { Db } from '../../db/db.ts'
import { takenColumn } from '../../db/taken.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { type Post, letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Person } from '../rules/person.ts'
import * as says from './letters.ts'
import { type Details, type DetailsRefusal, whyNotChange } from './rules.ts'
import { changeDetails, detailsOf, othersWith } from './store.ts'

/**
 * A person changes how they are called, or the address that they sign in with: nobody else may, since an address is a way in. Their
 * password was asked before (routes). `here`: the session that goes on; every other ends.
 */
export async function changeOwn(
  db: Db,
  by: Person,
  after: Details,
  here: string | null,
  now: Instant,
): Promise<Result<null, DetailsRefusal | Stale | NotFound>> {
  const subject = subjects.person(by.id)
  const [[before], others, last] = await db.batch([
    detailsOf(db, by.id),
    othersWith(db, after.email, by.id),
    lastOf(db, subject),
  ])
  if (!before) return refuse({ why: 'not-found' })
  const whyNot = whyNotChange(before, after)
  if (whyNot) return refuse(whyNot)
  const taken = { why: 'email-taken', email: after.email } as const
  if (others.length > 0) return refuse(taken)
  const particulars = {
    ...(before.name !== after.name && { nameBefore: before.name, name: after.name }),
    ...(before.email !== after.email && { emailBefore: before.email, email: after.email }),
  }
  const event = { what: 'details-changed', by: by.id, at: now, particulars }
  const changes = [...changeDetails(db, by.id, before, after, here, now), ...told(by, before, after)]
  try {
    return await record(db, lastIn(last, subject), event, changes)
  } catch (error) {
    if (takenColumn(error) === 'people.email') return refuse(taken)
    throw error
  }
}

/** Their person; and of whoever acts or judges for the office, the auditors: under another name nobody hides. */
function told(by: Person, before: Details, after: Details): Post[] {
  const 改动 = [
    ...(before.name === after.name ? [] : [`姓名从“${before.name}”改为“${after.name}”`]),
    ...(before.email === after.email ? [] : [`邮箱从${before.email}改为${after.email}`]),
  ].join('，')
  const own = letterTo(by.id, says.own({ 姓名: after.name, 改动 }, paths.account()))
  if (by.roles.length === 0 && by.places.length === 0) return [own]
  return [
    own,
    letterToRole(
      'auditor',
      says.ofStaff({ 姓名: after.name, 原来的姓名: before.name, 改动 }, paths.personAccess(by.id)),
    ),
  ]
}
