import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import { problem, show } from './answer.tsx'
import type { Frame } from './layout.tsx'
import type { Inside } from './site.ts'

/** What came of an act, as a page. */
export type Shown = { frame: Frame; data: object; page: Child }
type Showing = (value: unknown, c: Context<Inside>) => Shown | null
const showings = new Map<string, Showing>()

/** Seconds for which it can be loaded again. */
export const SHOWN_FOR = 1800

/** What an act of that pattern has made is shown by this. */
export function showsAgain(pattern: string, showing: Showing) {
  showings.set(pattern, showing)
}

/**
 * Keeps what came of an act in the browser that did it, for half an hour: a receipt with a code, a link that the site keeps
 * only as a digest. Hands back the address where it can be loaded, copied and printed; null: there is too much of it.
 */
export async function keepShown(c: Context<Inside>, pattern: string, value: unknown): Promise<string | null> {
  const id = await c.var.keeping.keep(JSON.stringify([pattern, value]), SHOWN_FOR)
  return id === null ? null : paths.shown(id)
}

/** GET: what this browser has kept under that id, for the same person; else why it is gone. */
export async function showKept(c: Context<Inside>, id: string): Promise<Response> {
  const kept = await c.var.keeping.kept(id)
  const [pattern, value] = kept === null ? [''] : pairIn(kept)
  const shown = showings.get(pattern)?.(value, c)
  if (!shown) return problem(c, { why: 'not-found' }, GONE)
  const { frame, data, page } = shown
  return show(c, frame, data, page)
}

// Sealed by this site: what `keepShown` wrote.
const pairIn = (text: string): [pattern: string, value?: unknown] => JSON.parse(text)

const GONE = '没有找到这一页：回执和链接只在办理它的浏览器里保留半小时，只给当时登录的人看'
