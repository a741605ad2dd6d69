import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Ask } from '../../web/site.ts'
import { type Answer, welcome } from '../library.ts'
import { deleteSessionBy, passkeysOf } from '../passkeys/store.ts'
import type { SignInRefusal } from '../rules/sign-in.ts'
import { deleteSessions, suspensionOf } from '../suspensions/store.ts'

type LetIn = Promise<Result<Response, SignInRefusal>>

/** Whoever is suspended hears of it once they have shown who they are; the session that the library has made ends. */
export async function letIn(c: Ask, answer: Answer, next: string): LetIn {
  const { db } = c.var
  const [suspension] = await suspensionOf(db, answer.personId)
  if (!suspension) return ok(await welcome(c, answer, next))
  await deleteSessions(db, answer.personId)
  return refuse({ why: 'account-suspended' })
}

/** The same for a password without a code: where a passkey is the second factor, the password alone opens nothing. */
export async function letInByPassword(c: Ask, answer: Answer, next: string): LetIn {
  const { db } = c.var
  const [passkey] = await passkeysOf(db, answer.personId)
  if (!passkey) return letIn(c, answer, next)
  await deleteSessionBy(db, answer.token)
  return refuse({ why: 'passkey-asked' })
}
