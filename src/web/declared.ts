import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Limit } from '../people/limits/rules.ts'
import type { Who } from './asks.ts'
import type { Asked } from './guard.ts'
import type { Site } from './site.ts'

/**
 * What a route declares of itself, in one place: the access table, /openapi.json and the tests read it.
 * `finds`: of those who may ask, who finds anything there; for the others it is not found. Absent: all of them.
 */
export type Declared = {
  method: 'GET' | 'POST'
  pattern: string
  who: Who
  finds?: readonly Asked[] | undefined
  form?: z.ZodType | undefined
  query?: z.ZodType | undefined
  /** How often: of each act that people without an account may do. */
  limit?: Limit | undefined
  /** It asks for the second factor afresh, of whoever has one. */
  fresh?: boolean | undefined
  /** Reasons for which the act is refused, besides those that any act may meet. */
  whys?: string[] | undefined
  /** Of a GET that answers with neither page nor JSON: its content type. */
  gives?: string | undefined
  /** It has lists that can be saved: `?format=xlsx`. */
  exports?: boolean
  /** What is sent is read by who does it, as it arrives. */
  takesFile?: boolean
  /** Bytes of the file that comes with its form, which arrives whole all the same. */
  largest?: number | undefined
}
export const declarations = new WeakMap<object, Declared>()

/** Every route of a site as it was declared; what was mounted by hand has no declaration. */
export const declaredIn = (app: Hono<Site>): Declared[] =>
  app.routes.flatMap(({ handler }) => declarations.get(handler) ?? [])
