import type { Auth as BetterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { type Ask, machineNow } from '../../web/site.ts'
import { settingsOf } from '../auth.ts'
import { type Answer, ask, originOf } from '../library.ts'
import { ISSUER } from '../rules/second-factor.ts'
import type { PasskeyRefusal } from '../rules/sign-in.ts'
import { type PasskeyAnswer, passkeyRefusal } from './rules.ts'

/**
 * The sign-in library for passkeys. They are bound to this very site, and count for both factors: the device that has the key,
 * and the finger, face or PIN that opens it. The code that reads keys is large, and comes when one is asked for.
 */
async function authWithPasskeys(c: Ask): Promise<Pick<BetterAuth, 'handler'>> {
  const { passkey } = await import('@better-auth/passkey')
  const origin = originOf(c)
  return betterAuth({
    ...settingsOf(c.env, c.var.db, { origin, now: machineNow(c.var) }),
    plugins: [
      passkey({
        ...{ rpID: new URL(origin).hostname, rpName: ISSUER, origin },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: ({ verification }) => opened(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => opened(verification.authenticationInfo.userVerified),
        },
      }),
    ],
  })
}

/** A key alone, which whoever finds the device could use, is one factor: it is not taken. */
async function opened(isVerified: boolean | undefined): Promise<undefined> {
  if (!isVerified) throw new APIError('UNAUTHORIZED', { code: 'AUTHENTICATION_FAILED' })
}

type Asked = Promise<Result<Answer, PasskeyRefusal>>

/** What a browser is asked to sign, by a new key or by one that is there: `data` is for `navigator.credentials`. */
export const challengeOf = (c: Ask, way: 'register' | 'authenticate'): Asked =>
  asked(c, `/passkey/generate-${way}-options`, null)

/** Keeps a new key of whoever is signed in. */
export const register = (c: Ask, name: string, response: PasskeyAnswer): Asked =>
  asked(c, '/passkey/verify-registration', { name, response })

/** Whose key it is: they are signed in, in a new session. `silent`: the browser hears nothing of it. */
export const recognised = (c: Ask, response: PasskeyAnswer, silent = false): Asked =>
  asked(c, '/passkey/verify-authentication', { response }, silent)

async function asked(c: Ask, path: string, body: object | null, silent = false): Asked {
  const answer = await ask(c, path, body, { by: await authWithPasskeys(c), silent })
  const refusal = passkeyRefusal(answer)
  return refusal ? refuse(refusal) : ok(answer)
}
