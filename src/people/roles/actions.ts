import { subjects } from '../../history/subjects.ts'
import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterTo } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type Person, ROLE_WORDS, type Role } from '../rules/person.ts'
import { type EndRefusal, type GiveRefusal, whyNotEnd, whyNotGive } from '../rules/role.ts'
import { grantRole } from '../store.ts'
import { endGrant, grantsOf, holdersOf, personCard, seatOf } from './store.ts'

type Changed<R> = Promise<Result<null, R | Stale | NotFound>>

/** An administrator gives a person one more role, and the person is told. */
export async function giveRole(
  db: Db,
  by: Person,
  personId: string,
  role: Role,
  now: Instant,
): Changed<GiveRefusal> {
  const subject = subjects.person(personId)
  const [[card], grants, last, seats] = await db.batch([
    personCard(db, personId),
    grantsOf(db, personId),
    lastOf(db, subject),
    seatOf(db, personId),
  ])
  if (!card) return refuse({ why: 'not-found' })
  const held = grants.map((grant) => grant.role)
  const refusal = whyNotGive(by, held, role, seats.length > 0)
  if (refusal) return refuse(refusal)
  const event = { what: 'role-given', by: by.id, at: now, particulars: { role } }
  return record(db, lastIn(last, subject), event, [
    grantRole(db, personId, role, by.id, now),
    letterTo(personId, { ...given(role), about: paths.account() }),
  ])
}

/** An administrator ends a role that a person holds, and the person is told. */
export async function endRole(
  db: Db,
  by: Person,
  personId: string,
  role: Role,
  now: Instant,
): Changed<EndRefusal> {
  const subject = subjects.person(personId)
  const [[card], grants, last, [holders], seats] = await db.batch([
    personCard(db, personId),
    grantsOf(db, personId),
    lastOf(db, subject),
    holdersOf(db, 'administrator'),
    lastOf(db, subjects.administrators),
  ])
  if (!card) return refuse({ why: 'not-found' })
  const held = grants.map((grant) => grant.role)
  const refusal = whyNotEnd(by, held, role, holders?.count ?? 0)
  if (refusal) return refuse(refusal)
  const ended = grants.filter((grant) => grant.role === role)
  const after =
    role === 'administrator'
      ? [lastIn(last, subject), lastIn(seats, subjects.administrators)]
      : lastIn(last, subject)
  const event = { what: 'role-ended', by: by.id, at: now, particulars: { role, person: personId } }
  return record(db, after, event, [
    ...ended.map((grant) => endGrant(db, grant.id, by.id, now)),
    letterTo(personId, { ...taken(role), about: paths.account() }),
  ])
}

const given = (role: Role) => ({
  subject: `您有了新的角色：${ROLE_WORDS[role]}`,
  body: `系统管理员给您的账号加了“${ROLE_WORDS[role]}”这个角色，现在就可以办事。`,
  grounds: [],
})

const taken = (role: Role) => ({
  subject: `您不再是${ROLE_WORDS[role]}`,
  body: `系统管理员结束了您账号的“${ROLE_WORDS[role]}”角色。有疑问，请联系公益创投办公室。`,
  grounds: [],
})
