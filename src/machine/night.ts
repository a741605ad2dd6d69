import { openDb } from '../db/db.ts'
import { lastRoots } from '../history/roots/store.ts'
import { nightly } from '../nightly.ts'
import { type Day, dayOf } from '../shared/days.ts'
import { logFailure } from '../web/door/failure.ts'
import type { Env } from '../web/site.ts'
import { log } from './log.ts'

/** 08:00 in Shanghai, as wrangler.toml has it, in milliseconds after midnight UTC. */
const AT = 0
const DAY = 86_400_000

/** The next time after `now`. */
export const nextNight = (now: number): number => Math.floor((now - AT) / DAY) * DAY + AT + DAY

/**
 * What happens by itself, every morning at eight. The clock is asked each minute, so that one that jumps, or a machine that slept,
 * misses no night: the first minute after it runs it, once. Stops when told to.
 */
export function everyNight(act: (at: number) => Promise<void>, clock: () => number = Date.now): () => void {
  let next = nextNight(clock())
  const timer = setInterval(() => {
    const now = clock()
    // a clock that was set back waits for the same hour again
    if (next - now > DAY) next = nextNight(now)
    if (now < next) return
    next = nextNight(now)
    void act(now)
  }, 60_000)
  return () => clearInterval(timer)
}

/** The root that each leaves tells which was the last. Null: there has been none. */
async function lastNightOf(env: Env): Promise<Day | null> {
  const [last] = await lastRoots(openDb(env.DB), 1)
  return last?.day ?? null
}

/** Where the machine was off at eight: its night is made up for, once for all that it missed. A new site waits for its first. */
export async function missedNight(env: Env, now: number, district = ''): Promise<void> {
  const last = await lastNightOf(env)
  if (last !== null && last < dayOf(nextNight(now) - DAY)) await oneNight(env, now, district)
}

/** What is due leaves every so often, whether or not anybody asks for a page: `act` begins when the one before has ended. */
export function everyFew(act: () => Promise<void>, milliseconds = 60_000): () => void {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= act().finally(() => (running = null))
  }, milliseconds)
  return () => clearInterval(timer)
}

/** Once a day, wherever the clock is set back to. `district`: its code, where there are several. */
export async function oneNight(env: Env, at: number, district = ''): Promise<void> {
  const of = district && { district }
  try {
    const last = await lastNightOf(env)
    if (last !== null && last >= dayOf(at)) return
    await nightly(env, at)
    log('night', { ...of, at })
  } catch (error) {
    log('night failed', { ...of, at, reference: logFailure(error, 'nightly') })
  }
}
