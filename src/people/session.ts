import type { Context } from 'hono'
import { getSignedCookie } from 'hono/cookie'
import type { Env, Site } from '../web/site.ts'

const COOKIE = 'better-auth.session_token'

/**
 * The token of the session that the cookie names, or ''. Only the signature is checked here: whether the session still
 * lives is for the database to say (asker.ts). An https site takes only the cookie that a browser accepts from https.
 */
export async function sessionToken(c: Context<Site>, secret: string): Promise<string> {
  const prefix = siteOrigin(c).startsWith('https:') ? 'secure' : undefined
  const token = await getSignedCookie(c, secret, COOKIE, prefix)
  return token || ''
}

/** "https://…": the site's own address, or the request's. */
export const siteOrigin = (c: { env: Pick<Env, 'SITE_URL'>; req: { url: string } }): string =>
  new URL(c.env.SITE_URL ?? c.req.url).origin
