import type { Context } from 'hono'
import { getSignedCookie } from 'hono/cookie'
import type { Env, Site } from '../web/site.ts'

const COOKIE = 'better-auth.session_token'

/**
 * The token of the session that the cookie names, or ''. Only the signature is checked here: whether the session still
 * lives is for the database to say (asker.ts). An https site takes only the cookie that a browser accepts from https.
 */
export async function sessionToken(c: Context<Site>, secret: string): Promise<string> {
  const prefix = siteOrigin({ env: c.env, url: c.req.url }).startsWith('https:') ? 'secure' : undefined
  const token = await getSignedCookie(c, secret, COOKIE, prefix)
  return token || ''
}

/** "https://…": the site's own address, or the request's. */
export const siteOrigin = ({ env, url }: { env: Pick<Env, 'SITE_URL'>; url: string }): string =>
  new URL(env.SITE_URL ?? url).origin
