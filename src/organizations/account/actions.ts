import { subjects } from '../../history/subjects.ts'
import type { Db } from '../../db/db.ts'
import { type Secrets, seal, unseal } from '../../db/sealed.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterToOrganization, letterToRole } from '../../letters/store.ts'
import { membersOf } from '../../people/members/store.ts'
import { whyNotOwner } from '../../people/rules/member.ts'
import { whyNotImpartial } from '../../people/rules/interest.ts'
import { type Person, has, isMemberOf } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { type Instant, sayMinute } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type AccountRefusal, mask, sealedAs, tailOf } from '../rules/account.ts'
import * as says from './letters.ts'
import * as store from './store.ts'

/** An owner gives the account that the money goes to. The number is sealed before it leaves this function. */
export async function giveAccount(
  db: Db,
  secrets: Secrets,
  by: Person,
  organizationId: string,
  { holder, bank, number, version: seen }: { holder: string; bank: string; number: string; version: number },
  now: Instant,
): Promise<Result<{ version: number }, AccountRefusal | Stale | NotFound>> {
  if (!isMemberOf(by, organizationId)) return refuse({ why: 'not-found' })
  const [members, [before], last] = await db.batch([
    membersOf(db, organizationId),
    store.accountOf(db, organizationId),
    lastOf(db, subjects.organization(organizationId)),
  ])
  const whyNot = whyNotOwner(members, by)
  if (whyNot) return refuse(whyNot)
  if ((before?.version ?? 0) !== seen) return refuse({ why: 'changed-meanwhile' })
  const version = seen + 1
  const sealed = await seal(secrets[0], sealedAs(organizationId), number)
  const tail = tailOf(number)
  const letter = says.given(
    { 姓名: by.name, 时间: sayMinute(now), 尾号: tail },
    paths.bankAccount(organizationId),
  )
  return record(
    db,
    lastIn(last, subjects.organization(organizationId)),
    { what: 'bank-account-given', by: by.id, at: now, particulars: { version, tail } },
    [
      store.insertAccount(db, { organizationId, holder, bank, version, sealed, tail, by: by.id, at: now }),
      letterToOrganization(organizationId, letter),
      ...(before ? [letterToRole('finance', changedLetter(by, organizationId, tail))] : []),
    ],
    { version },
  )
}

/** Whoever pays is told of a change, not of the first one: what is paid from then on is confirmed before. */
function changedLetter(by: Person, organizationId: string, tail: string) {
  const name = by.organizations.find(({ id }) => id === organizationId)?.name ?? ''
  return says.replaced({ 单位: name, 账号: mask(tail) }, paths.bankAccount(organizationId))
}

/**
 * Opens the whole number for an owner, or for finance, who says what for: nothing is shown before the reading is in the
 * history. Of two who read at once the second is told "changed meanwhile" and asks again.
 */
export async function readAccount(
  db: Db,
  secrets: Secrets,
  by: Person,
  organizationId: string,
  said: string,
  now: Instant,
): Promise<Result<{ number: string }, AccountRefusal | Stale | NotFound>> {
  const [members, [account], last] = await db.batch([
    membersOf(db, organizationId),
    store.sealedAccountOf(db, organizationId),
    lastOf(db, subjects.organization(organizationId)),
  ])
  const isOwner = whyNotOwner(members, by) === null
  if (!isOwner && !has(by, 'finance')) return refuse({ why: 'not-your-reading' })
  const own = isOwner ? null : whyNotImpartial(by, organizationId)
  if (own) return refuse(own)
  if (!isOwner && said === '') return refuse({ why: 'reading-unexplained' })
  if (!account) return refuse({ why: 'no-account' })
  const opened = await unseal(secrets, sealedAs(organizationId), account.sealed)
  if (!opened.ok)
    return refuse({ why: opened.why === 'tampered' ? 'account-tampered' : 'account-key-unknown' })
  const { version } = account
  const reason = said || '单位负责人查看'
  return record(
    db,
    lastIn(last, subjects.organization(organizationId)),
    { what: 'bank-account-read', by: by.id, at: now, particulars: { version, reason } },
    [store.insertReading(db, { organizationId, version, reason, by: by.id }, now)],
    { number: opened.text },
  )
}
