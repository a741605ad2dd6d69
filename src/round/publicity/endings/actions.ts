import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import {
  type Post,
  letterTo,
  letterToOrganizations,
  letterToPeople,
  letterToRole,
} from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type Ending, endingNumber } from '../../calls/endings/rules.ts'
import { insertEnding, insertEndingAnswer } from '../../calls/endings/store.ts'
import { type EndingKind, GROUND_WORDS } from '../../calls/rules/ending.ts'
import * as says from '../rules/letters.ts'
import {
  type AnswerEndingRefusal,
  type EndRefusal,
  type TakeBackRefusal,
  groundOf,
  whyNotPropose,
  whyNotPublish,
  whyNotReturn,
  whyNotTakeBack,
} from './rules.ts'
import { type Found, communitiesIn, findEnding, organizationsIn, othersIn } from './store.ts'

/** An officer proposes that a round ends before anything is awarded in it; the approvers are asked. */
export async function proposeEnding(
  db: Db,
  by: Person,
  roundId: string,
  { kind, reason }: { kind: EndingKind; reason: string },
  now: Instant,
): Promise<Result<{ roundId: string }, EndRefusal | Stale | NotFound>> {
  const found = await findEnding(db, { roundId }, now)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotPropose(found, kind, by, now)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const ground = kind === 'failed' ? (groundOf(found, now)?.ground ?? null) : null
  return record(
    db,
    found.last,
    { what: 'ending-proposed', by: by.id, at: now, particulars: { ending: id, kind, reason } },
    [
      insertEnding(db, { id, roundId, kind, ground, reason, by: by.id, at: now }),
      letterToRole('approver', letterOfProposal(found, { ground, reason }, by)),
    ],
    { roundId },
  )
}

/** A round fails on a ground, and is cancelled without one. */
type Said = Pick<Ending, 'ground' | 'reason'>

function letterOfProposal(found: Found, { ground, reason }: Said, by: Person): Letter {
  const values = { 期: found.round.plan.title, 姓名: by.name, 理由: reason }
  const whence = whenceOf(found, '#second-person')
  return ground
    ? says.failedProposed({ ...values, 情形: GROUND_WORDS[ground] }, whence)
    : says.cancelledProposed(values, whence)
}

/** An approver publishes it: nothing goes on in the round, and everybody whom it concerns is told. */
export async function publishEnding(
  db: Db,
  by: Person,
  endingId: string,
  now: Instant,
): Promise<Result<{ roundId: string }, AnswerEndingRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, endingId, now)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, ending } = loaded
  const whyNot = whyNotPublish(found, ending, by, now)
  if (whyNot) return refuse(whyNot)

  const { id: roundId, plan } = found.round
  const number = endingNumber(plan, ending.kind)
  return record(
    db,
    found.last,
    { what: 'round-ended', by: by.id, at: now, particulars: { ending: endingId, kind: ending.kind, number } },
    [
      insertEndingAnswer(db, { endingId, outcome: 'published', reason: '', by: by.id, at: now }),
      ...lettersOfEnd(found, ending),
    ],
    { roundId },
  )
}

/** What everybody is told: the same, each from where it concerns them. */
function lettersOfEnd(found: Found, ending: Ending): Post[] {
  const { id } = found.round
  const letters = letterToEachSide(found, ending)
  return [
    letterToOrganizations(organizationsIn(id), letters.organizations),
    letterToPeople(othersIn(id), letters.others),
    letterToPeople(communitiesIn(id), letters.communities),
    letterToRole('officer', letters.officers),
  ]
}

type Side = 'organizations' | 'others' | 'communities' | 'officers'

function letterToEachSide(found: Found, { ground, reason }: Said): Record<Side, Letter> {
  const { id, plan } = found.round
  const whence = { ...whenceOf(found), about: paths.callEnding(id) }
  const cancelled = { 期: plan.title, 理由: reason }
  if (!ground)
    return {
      organizations: says.cancelledToOrganizations(cancelled, whence),
      others: says.cancelledToOthers(cancelled, whence),
      communities: says.cancelledToCommunities(cancelled, whence),
      officers: says.cancelledToOfficers(cancelled, whence),
    }
  const failed = { ...cancelled, 情形: GROUND_WORDS[ground] }
  return {
    organizations: says.failedToOrganizations(failed, whence),
    others: says.failedToOthers(failed, whence),
    communities: says.failedToCommunities(failed, whence),
    officers: says.failedToOfficers(failed, whence),
  }
}

/** An approver sends it back; the round goes on. */
export async function returnEnding(
  db: Db,
  by: Person,
  endingId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ roundId: string }, AnswerEndingRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, endingId, now)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, ending } = loaded
  const whyNot = whyNotReturn(found, ending, by)
  if (whyNot) return refuse(whyNot)
  const returned = ending.kind === 'failed' ? says.failedReturned : says.cancelledReturned
  return record(
    db,
    found.last,
    { what: 'ending-returned', by: by.id, at: now, particulars: { ending: endingId, reason } },
    [
      insertEndingAnswer(db, { endingId, outcome: 'returned', reason, by: by.id, at: now }),
      letterTo(ending.by, returned({ 期: found.round.plan.title, 原因: reason }, whenceOf(found))),
    ],
    { roundId: found.round.id },
  )
}

/** Whoever proposed it takes it back while it waits. */
export async function takeBackEnding(
  db: Db,
  by: Person,
  endingId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ roundId: string }, TakeBackRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, endingId, now)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, ending } = loaded
  const whyNot = whyNotTakeBack(ending, by)
  if (whyNot) return refuse(whyNot)
  const takenBack = ending.kind === 'failed' ? says.failedTakenBack : says.cancelledTakenBack
  return record(
    db,
    found.last,
    { what: 'ending-taken-back', by: by.id, at: now, particulars: { ending: endingId, reason } },
    [
      insertEndingAnswer(db, { endingId, outcome: 'withdrawn', reason, by: by.id, at: now }),
      letterToRole(
        'approver',
        takenBack({ 期: found.round.plan.title, 姓名: by.name, 原因: reason }, whenceOf(found)),
      ),
    ],
    { roundId: found.round.id },
  )
}

async function findOne(db: Db, endingId: string, now: Instant) {
  const found = await findEnding(db, { endingId }, now)
  const ending = found?.endings.find(({ id }) => id === endingId)
  return found && ending ? { found, ending } : null
}

/** The page where it is decided, and its clauses. */
const whenceOf = ({ round }: Found, ...more: '#second-person'[]) => ({
  about: paths.roundEnding(round.id),
  grounds: groundsIn(round.plan.rulebook, round.id, '#ending', ...more),
})
