import { createMiddleware } from 'hono/factory'
import type { Site } from '../site.ts'

/** Longest cookie, and most of them, that browsers keep for a site. */
const LONGEST = 4096
const MOST = 50

/** The cookies of a header that are whole: a name, a value that can be decoded, and of several of one name the first. */
export function wholeCookies(header: string): string {
  const whole = header
    .split(';')
    .map((pair) => pair.trim())
    .filter(isWhole)
    .slice(0, MOST)
  return whole.filter((pair, i) => whole.findIndex((one) => nameOf(one) === nameOf(pair)) === i).join('; ')
}

const nameOf = (pair: string): string => pair.slice(0, pair.indexOf('='))

function isWhole(pair: string): boolean {
  if (pair.length > LONGEST || !/^[\w!#$&'*+.^`|~-]+=[ -:<-[\]-~]*$/.test(pair)) return false
  try {
    decodeURIComponent(pair)
    return true
  } catch {
    return false
  }
}

/** A damaged cookie is as if it were not there, for whoever reads one: us, or the sign-in library. */
export const ignoresDamage = createMiddleware<Site>(async (c, next) => {
  const sent = c.req.raw.headers.get('cookie')
  const whole = sent === null ? null : wholeCookies(sent)
  if (whole !== null && whole !== sent) {
    const headers = new Headers(c.req.raw.headers)
    headers.set('cookie', whole)
    c.req.raw = new Request(c.req.raw, { headers })
  }
  await next()
})
