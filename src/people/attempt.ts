import type { Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { Limit } from './limits/rules.ts'
import type { Place } from '../shared/place.ts'
import { type Result, refuse } from '../shared/result.ts'
import { type Common, type Filled, type Refusal, notFound, refuseOn } from '../web/answer.tsx'
import { type Problem, read, readBody } from '../web/body.ts'
import { whyNotYet } from '../web/door/limit.ts'
import { whyNotFresh } from '../web/fresh.ts'
import type { Asked } from '../web/guard.ts'
import type { Frame } from '../web/layout.tsx'
import { type Who, addressIn } from '../web/asks.ts'
import { route } from '../web/screen.tsx'
import type { Inside, Site } from '../web/site.ts'
import type { Say } from '../web/words.ts'

/** The page that a form is sent from, as it is shown again. */
export type Again = { frame: Frame; page: (of: Filled) => Child }

type Attempt<K extends string[], F, R extends Refusal> = {
  at: Place<K>
  who: Who
  finds?: readonly Asked[]
  /** The page that it is sent from. */
  from: Place<K>
  form: z.ZodType<F>
  fresh?: true
  /** How often, and the one thing that it aims at; asked of a form that can be read, before it is done. */
  limit?: Limit
  aim?: (form: F, ...keys: K) => string
  /** Answers by itself when it is done. */
  do: (c: Context<Inside>, form: F, ...keys: K) => Promise<Result<Response, R | Common>>
  say: Say<R | Common>
  /** What a refusal says of single fields. */
  fields?: (refusal: R | Common) => Problem[]
  /** Null: there is no such page, or it is somebody else's. */
  again: (c: Context<Inside>, ...keys: K) => Again | null | Promise<Again | null>
}

/**
 * A form whose answer is no page to go on to: the sign-in library sets cookies with it, or it is shown this once. Refused, it
 * answers as an act does.
 */
export function attempt<K extends string[], F, R extends Refusal>(
  app: Hono<Site>,
  { at, who, finds, from, form, fresh, limit, aim, do: act, say, fields, again }: Attempt<K, F, R>,
) {
  const declared = { method: 'POST', at, who, finds, from, form, fresh, limit, whys: say.whys } as const
  route(app, declared, async (c, _, ...keys) => {
    const { sent, typed } = await readBody(c)
    const filled = read(form, sent)
    const aimedAt = filled.ok ? (aim?.(filled.value, ...keys) ?? keys.join(' ')) : ''
    const early = filled.ok && limit ? await whyNotYet(c, at.pattern, limit, aimedAt) : null
    const whyNot = early ?? (filled.ok && fresh ? await whyNotFresh(c, sent) : null)
    const ready = whyNot ? refuse(whyNot) : filled
    const done = ready.ok ? await act(c, ready.value, ...keys) : ready
    if (done.ok) return done.value
    const page = await again(c, ...keys)
    return page
      ? refuseOn(c, done.refusal, say, {
          ...page,
          typed,
          here: addressIn(from.pattern, c),
          citing: undefined,
          fields: fields?.(done.refusal),
        })
      : notFound(c)
  })
}
