import { createMiddleware } from 'hono/factory'
import { problem } from '../answer.tsx'
import type { Site } from '../site.ts'

/**
 * An act is taken from our own pages, whatever it is sent as. A browser says where it comes from, with `Sec-Fetch-Site` or
 * `Origin`; what says neither is a machine, with a session that it was given itself, and sends JSON: a form, which a browser of
 * old could send without a word, must say it.
 */
export const fromHere = createMiddleware<Site>(async (c, next) => {
  if (SAFE.includes(c.req.method) || isFromHere(c.req.raw)) return next()
  return problem(c, { why: 'from-elsewhere' }, '这个请求不是从本站的页面发出的，没有办理')
})

const SAFE = ['GET', 'HEAD', 'OPTIONS']

export function isFromHere({ url, headers }: Pick<Request, 'url' | 'headers'>): boolean {
  const [site, origin] = [headers.get('sec-fetch-site'), headers.get('origin')]
  if (site === null && origin === null) return isMachines(headers.get('content-type') ?? '')
  return site === 'same-origin' || origin === new URL(url).origin
}

/** What a page elsewhere cannot make a browser send without asking us first. */
const isMachines = (type: string): boolean => /^application\/([\w.-]+\+)?json\b/i.test(type.trim())
