import { type Child, createContext } from 'hono/jsx'
import type { Frame } from './layout.tsx'
import type { Ask } from './site.ts'

/** The home of the round whose frame stands above a page; null: no frame does. */
export const FramedBy = createContext<string | null>(null)

/** The frame of the round that a page of the office lies in; null: none. */
export function aboveOf(c: Ask, { desk, here = c.req.path }: Frame) {
  const isOffice = desk !== undefined && !['public', 'applicant', 'community', 'expert'].includes(desk)
  const { around } = c.var
  return isOffice && around ? { home: around.at, drawn: around.above(here) } : null
}

/** A page that is told what stands above it. */
export const framed = (c: Ask, frame: Frame, page: Child) => (
  <FramedBy.Provider value={aboveOf(c, frame)?.home ?? null}>{page}</FramedBy.Provider>
)
