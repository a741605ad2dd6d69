import type { Db } from '../../db/db.ts'
import type { Event, NotFound, Stale } from '../../history/rules.ts'
import { type Change, lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { letterTo } from '../../letters/store.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { runsOf, seatOf } from '../roles/store.ts'
import { saveAnswer } from '../invitations/store.ts'
import type { Person, Role } from '../rules/person.ts'
import { type BothRefusal, type ConfirmRefusal, whyNotBoth, whyNotConfirm } from '../rules/role.ts'
import { grantRole } from '../store.ts'
import { answered, toldOfGrant } from './letters.ts'
import { type Waiting, waitingIn } from './rules.ts'
import { proposalBy, saveRoleAnswer } from './store.ts'

export type Outcome = 'confirmed' | 'refused'
type Answered = Promise<Result<null, ConfirmRefusal | BothRefusal | Stale | NotFound>>

/** The second person: only now a role is given, or an invitation can be accepted. Whoever proposed it is told. */
export async function answerProposal(
  db: Db,
  by: Person,
  id: string,
  outcome: Outcome,
  now: Instant,
): Answered {
  const loaded = await find(db, id, now)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, sits, runs, last } = loaded
  const { roles } = found
  const refusal = whyNotConfirm(by, found, found.others, now)
  if (refusal) return refuse(refusal)
  const both = outcome === 'confirmed' ? whyNotBoth([], roles, { sits, seats: false, runs }) : null
  if (both) return refuse(both)
  return record(db, last, eventOf(found, outcome, by, now), [
    ...changesOf(db, found, roles, by, outcome, now),
    letterTo(found.by, answered(found, by, outcome === 'confirmed')),
  ])
}

/** What is proposed says whose history it enters; it is read once more with that, so that of two answers one is late. */
async function find(db: Db, id: string, now: Instant) {
  const [first] = await proposalBy(db, id)
  if (!first) return null
  const about = subjectOf(first)
  const [[row], last, seats, runs] = await db.batch([
    proposalBy(db, id),
    lastOf(db, about),
    seatOf(db, first.personId ?? ''),
    runsOf(db, first.personId ?? '', dayOf(now)),
  ])
  return {
    ...{ found: waitingIn(row ?? first), last: lastIn(last, about) },
    ...{ sits: seats.length > 0, runs: runs.length > 0 },
  }
}

const subjectOf = ({ id, personId }: Pick<Waiting, 'id' | 'personId'>): string =>
  personId === null ? subjects.invitation(id) : subjects.person(personId)

function eventOf(
  { personId, roles, by: proposer }: Waiting,
  outcome: Outcome,
  by: Person,
  at: Instant,
): Event {
  const isConfirmed = outcome === 'confirmed'
  const rest = { by: by.id, at, particulars: { roles, by: proposer } }
  return personId === null
    ? { what: isConfirmed ? 'invitation-confirmed' : 'invitation-refused', ...rest }
    : { what: isConfirmed ? 'role-given' : 'role-refused', ...rest }
}

function changesOf(
  db: Db,
  { id, personId, name, by: proposer }: Waiting,
  roles: Role[],
  by: Person,
  outcome: Outcome,
  now: Instant,
): Change[] {
  if (personId === null) return [saveAnswer(db, id, outcome, by.id, now)]
  const given = outcome === 'confirmed' ? roles : []
  return [
    saveRoleAnswer(db, id, outcome, by.id, now),
    ...given.flatMap((role) => [
      grantRole(db, personId, role, proposer, now, by.id),
      ...toldOfGrant(personId, name, role),
    ]),
  ]
}
