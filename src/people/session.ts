import type { Context } from 'hono'
import { getCookie, getSignedCookie } from 'hono/cookie'
import type { Db } from '../db/db.ts'
import { sha256 } from '../history/rules.ts'
import { type Instant, dayOf } from '../shared/days.ts'
import type { Ask, Env, Site } from '../web/site.ts'
import { type Asker, askerIn, askerOn, ownerOf } from './asker.ts'

const COOKIE = 'better-auth.session_token'

/**
 * The token of the session that the cookie names, or ''. Only the signature is checked here: whether the session still
 * lives is for the database to say (asker.ts). An https site takes only the cookie that a browser takes from this very site.
 * A signature that was right once stays right: it is not computed at every request.
 */
export async function sessionToken(c: Context<Site>, secret: string): Promise<string> {
  const prefix = hostPrefix(c)
  const under = `${secret} ${getCookie(c, COOKIE, prefix) ?? ''}`
  const known = SIGNED.get(under)
  if (known !== undefined) return known
  const token = (await getSignedCookie(c, secret, COOKIE, prefix)) || ''
  if (token !== '') keep(under, token)
  return token
}

/** Tokens by secret and cookie. */
const SIGNED = new Map<string, string>()
const MOST_SIGNED = 10_000

function keep(under: string, token: string): void {
  if (SIGNED.size >= MOST_SIGNED) SIGNED.clear()
  SIGNED.set(under, token)
}

/** What begins the names of an https site's cookies; the prefix of hono's helpers for it. */
export const HOST = '__Host-'
export const hostPrefix = (c: Ask) =>
  isHttps(siteOrigin({ env: c.env, url: c.req.url })) ? ('host' as const) : undefined
export const isHttps = (site: string): boolean => site.startsWith('https:')

/** "https://…": the site's own address, or the request's. */
export const siteOrigin = ({ env, url }: { env: Pick<Env, 'SITE_URL'>; url: string }): string =>
  new URL(env.SITE_URL ?? url).origin

/** Whose calendar asks, by the secret of its address: nobody, if it is nobody's or they are suspended. */
export async function ownerOfFeed(db: Db, token: string, now: Instant): Promise<Asker> {
  const [row] = await ownerOf(db, await sha256(token), now)
  return askerOn(askerIn(row, now), dayOf(now))
}
