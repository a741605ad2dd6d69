import type { Context, Hono } from 'hono'
import type { Place } from '../shared/place.ts'
import { notFound } from './answer.tsx'
import { type AsksOf, type Who, asksOf, keysOf } from './asks.ts'
import type { Asked } from './guard.ts'
import type { Declared } from './declared.ts'
import type { Inside, Site } from './site.ts'

type Lead = { declared: Declared; to: (c: Context<Inside>) => Promise<string | null> }
const leads = new WeakMap<object, Lead>()

/** Of an act, what tells where its screen is. */
type Led<A extends string[], V extends Who, S> = {
  at: Place<A>
  who: V
  finds?: readonly Asked[]
  owns?: (asks: AsksOf<V, unknown>, ...keys: A) => boolean
  on?: { load: (asks: AsksOf<V, unknown>, ...keys: A) => Promise<S | null>; here: (found: S) => string }
}
type Answer = (c: Context<Inside>) => Promise<Response>

/**
 * Whoever asks for an act as if it were a page (a link that was copied, a tab that a phone restored) is led to its screen.
 * Asked last of all: at some of those addresses there is a page, the list that the act adds to.
 */
export function listenToLeads(
  app: Hono<Site>,
  listen: (app: Hono<Site>, declared: Declared, answer: Answer) => void,
) {
  for (const { handler } of [...app.routes]) {
    const lead = leads.get(handler)
    if (!lead || hasPage(app, lead.declared.pattern)) continue
    listen(app, lead.declared, async (c) => {
      const to = await lead.to(c)
      return to === null ? notFound(c) : c.redirect(to, 303)
    })
  }
}

const hasPage = (app: Hono<Site>, pattern: string): boolean =>
  app.routes.some(({ method, path }) => method === 'GET' && path === pattern)

/** Without `on` the screen itself sees who finds anything there; to an outside unit's people the guard says it. */
export function leadsToScreen<A extends string[], V extends Who, S>(
  handler: object,
  { at, who, finds, owns, on }: Led<A, V, S>,
  hereOf: (c: Context<Inside>) => string,
) {
  const anyone = who === 'everybody' || who.includes('operator') ? undefined : (['anyone'] as const)
  const to = async (c: Context<Inside>) => {
    if (!on) return hereOf(c)
    const [asks, keys] = [asksOf<V, unknown>(c), keysOf<A>(c)]
    const found = owns && !owns(asks, ...keys) ? null : await on.load(asks, ...keys)
    return found === null ? null : on.here(found)
  }
  leads.set(handler, {
    declared: { method: 'GET', pattern: at.pattern, who, finds: on ? finds : anyone },
    to,
  })
}
