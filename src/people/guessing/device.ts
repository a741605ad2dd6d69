import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { newId } from '../../db/db.ts'
import { type Ask, machineNow } from '../../web/site.ts'
import { siteOrigin } from '../session.ts'
import { DEVICE_DAYS } from './rules.ts'
import { rememberDevice } from './store.ts'

const COOKIE = 'device'
/** The browser's own signed name, which it gets at its first sign-in; '': it has none, or a forged one. */
export const deviceOf = async (c: Ask): Promise<string> =>
  (await getSignedCookie(c, c.env.AUTH_SECRET, COOKIE, prefixOf(c))) || ''

/** From now on this browser is known to the account that it has just signed in to. */
export async function recognise(c: Ask, personId: string): Promise<void> {
  const device = (await deviceOf(c)) || newId() + newId()
  await rememberDevice(c.var.db, personId, device, machineNow(c.var))
  const prefix = prefixOf(c)
  await setSignedCookie(c, COOKIE, device, c.env.AUTH_SECRET, {
    ...(prefix && { prefix, secure: true }),
    ...{ path: '/', httpOnly: true, sameSite: 'Lax', maxAge: DEVICE_DAYS * 86_400 },
  })
}

const prefixOf = (c: Ask) =>
  siteOrigin({ env: c.env, url: c.req.url }).startsWith('https:') ? ('host' as const) : undefined
