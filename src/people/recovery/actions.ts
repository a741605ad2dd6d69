import { type Db, newId } from '../../db/db.ts'
import { type Last, type NotFound, type Stale, sha256 } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { newCode, newToken } from '../invitations/store.ts'
import { hashPassword } from '../password.ts'
import { codeHash, isCodeOf } from '../rules/invitation.ts'
import type { Person } from '../rules/person.ts'
import { confirmBy } from '../rules/role.ts'
import { secondsEver } from '../seconds/store.ts'
import { answered, asked, askSecond, issued, over, recovered } from './letters.ts'
import {
  type AnswerRefusal,
  type RecoverRefusal,
  type RecoveryKind,
  type RecoveryOutcome,
  type UseRefusal,
  type WithdrawRefusal,
  linkUntil,
  needsTwo,
  whyNotAnswer,
  whyNotRecover,
  whyNotUse,
  whyNotWithdraw,
} from './rules.ts'
import * as store from './store.ts'

/** What a link is made of, known here and nowhere else; null: a second person gets it. */
export type Link = { token: string; code: string }
type Issued<R> = Promise<Result<Link | null, R | Stale | NotFound>>

/** An administrator asks for a way back into somebody's account, and says how they made sure who it is. */
export async function recover(
  db: Db,
  by: Person,
  personId: string,
  asking: { kind: RecoveryKind; proof: string },
  now: Instant,
): Issued<RecoverRefusal> {
  const subject = subjects.person(personId)
  const [[whose], known, last, [others]] = await db.batch([
    store.recovering(db, personId),
    store.recoveriesOf(db, personId),
    lastOf(db, subject),
    secondsEver(db, by.id),
  ])
  if (!whose) return refuse({ why: 'not-found' })
  const refusal = whyNotRecover(by, whose, known, now)
  if (refusal) return refuse(refusal)
  const row = { id: newId(), personId, ...asking, by: by.id, at: now, expiresAt: confirmBy(now) }
  const about = { ...row, name: whose.name }
  const two = needsTwo(asking.kind, whose)
  if (two && others && others.count > 0)
    return askAnother(db, by, about, others.administrators, lastIn(last, subject))
  return issueAlone(db, by, about, two ? 'alone' : 'kept', lastIn(last, subject))
}

type Asking = Parameters<typeof store.insertRecovery>[1] & { name: string }

/** Whoever asks does not get the link. */
function askAnother(
  db: Db,
  by: Person,
  { name, ...row }: Asking,
  administrators: number,
  last: Last,
): Promise<Result<null, Stale>> {
  const { id, personId, kind, proof, at, expiresAt } = row
  const about = { id, personId, name, kind }
  return record(db, last, { what: 'recovery-asked', by: by.id, at, particulars: { kind, proof } }, [
    store.insertRecovery(db, row),
    askSecond(by, about, proof, expiresAt, administrators),
    ...asked(by, about),
  ])
}

async function issueAlone(
  db: Db,
  by: Person,
  { name, ...row }: Asking,
  outcome: 'alone' | 'kept',
  last: Last,
): Promise<Result<Link, Stale>> {
  const { id, personId, kind, proof, at } = row
  const made = await newLink(id, outcome, proof, by, at)
  return record(
    db,
    last,
    { what: 'recovery-issued', by: by.id, at, particulars: { kind, proof } },
    [
      store.insertRecovery(db, row),
      store.insertAnswer(db, made.row),
      ...issued(by, { id, personId, name, kind }),
    ],
    made.link,
  )
}

/** The second person has made sure too, and gets the link; or does not agree. */
export async function answerRecovery(
  db: Db,
  by: Person,
  id: string,
  { outcome, says }: { outcome: 'confirmed' | 'refused'; says: string },
  now: Instant,
): Issued<AnswerRefusal> {
  const found = await find(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { it, last } = found
  const refusal = whyNotAnswer(by, it, now)
  if (refusal) return refuse(refusal)
  const isConfirmed = outcome === 'confirmed'
  const { link, row } = await newLink(id, outcome, says, by, now)
  const none = { tokenHash: null, codeHash: null }
  const particulars = { kind: it.kind, by: it.by, says }
  return record(
    db,
    last,
    {
      what: isConfirmed ? 'recovery-issued' : 'recovery-refused',
      by: by.id,
      at: now,
      particulars,
    },
    [
      store.insertAnswer(db, { ...row, ...(isConfirmed ? {} : none) }),
      answered(by, it, it.by, isConfirmed, says),
      ...(isConfirmed ? issued(by, it) : over(by, it)),
    ],
    isConfirmed ? link : null,
  )
}

/** Kept as an invitation's: the hash of the token, and the code's under the token. */
async function newLink(recoveryId: string, outcome: RecoveryOutcome, says: string, by: Person, at: Instant) {
  const link = { token: newToken(), code: newCode() }
  const hashes = { tokenHash: await sha256(link.token), codeHash: await codeHash(link.token, link.code) }
  return { link, row: { recoveryId, outcome, says, ...hashes, expiresAt: linkUntil(at), by: by.id, at } }
}

/** What waits, or its link, is void: an administrator made a mistake, or its person has not asked for it. */
export async function withdrawRecovery(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Promise<Result<null, WithdrawRefusal | Stale | NotFound>> {
  const found = await find(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { it, last } = found
  const refusal = whyNotWithdraw(by, it, now)
  if (refusal) return refuse(refusal)
  const event = { what: 'recovery-withdrawn', by: by.id, at: now, particulars: { kind: it.kind } }
  return record(db, last, event, [store.insertWithdrawal(db, id, by.id, now), ...over(by, it)])
}

/** Of one's own account alone: somebody else's is not found. */
export async function withdrawOwn(db: Db, by: Person, id: string, now: Instant) {
  const found = await find(db, id)
  if (found?.it.personId !== by.id) return refuse({ why: 'not-found' as const })
  return withdrawRecovery(db, by, id, now)
}

async function find(db: Db, id: string) {
  const [[it], last] = await db.batch([
    store.recoveryById(db, id),
    lastOf(db, subjects.person.of(store.personOf(id))),
  ])
  return it ? { it, last: lastIn(last, subjects.person(it.personId)) } : null
}

/** Whoever holds the link and was told its code has a new password: every session ends, and with the factors so do those. */
export async function useRecovery(
  db: Db,
  token: string,
  code: string,
  password: string,
  now: Instant,
): Promise<Result<{ personId: string }, UseRefusal | Stale | NotFound>> {
  const [it] = await store.recoveryBy(db, await sha256(token))
  if (!it) return refuse({ why: 'not-found' })
  const { id, personId } = it
  const subject = subjects.person(personId)
  const [[again], [whose], last] = await db.batch([
    store.recoveryById(db, id),
    store.recovering(db, personId),
    lastOf(db, subject),
  ])
  if (!again || !whose) return refuse({ why: 'not-found' })
  const refusal = whyNotUse(again, whose, now)
  if (refusal) return refuse(refusal)
  if (!(await isCodeOf(it, token, code))) return refuse({ why: 'wrong-recovery-code' })
  return conclude(db, again, await hashPassword(password), lastIn(last, subject), now)
}

function conclude(
  db: Db,
  it: { id: string; personId: string; name: string; kind: RecoveryKind },
  passwordHash: string,
  last: Last,
  now: Instant,
): Promise<Result<{ personId: string }, Stale>> {
  const { id, personId, kind } = it
  const event = { what: 'account-recovered', by: personId, at: now, particulars: { kind } }
  return record(
    db,
    last,
    event,
    [
      store.insertUse(db, id, now),
      ...store.renewPassword(db, personId, passwordHash, now),
      ...(kind === 'factors' ? store.dropFactors(db, personId, now) : []),
      ...recovered(it),
    ],
    { personId },
  )
}
