import type { Context } from 'hono'
import type { z } from 'zod'
import type { Person } from '../people/rules/person.ts'
import { ROWS } from './controls.tsx'
import { whoseActs } from './door/limit.ts'
import type { Asked } from './guard.ts'
import type { Typed, Unreadable } from './body.ts'
import { MOST_ROWS } from './sheet.ts'
import type { Env, Inside, Site } from './site.ts'

/**
 * What a screen or an act is told of the request. `asked`: what its address asks for, as the screen's `query` reads it;
 * `rows`: how many rows of a list there is room for, on a page or in a file.
 */
export type Asks<Q = unknown> = Omit<Site['Variables'], 'countActs' | 'keeping' | 'shownAmong' | 'opens'> & {
  env: Env
  url: string
  /** Whose acts are counted together (door/limit.ts). */
  from: string
  asked: Q
  rows: number
}
/** The same behind a guard: somebody is signed in. */
export type AsksAs<Q = unknown> = Asks<Q> & { person: Person }

/** Who may ask: everybody, or whoever is one of these (web/guard). */
export type Who = 'everybody' | readonly Asked[]
export type AsksOf<W extends Who, Q> = W extends 'everybody' ? Asks<Q> : AsksAs<Q>

// What a guard has seen, and what a pattern names, is known where they are declared; these two say so to the compiler.

export function asksOf<W extends Who, Q>(
  c: Context<Inside>,
  query?: z.ZodType<Q>,
  isFile?: boolean,
  sent?: Record<string, string[]>,
): AsksOf<W, Q>
export function asksOf(c: Context<Inside>, query?: z.ZodType, isFile = false, sent = {}): unknown {
  const { db, now, clock, ahead, asker, around, person } = c.var
  const asked = query?.parse(isFile ? wholeOf(queryOf(c)) : { ...queryOf(c), ...sent })
  const { env } = c
  const [from, rows] = [whoseActs(c), isFile ? MOST_ROWS : ROWS]
  return { db, now, clock, ahead, asker, around, person, env, url: c.req.url, from, asked, rows }
}

/** Almost all that an address asks for is as if it were not there where it makes no sense; a place in a long list is refused. */
export function whyUnread(c: Context<Inside>, query?: z.ZodType): Unreadable | null {
  const { success, error } = query?.safeParse(queryOf(c)) ?? { success: true }
  if (success) return null
  return {
    why: 'form',
    problems: error.issues.map(({ path, message }) => ({ field: path.join('.'), says: message })),
  }
}

/** What was ticked in a form that was refused: a list of which only a page is shown asks for those who are ticked by the same name. */
export const ticksIn = (typed: Typed): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.endsWith('[]') ? [[name, value.split('\n').filter(Boolean)]] : [],
    ),
  )

/** A file has every page: "page", "projectsPage" are as if they were not there. */
const wholeOf = (asked: object): object =>
  Object.fromEntries(Object.entries(asked).filter(([name]) => !/page$/i.test(name)))

/** What an address asks for; a name that ends in [] has all that it was given, as in a form. */
const queryOf = (c: Context<Inside>): Record<string, string | string[] | undefined> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, all]) => [name, name.endsWith('[]') ? all : all[0]]),
  )

export function keysOf<K extends string[]>(c: Context<Inside>): K
export function keysOf(c: Context<Inside>): unknown {
  return Object.values(c.req.param())
}

/** The address that a pattern has in a request whose keys are the same, whatever they hold: it may become a header. */
export function addressIn(pattern: string, c: Context<Inside>): string {
  const keys = Object.values(c.req.param()).values()
  return pattern.replaceAll(/:[a-z]+/gi, () => encodeURIComponent(String(keys.next().value ?? '')))
}
