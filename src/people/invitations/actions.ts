import { subjects } from '../../history/subjects.ts'
import { type Db, type Statement, newId } from '../../db/db.ts'
import { type Last, type NotFound, type Stale, fresh, sha256 } from '../../history/rules.ts'
import { type Change, lastIn, lastOf, record } from '../../history/store.ts'
import { letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { hashPassword } from '../password.ts'
import type { Taken } from '../rules/account.ts'
import {
  type AcceptRefusal,
  INVITATION_DAYS,
  type InviteRefusal,
  type Invitee,
  type WithdrawRefusal,
  codeHash,
  invitationRow,
  isCodeOf,
  whyNotAccept,
  whyNotBeOne,
  whyNotInvite,
  whyNotWithdraw,
} from '../rules/invitation.ts'
import type { Person, Role } from '../rules/person.ts'
import { isStaffRole, whyNotBoth } from '../rules/role.ts'
import { askSeconds, granted, takenBack } from '../seconds/letters.ts'
import * as says from './letters.ts'
import { secondsEver } from '../seconds/store.ts'
import { takenColumn } from '../../db/taken.ts'
import { createAccount, grantRole, idByUsername } from '../store.ts'
import {
  accountInvited,
  invitationBy,
  invitationById,
  lastOfInvitation,
  lastOfInvited,
  loseAddress,
  newCode,
  newToken,
  saveAcceptance,
  saveAnswer,
  saveInvitation,
  saveRenewal,
  saveWithdrawal,
  seatsBy,
  waitingFor,
} from './store.ts'

/** What a link is made of. `token` and `code` are known here and nowhere else, and go by two ways. */
export type Invited = { id: string; token: string; code: string }

/** Invites somebody into roles, by a link that works once. `by` null: the site itself, at its set-up. */
export async function invite(
  db: Db,
  by: Person | null,
  invitee: Invitee,
  now: Instant,
): Promise<Result<Invited, InviteRefusal | Stale>> {
  const [waits] = await waitingFor(db, invitee, now)
  const refusal = whyNotInvite(by, waits)
  if (refusal) return refuse(refusal)
  const { last, statements: first, ...invited } = await inviteStatements(db, by, invitee, now)
  const particulars = { name: invitee.name, roles: invitee.roles }
  const statements: Change[] = [...first]
  if (by && invitee.roles.some(isStaffRole))
    statements.push(...(await askSecond(db, by, invited.id, invitee, now)))
  return record(db, last, { what: 'invited', by: by?.id ?? null, at: now, particulars }, statements, invited)
}

/** The staff's roles wait for a second person, who is asked; alone on a bare site nobody can be. */
async function askSecond(
  db: Db,
  by: Person,
  invitationId: string,
  { name, roles }: Invitee,
  now: Instant,
): Promise<Change[]> {
  const [others] = await secondsEver(db, by.id)
  if (!others || others.count === 0) return [saveAnswer(db, invitationId, 'alone', by.id, now)]
  return [askSeconds(by, { name, roles, until: now + INVITATION_DAYS * 86_400_000 }, others)]
}

/**
 * The same for an act that invites on the way (an expert comes into the pool): its batch takes the `statements`, and its
 * entry is written after `last` too, the beginning of the invitation's own history. Asks for no role: that is the act's.
 */
export async function inviteStatements(
  db: Db,
  by: Pick<Person, 'id'> | null,
  invitee: Invitee,
  now: Instant,
): Promise<Invited & { last: Last; statements: Statement[] }> {
  const [id, token, code] = [newId(), newToken(), newCode()]
  const row = await invitationRow(id, token, invitee, by?.id ?? null, now, by && code)
  return { id, token, code, last: fresh(subjects.invitation(id)), statements: [saveInvitation(db, row)] }
}

/** Another link and code of an invitation that ran out, for an act that gives them: the invitation stays what it was. */
export async function renewStatements(db: Db, by: Pick<Person, 'id'>, invitationId: string, now: Instant) {
  const [token, code] = [newToken(), newCode()]
  const row = {
    ...{ id: newId(), invitationId, by: by.id, at: now, expiresAt: now + INVITATION_DAYS * 86_400_000 },
    ...{ tokenHash: await sha256(token), codeHash: await codeHash(token, code) },
  }
  return { token, code, statements: [saveRenewal(db, row)] }
}

/** An administrator takes a link back: it was sent to the wrong person, or is not needed. Whoever sent it is told, and the auditors. */
export async function withdrawInvitation(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<null, WithdrawRefusal | Stale | NotFound>> {
  const subject = subjects.invitation(id)
  const [[found], last] = await db.batch([invitationById(db, id), lastOf(db, subject)])
  if (!found) return refuse({ why: 'not-found' })
  const refusal = whyNotWithdraw(by, found, now)
  if (refusal) return refuse(refusal)
  const event = { what: 'invitation-withdrawn', by: by.id, at: now, particulars: { reason } }
  const letter = takenBack(found, by.name, reason)
  const told = found.by && found.by !== by.id ? [letterTo(found.by, letter)] : []
  return record(db, lastIn(last, subject), event, [
    saveWithdrawal(db, { invitationId: id, reason, by: by.id }, now),
    letterToRole('auditor', letter),
    ...told,
  ])
}

/**
 * A name and password for a new account, or the account that somebody has already. `notMine`: the account that has the address is
 * said to be a stranger's.
 */
export type Accepting = { username: string; password: string; notMine?: boolean } | Person

type Accepted = Result<{ personId: string }, AcceptRefusal | Stale | NotFound>
type Invitation = Awaited<ReturnType<typeof invitationBy>>[number]

/**
 * Uses a link: the account (unless there is one), its roles and the acceptance, all in one batch or none of it. Of two
 * who use the same link at once the second is told "changed meanwhile", and leaves no account behind.
 */
export async function acceptInvitation(
  db: Db,
  token: string,
  code: string,
  account: Accepting,
  now: Instant,
): Promise<Accepted> {
  const tokenHash = await sha256(token)
  const person = 'id' in account ? account : null
  const username = 'id' in account ? '' : account.username
  const [[invitation], invitationLast, personLast, [sameName], [sameAddress], addressLast, [seats]] =
    await db.batch([
      invitationBy(db, tokenHash),
      lastOfInvitation(db, tokenHash),
      lastOf(db, subjects.person(person?.id ?? '')),
      idByUsername(db, username),
      accountInvited(db, tokenHash),
      lastOfInvited(db, tokenHash),
      seatsBy(db, tokenHash, person?.id ?? '', dayOf(now)),
    ])
  if (!invitation || !seats) return refuse({ why: 'not-found' })
  const refusal = whyNotAccept(invitation, now)
  if (refusal) return refuse(refusal)
  if (!(await isCodeOf(invitation, token, code))) return refuse({ why: 'wrong-invitation-code' })
  const whyNotTheirs =
    whyNotBeOne(invitation, person) ?? whyNotBoth(person?.roles ?? [], invitation.roles, seats)
  if (whyNotTheirs) return refuse(whyNotTheirs)
  const last = lastIn(invitationLast, subjects.invitation(invitation.id))
  if ('id' in account)
    return conclude(db, invitation, [last, lastIn(personLast, subjects.person(account.id))], account, now)
  if (sameName) return refuse({ why: 'username-taken', username })
  const { email } = invitation
  if (!sameAddress) return acceptAnew(db, invitation, [last], account, now)
  if (sameAddress.isProven) return refuse({ why: 'email-taken', email })
  if (!account.notMine) return refuse({ why: 'email-not-proven', email })
  const { id } = sameAddress
  const freed = [loseAddress(db, id, now), letterTo(id, says.addressLost({ 邮箱: email }, paths.account()))]
  const both = [last, lastIn(addressLast, subjects.person(id))]
  return acceptAnew(db, invitation, both, account, now, freed)
}

async function acceptAnew(
  db: Db,
  { name, email, ...invitation }: Invitation,
  after: Last[],
  { username, password }: { username: string; password: string },
  now: Instant,
  freed: Change[] = [],
): Promise<Accepted> {
  const id = newId()
  const account = { id, name, email, username, passwordHash: await hashPassword(password) }
  const made = createAccount(db, account, now)
  try {
    return await conclude(
      db,
      invitation,
      [...after, fresh(subjects.person(id))],
      { id, name, roles: [] },
      now,
      [...freed, ...made],
    )
  } catch (error) {
    return refuse(whichTaken(error, username, email))
  }
}

/** Another account took the name or the address in between. */
function whichTaken(error: unknown, username: string, email: string): Taken {
  const column = takenColumn(error)
  if (column === 'people.username') return { why: 'username-taken', username }
  if (column === 'people.email') return { why: 'email-taken', email }
  throw error
}

/** Roles that the person has already are not given twice. */
async function conclude(
  db: Db,
  { id, roles, by, answer, answeredBy }: Pick<Invitation, 'id' | 'roles' | 'by' | 'answer' | 'answeredBy'>,
  after: Last[],
  person: { id: string; name: string; roles: Role[] },
  now: Instant,
  made: Change[] = [],
): Promise<Accepted> {
  const second = answer === 'confirmed' ? answeredBy : null
  const given = roles.filter((role) => !person.roles.includes(role))
  const event = {
    what: 'invitation-accepted',
    by: person.id,
    at: now,
    particulars: { invitation: id, roles: given },
  }
  return record(
    db,
    after,
    event,
    [
      ...made,
      ...given.flatMap((role) => [
        grantRole(db, person.id, role, by, now, isStaffRole(role) ? second : null),
        letterToRole('auditor', granted(person.name, role)),
      ]),
      saveAcceptance(db, id, person.id, now),
    ],
    { personId: person.id },
  )
}
