import type { Db } from '../../db/db.ts'
import type { Secrets } from '../../db/sealed.ts'
import { type NotFound, type Stale, sha256 } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import { newToken } from '../../people/invitations/store.ts'
import { hashPassword } from '../../people/password.ts'
import { renewPassword } from '../../people/recovery/store.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { wordBy } from '../outbox/actions.ts'
import type { Word } from '../outbox/rules.ts'
import * as says from './letters.ts'
import { LINK_MINUTES, type LinkRefusal, type Reached, getsLink, linkUntil, whyNotUse } from './rules.ts'
import { insertLink, linkOf, reachedBy, rowIn, useLinks } from './store.ts'

/**
 * Somebody who may be anybody asks for a link; it goes to the confirmed address of whose account it is, and whoever asks is told the
 * same, by the same statements, whether there is one. `origin`: the site’s own address, which nobody who asks can choose.
 */
export async function askForLink(
  db: Db,
  secrets: Secrets,
  { login, origin }: { login: string; origin: string },
  machine: Instant,
): Promise<Result<null, never>> {
  const [row] = await reachedBy(db, login, machine)
  const found = row && rowIn(row)
  const token = newToken()
  const until = linkUntil(machine)
  const goes = found !== undefined && getsLink(found)
  const link = {
    tokenHash: await sha256(token),
    personId: goes ? found.id : '',
    at: machine,
    expiresAt: until,
  }
  const mail = wordOf(found, goes ? new URL(paths.newPassword(token), origin).href : '')
  const isTold = found !== undefined && (goes || found.acts) && !found.isSuspended
  const word = await wordBy(secrets, 'mail', mail, { until, isTold })
  await db.batch([insertLink(db, link), word(db)])
  return ok(null)
}

/** `link` '': there is none, for whom the office has to make sure of. */
const wordOf = (found: Reached | undefined, link: string): Word => ({
  to: found?.address ?? '',
  subject: '重设密码',
  text: link
    ? `有人要为您在公益创投网站的账号重设密码。打开下面的链接设新密码，${LINK_MINUTES}分钟内有效，只能用一次。不是您本人要的，不用管它，密码不会变。`
    : '有人要为您在公益创投网站的账号重设密码。这个账号办理单位的工作，又没有开启两步验证，不能用邮件重设，请联系公益创投办公室。不是您本人要的，不用管它。',
  link,
})

/** Whoever reads that mailbox has a new password: every session ends, the second factor stays, and other links are over. */
export async function useLink(
  db: Db,
  token: string,
  password: string,
  { now, machine }: { now: Instant; machine: Instant },
): Promise<Result<null, LinkRefusal | Stale | NotFound>> {
  const found = await linkOf(db, token)
  if (!found) return refuse({ why: 'not-found' })
  const subject = subjects.person(found.id)
  const last = lastIn(await lastOf(db, subject), subject)
  const again = await linkOf(db, token)
  const refusal = again ? whyNotUse(again, again, machine) : ({ why: 'not-found' } as const)
  if (refusal) return refuse(refusal)
  const { id, name, acts } = found
  const event = { what: 'password-mailed', by: id, at: now, particulars: {} }
  return record(db, last, event, [
    useLinks(db, id, machine),
    ...renewPassword(db, id, await hashPassword(password), machine),
    letterTo(id, says.reset({ 姓名: name }, paths.account())),
    ...(acts ? [letterToRole('auditor', says.reset({ 姓名: name }, paths.personAccess(id)))] : []),
  ])
}
