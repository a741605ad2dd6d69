import type { Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { Place } from '../shared/place.ts'
import type { Limit } from '../people/limits/rules.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import {
  type Citing,
  type Common,
  type Filled,
  type Refusal,
  blank,
  done,
  notFound,
  problem,
  refuseOn,
  show,
  wantsJson,
} from './answer.tsx'
import { type AsksOf, type Who, addressIn, asksOf, keysOf, ticksIn, whyUnread } from './asks.ts'
import { type Body, type Problem, type Unreadable, arrives, read, readBody } from './body.ts'
import { type Declared, declarations } from './declared.ts'
import { whyNotYet } from './door/limit.ts'
import { unlessUnkept } from './door/unkept.ts'
import { exported, formatOf } from './export.ts'
import { askingCode, whyNotFresh } from './fresh.ts'
import { type Asked, guarded } from './guard.ts'
import type { Frame } from './layout.tsx'
import { leadsToScreen, listenToLeads } from './leads.ts'
import type { Sheet } from './sheet.ts'
import { asPublic } from './public.ts'
import { type Shown, keepShown, showsAgain } from './shown.ts'
import type { Inside, Site } from './site.ts'
import type { Say } from './words.ts'

type Screen<K extends string[], W extends Who, Q, S> = {
  at: Place<K>
  who: W
  finds?: readonly Asked[]
  query?: z.ZodType<Q>
  /** Null: there is no such thing, or it is somebody else's. */
  load: (asks: AsksOf<W, Q>, ...keys: K) => Promise<S | null>
  /** The address where it is to be found now, if no longer here: whoever asks is led there. */
  moved?: (found: S, asks: AsksOf<W, Q>) => string | null
  /** Which rulebook the acts here go by: names the clause of a refusal. */
  under?: (found: S) => Citing
  frame: (found: S, asks: AsksOf<W, Q>) => Frame
  /** What machines get. */
  data: (found: S, asks: AsksOf<W, Q>) => object
  /** What people see. `of` is blank unless an act was refused. */
  page: (found: S, of: Filled, asks: AsksOf<W, Q>) => Child
  /** Its lists as a file: loaded as the page is, with room for all rows that its address leaves. None: the page. */
  sheets?: (found: S, asks: AsksOf<W, Q>) => Sheet[]
}

type Act<K extends string[], W extends Who, F, V extends object | null, R extends Refusal, S> = {
  at: Place<K>
  who: W
  finds?: readonly Asked[]
  /** Whose thing it is, where others read the screen too: for them there is nothing to act on. */
  owns?: (asks: AsksOf<W, unknown>, ...keys: K) => boolean
  /** How often; asked of a form that can be read, before it is done. */
  limit?: Limit
  /** The one thing that it aims at; absent: what its address names. */
  aim?: (form: F, ...keys: K) => string
  /** Absent: a button alone. */
  form?: z.ZodType<F>
  /** It weighs so much that whoever has a second factor gives it afresh (web/fresh.ts). */
  fresh?: true
  /** In place of a form: what was sent, to be read by who does it, a file as it arrives. None of it can be shown again. */
  takes?: (c: Context<Inside>) => F
  /** Bytes of a file that is read whole; absent: it is read as it arrives. */
  largest?: number
  do: (asks: AsksOf<W, unknown>, form: F, ...keys: K) => Promise<Result<V, R | Common>>
  /** Where people go on when it is done; absent: to the screen. */
  to?: (...done: [value: V, ...keys: K]) => string
  /** In place of going on: what came of it, which has no address of its own that others could open; null: people go on. */
  shows?: (value: V, asks: AsksOf<W, unknown>) => Shown | null
  /** It can be loaded again for half an hour where it was done (web/shown.ts); `do` hands back plain data. */
  again?: true
  /** What a refusal says of single fields, each of which then says it. */
  fields?: (refusal: R | Common) => Problem[]
  /** Words for why not; reasons that any act may meet have theirs. */
  say: Say<R | Common>
  /** For an act whose address has other keys than its screen: what the screen shows, and its address. */
  on?: { load: (asks: AsksOf<W, unknown>, ...keys: K) => Promise<S | null>; here: (found: S) => string }
}

/** GET: the screen, or nothing there. What it hands back declares the acts on it. */
export function screen<K extends string[], const W extends Who, S, Q = unknown>(
  app: Hono<Site>,
  of: Screen<K, W, Q, S>,
) {
  const { sheets } = of
  listen(
    app,
    {
      method: 'GET',
      pattern: of.at.pattern,
      who: of.who,
      finds: of.finds,
      query: of.query,
      exports: sheets !== undefined,
    },
    async (c) => {
      const format = sheets && formatOf(c)
      const unread = whyUnread(c, of.query)
      if (unread) return problem(c, unread, unread.problems[0]?.says ?? '')
      const asks = asksOf<W, Q>(c, of.query, format !== undefined)
      const found = await readBy(c, of.who, await of.load(asks, ...keysOf<K>(c)))
      if (found === null) return notFound(c)
      const moved = of.moved?.(found, asks) ?? null
      if (moved !== null) return done(c, moved)
      const frame = of.frame(found, asks)
      const lists = (format && sheets?.(found, asks)) || []
      if (format && lists.length > 0) return exported(c, format, frame.title, lists)
      // of the two each reader is made the one that they asked for
      if (wantsJson(c)) return show(c, frame, of.data(found, asks), null)
      return show(c, frame, {}, of.page(found, { ...blank, ...askingCode(c) }, asks))
    },
  )

  /**
   * POST: read, act, go on. Refused: the same screen again, with what was typed and why, at the screen's own address, so
   * that it can be reloaded; whoever asks for the act's address is led there.
   */
  const act = <A extends string[], const V extends Who, D extends object | null, R extends Refusal, F = null>(
    it: Act<A, V, F, D, R, S>,
  ) => {
    const { at, who, finds, limit, form: boxes, fresh, largest } = it
    const { shows } = it
    if (shows && it.again)
      showsAgain(at.pattern, (value, c) => shows(keptOf<D>(value), asksOf<V, unknown>(c)))
    const handler = listen(
      app,
      {
        ...{ method: 'POST', pattern: at.pattern, who, finds, limit },
        ...{ form: boxes, fresh, whys: it.say.whys, takesFile: it.takes !== undefined, largest },
      },
      async (c) => {
        const asks = asksOf<V, unknown>(c)
        const keys = keysOf<A>(c)
        if (it.owns && !it.owns(asks, ...keys)) return notFound(c)
        const { sent, typed } = it.takes ? UNREAD : await readBody(c)
        const form = it.takes ? ok(it.takes(c)) : readForm(boxes, sent)
        const aim = form.ok ? (it.aim?.(form.value, ...keys) ?? keys.join(' ')) : ''
        const acted = await unlessUnkept(`POST ${at.pattern}`, async () => {
          const early = form.ok && limit ? await whyNotYet(c, at.pattern, limit, aim) : null
          const stale = form.ok && !early && fresh ? await whyNotFresh(c, sent) : null
          const whyNot = early ?? stale
          const ready = whyNot ? refuse(whyNot) : form
          return ready.ok ? it.do(asks, ready.value, ...keys) : ready
        })
        const shown = acted.ok ? it.shows?.(acted.value, asks) : null
        if (acted.ok && shown) {
          const to = it.again && !wantsJson(c) ? await keepShown(c, at.pattern, acted.value) : null
          return to === null ? show(c, shown.frame, shown.data, shown.page) : done(c, to)
        }
        if (acted.ok) return done(c, it.to?.(acted.value, ...keys) ?? hereOf(c), acted.value ?? {})
        const asked = asksOf<W, Q>(c, of.query, false, ticksIn(typed))
        const loaded = it.on ? await it.on.load(asks, ...keys) : await of.load(asked, ...keysOf<K>(c))
        const found = await readBy(c, of.who, loaded)
        if (found === null) return notFound(c)
        const here = it.on?.here(found) ?? hereOf(c)
        const seen = { ...asked, url: new URL(here, c.req.url).href }
        return refuseOn<R>(c, acted.refusal, it.say, {
          typed,
          here,
          citing: of.under?.(found),
          fields: it.fields?.(acted.refusal),
          frame: of.frame(found, seen),
          page: (filled) => of.page(found, filled, seen),
        })
      },
    )
    if (at.pattern !== of.at.pattern) leadsToScreen(handler, it, hereOf)
    return { act }
  }
  const hereOf = (c: Context<Inside>) => addressIn(of.at.pattern, c)
  return { act }
}

/** What a screen shows; of one that everybody reads only what is public (web/public.ts). */
const readBy = async <S,>(c: Context<Inside>, who: Who, found: S | null): Promise<S | null> =>
  who === 'everybody' && found !== null ? asPublic(c, found) : found

/**
 * A route that is neither screen nor act: a file, a save by itself, an answer that is shown once. Declared like them. `from`: the
 * page that it is sent from, where its own address is none.
 */
export function route<K extends string[], const W extends Who>(
  app: Hono<Site>,
  of: Omit<Declared, 'pattern' | 'who'> & { at: Place<K>; who: W; from?: Place<K> },
  answer: (c: Context<Inside>, asks: AsksOf<W, unknown>, ...keys: K) => Promise<Response> | Response,
) {
  const { at, from, ...declared } = of
  const handler = listen(app, { ...declared, pattern: at.pattern }, async (c) =>
    answer(c, asksOf<W, unknown>(c), ...keysOf<K>(c)),
  )
  if (from && from.pattern !== at.pattern)
    leadsToScreen(handler, { at, who: of.who }, (c) => addressIn(from.pattern, c))
}

/** Acts whose address is asked for as if it were a page: when every route is there. */
export const leadToScreens = (app: Hono<Site>) => listenToLeads(app, listen)

function listen(app: Hono<Site>, declared: Declared, answer: (c: Context<Inside>) => Promise<Response>) {
  const { method, pattern, who, takesFile, largest } = declared
  const guard = who === 'everybody' ? anybody : guarded(who, declared.finds)
  const arrived = method === 'POST' && (!takesFile || largest) ? arrives(largest) : anybody
  const handler = (c: Context<Inside>) => answer(c)
  declarations.set(handler, declared)
  app.on(method, pattern, guard, arrived, handler)
  return handler
}

const anybody = createMiddleware<Inside>(async (_, next) => next())

// What was kept is what `do` handed back; this says so to the compiler.
function keptOf<V>(value: unknown): V
function keptOf(value: unknown): unknown {
  return value
}

const UNREAD: Body = { sent: {}, typed: {} }

/** A form that asks nothing is a button. */
function readForm<F>(form: z.ZodType<F> | undefined, sent: unknown): Result<F, Unreadable>
function readForm(form: z.ZodType | undefined, sent: unknown): Result<unknown, Unreadable> {
  return form ? read(form, sent) : ok(null)
}
