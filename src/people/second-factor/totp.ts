import { symmetricDecrypt } from 'better-auth/crypto'
import { getSignedCookie } from 'hono/cookie'
import { type Ask, machineNow } from '../../web/site.ts'
import { authOf } from '../library.ts'
import { stepOf } from '../rules/second-factor.ts'
import { claimStep, secretOf } from './store.ts'

/**
 * Claims the step of time that a right code belongs to: of two who send one code the second finds it used, at once or later.
 * 'wrong': no code of now.
 */
export async function claimCode(
  c: Ask,
  personId: string,
  code: string,
): Promise<'claimed' | 'used' | 'wrong'> {
  const { db } = c.var
  const [factor] = await secretOf(db, personId)
  if (!factor) return 'wrong'
  const { secretConfig: key } = await authOf(c).$context
  const step = await stepOf(await symmetricDecrypt({ key, data: factor.secret }), code, machineNow(c.var))
  if (step === null) return 'wrong'
  const [claimed] = await claimStep(db, personId, step)
  return claimed ? 'claimed' : 'used'
}

/** Who has given the password and is asked for the code; null: nobody, or too long ago. */
export async function challenged(c: Ask): Promise<string | null> {
  const context = await authOf(c).$context
  const { name } = context.createAuthCookie('two_factor')
  const value = await getSignedCookie(c, c.env.AUTH_SECRET, name)
  const found = value ? await context.internalAdapter.findVerificationValue(value) : null
  return found?.value ?? null
}
