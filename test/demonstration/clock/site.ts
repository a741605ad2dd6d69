import { env } from 'cloudflare:workers'
import { type Exercise, makeApp } from '../../../src/app.tsx'
import { clockRoutes } from '../../../src/demonstration/clock/routes.tsx'
import { findAhead } from '../../../src/demonstration/clock/store.ts'
import { passNights } from '../../../src/demonstration/clock/passing.ts'
import { demonstration } from '../../../src/people/tables.ts'
import { readInstant } from '../../../src/shared/days.ts'
import type { Env } from '../../../src/web/site.ts'
import { openSiteOf } from '../../site.ts'

export const at = (typed: string): number => readInstant(typed) ?? 0
/** A Tuesday. */
export const NOW = at('2026-12-01T10:00')
const EXERCISE: Exercise = { routes: clockRoutes, ahead: findAhead }

/** A demonstration as `npm start` serves it, which was loaded just now. `site.now` is the machine's own clock. */
export async function openDemonstration(now = NOW) {
  const site = await openSiteOf((clock) => {
    const app = makeApp(clock, EXERCISE)
    return {
      request: (input, init, bindings) => app.request(input, init, { ...bindings, DEMONSTRATION: 'local' }),
    }
  }, now)
  await site.db.insert(demonstration).values({ id: 1, at: now }).onConflictDoNothing()
  return site
}

/** Passes every night of the move that is under way. */
export const pass = (site: { now: number }, has: Pick<Env, 'DB' | 'FILES' | 'HISTORY_KEY'> = env) =>
  passNights(has, () => site.now, Infinity)

export const MOVE = (goal: string) => {
  const [day = '', time = ''] = goal.split('T')
  return { 'goal.day': day, 'goal.time': time }
}
