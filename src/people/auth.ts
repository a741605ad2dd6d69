import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { isAPIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'
import { type Db, newId } from '../db/db.ts'
import type { Instant } from '../shared/days.ts'
import { plainWords, sayCause } from '../web/door/failure.ts'
import type { Env } from '../web/site.ts'
import { HOST, isHttps } from './session.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { LONGEST_PASSWORD, type NewAccount, SHORTEST_PASSWORD, USERNAME_LENGTH } from './rules/account.ts'
import { ISSUER } from './rules/second-factor.ts'
import { accounts, passkeys, people, rateLimits, secondFactors, sessions, verifications } from './tables.ts'

export type Auth = ReturnType<typeof makeAuth>
type Secrets = Pick<Env, 'AUTH_SECRET' | 'SITE_URL'>
type Particulars = { origin?: string; now?: Instant }

/** Seconds that a session lives, counted from the sign-in; use does not lengthen it. */
export const SESSION_SECONDS = 12 * 3600

/**
 * The sign-in library on our tables, for passwords and codes; passkeys have their own (passkeys/library.ts). It is asked by our
 * own pages alone (library.ts): no URL of its own is open. `origin` is the request's; a site that knows its own address uses that.
 */
export function makeAuth(env: Secrets, db: Db, of: Particulars = {}) {
  return betterAuth({
    ...settingsOf(env, db, of),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: SHORTEST_PASSWORD,
      // it counts a character of the rarer planes as two; the form has counted characters (people/forms.ts)
      maxPasswordLength: 2 * LONGEST_PASSWORD,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [
      username({ minUsernameLength: USERNAME_LENGTH.least, maxUsernameLength: USERNAME_LENGTH.most }),
      // codes are counted in guessing/: a lock of the whole account would be a stranger's to close
      twoFactor({ issuer: ISSUER, accountLockout: { enabled: false } }),
    ],
  })
}

/** What holds however somebody signs in. */
export function settingsOf(env: Secrets, db: Db, { origin, now }: Particulars) {
  return {
    appName: ISSUER,
    secret: env.AUTH_SECRET,
    baseURL: env.SITE_URL ?? origin ?? 'http://localhost',
    // D1 has no interactive transaction, so the adapter is told to do without
    database: drizzleAdapter(db, { provider: 'sqlite', schema: SCHEMA, transaction: false }),
    // how fresh a session must be, web/fresh.ts says
    session: {
      ...{ expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: 0 },
      cookieCache: { enabled: false },
    },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 60, customRules: TRIES },
    advanced: {
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      ...cookiesOf(env.SITE_URL ?? origin),
    },
    databaseHooks: { session: { create: { before: async (session) => ({ data: timed(session, now) }) } } },
    telemetry: { enabled: false },
    // what it refuses is told to the person, and only what fails is logged: without the values, which are personal
    onAPIError: { onError: throwFailure },
    logger: {
      level: 'error',
      log: (_, message, ...details) => console.error(plainWords(message), ...details.map(sayCause)),
    },
  } satisfies BetterAuthOptions
}

/** An https site's cookies are its own alone: no neighbour under the same domain can set one. */
const cookiesOf = (site = '') => ({
  useSecureCookies: false,
  cookiePrefix: `${isHttps(site) ? HOST : ''}better-auth`,
  defaultCookieAttributes: { secure: isHttps(site) },
})

const SCHEMA = {
  user: people,
  session: sessions,
  account: accounts,
  verification: verifications,
  twoFactor: secondFactors,
  passkey: passkeys,
  rateLimit: rateLimits,
}

/** Tries of one address, by seconds. A whole office may sit behind one, so they bound guessing without locking it out. */
const TRIES = {
  '/sign-in/*': { window: 60, max: 15 },
  '/sign-up/*': { window: 60, max: 10 },
  '/two-factor/*': { window: 60, max: 10 },
  '/passkey/*': { window: 60, max: 30 },
  '/change-password': { window: 60, max: 5 },
}

/**
 * A session begins at the request's `now`. The library reads the machine's own clock instead, so the end is the later
 * of the two: they differ only where somebody gives another time, in tests.
 */
function timed<T extends { expiresAt: Date }>(session: T, now: Instant | undefined): T {
  if (now === undefined) return session
  const begun = new Date(now)
  const expiresAt = new Date(Math.max(session.expiresAt.getTime(), now + SESSION_SECONDS * 1000))
  return { ...session, createdAt: begun, updatedAt: begun, expiresAt }
}

function throwFailure(error: unknown): void {
  if (!isAPIError(error)) throw error
}

/** An account as /register makes it, without a page. Throws the library's APIError when the name or address is taken. */
export async function signUp(
  auth: Auth,
  account: NewAccount,
): Promise<{ personId: string; token: string | null }> {
  const { user, token } = await auth.api.signUpEmail({ body: account })
  return { personId: user.id, token }
}
