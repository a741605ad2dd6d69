import { subjects } from '../../history/subjects.ts'
import { type Db, newId } from '../../db/db.ts'
import type { Last, NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type Person, ROLE_WORDS, type Role } from '../rules/person.ts'
import {
  type EndRefusal,
  type GiveRefusal,
  type StaffRole,
  confirmBy,
  isStaffRole,
  whyNotEnd,
  whyNotGive,
} from '../rules/role.ts'
import { askSeconds, toldOfGrant } from '../seconds/letters.ts'
import * as says from './letters.ts'
import { type Seconds, openProposalsOf, saveProposal, secondsEver } from '../seconds/store.ts'
import { grantRole } from '../store.ts'
import { endGrant, grantsOf, othersHolding, personCard, runsOf, seatOf } from './store.ts'

type Changed<R> = Promise<Result<null, R | Stale | NotFound>>

/**
 * An administrator gives a person one more role. One of the staff's is proposed: a second person confirms it (seconds/), unless
 * nobody was ever here who could.
 */
export async function giveRole(
  db: Db,
  by: Person,
  personId: string,
  role: Role,
  now: Instant,
): Changed<GiveRefusal> {
  const subject = subjects.person(personId)
  const [[card], grants, last, proposed, [others], seats, runs] = await db.batch([
    personCard(db, personId),
    grantsOf(db, personId),
    lastOf(db, subject),
    openProposalsOf(db, personId, now),
    secondsEver(db, by.id),
    seatOf(db, personId),
    runsOf(db, personId, dayOf(now)),
  ])
  if (!card) return refuse({ why: 'not-found' })
  const held = grants.map((grant) => grant.role)
  const waiting = proposed.map((proposal) => proposal.role)
  const refusal = whyNotGive(by, { held, waiting, sits: seats.length > 0, runs: runs.length > 0 }, role)
  if (refusal) return refuse(refusal)
  if (isStaffRole(role) && others && others.count > 0)
    return propose(db, by, card, role, others, lastIn(last, subject), now)
  const particulars = isStaffRole(role) ? { role, alone: true } : { role }
  const event = { what: 'role-given', by: by.id, at: now, particulars }
  return record(db, lastIn(last, subject), event, [
    grantRole(db, personId, role, by.id, now),
    ...toldOfGrant(personId, card.name, role),
  ])
}

async function propose(
  db: Db,
  by: Person,
  { id: personId, name }: { id: string; name: string },
  role: StaffRole,
  others: Seconds,
  last: Last,
  now: Instant,
): Changed<GiveRefusal> {
  const row = { id: newId(), personId, role, by: by.id, at: now, expiresAt: confirmBy(now) }
  const event = { what: 'role-proposed', by: by.id, at: now, particulars: { role } }
  const asking = { name, roles: [role], until: row.expiresAt }
  return record(db, last, event, [saveProposal(db, row), askSeconds(by, asking, others)])
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
  const [[card], grants, last, [others], seats] = await db.batch([
    personCard(db, personId),
    grantsOf(db, personId),
    lastOf(db, subject),
    othersHolding(db, 'administrator', personId),
    lastOf(db, subjects.administrators),
  ])
  if (!card) return refuse({ why: 'not-found' })
  const held = grants.map((grant) => grant.role)
  const refusal = whyNotEnd(by, held, role, others?.count ?? 0)
  if (refusal) return refuse(refusal)
  const ended = grants.filter((grant) => grant.role === role)
  const after =
    role === 'administrator'
      ? [lastIn(last, subject), lastIn(seats, subjects.administrators)]
      : lastIn(last, subject)
  const event = { what: 'role-ended', by: by.id, at: now, particulars: { role, person: personId } }
  return record(db, after, event, [
    ...ended.map((grant) => endGrant(db, grant.id, by.id, now)),
    letterTo(personId, says.taken({ 角色: ROLE_WORDS[role] }, paths.account())),
    letterToRole('auditor', says.ended({ 姓名: card.name, 角色: ROLE_WORDS[role] }, paths.roleBook())),
  ])
}
