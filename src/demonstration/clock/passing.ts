import { openDb } from '../../db/db.ts'
import { nightly } from '../../nightly.ts'
import type { Instant } from '../../shared/days.ts'
import { logFailure } from '../../web/door/failure.ts'
import type { Env } from '../../web/site.ts'
import { type Move, nextNight, nightsOf } from './rules.ts'
import { claimNight, endNight, findClock, insertArrival } from './store.ts'

type Has = Pick<Env, 'DB' | 'FILES' | 'HISTORY_KEY'>

/** How far a move has come: `done` of `all` nights, and the night that was passed last. */
export type Passed = { at: Instant; done: number; all: number; failure: string | null }

/**
 * Passes the nights of the move that is under way, each with its own now, one after the other; after the last the clock stands at
 * the goal. At least one, then as many as there is time for until `enough` of the machine's own clock: the next asks again. A night
 * that fails is written down, and the next one comes, as it would. Where somebody else passes them at this moment it does nothing.
 */
export async function passNights(
  env: Has,
  machine: () => Instant,
  enough: Instant,
  tell: (passed: Passed) => void = () => {},
): Promise<void> {
  const clock = await findClock(openDb(env.DB))
  const move = clock?.move
  if (!clock || !move || move.arrivedAt !== null) return
  const night = nextNight(move, clock.nights)
  if (night === null) return arrive(env, move, machine)
  const failure = await passNight(env, night, move, machine)
  if (failure === undefined) return
  const all = nightsOf(move).length
  tell({ at: night, done: nightsOf(move).indexOf(night) + 1, all, failure })
  if (machine() < enough || night === nightsOf(move).at(-1)) await passNights(env, machine, enough, tell)
}

/** Undefined: somebody else is at it; null: it is done; else the number by which it is written down why it failed. */
async function passNight(env: Has, at: Instant, { seq }: Move, machine: () => Instant) {
  const db = openDb(env.DB)
  const [mine] = await claimNight(db, at, seq, machine())
  if (!mine) return undefined
  const failure = await nightly(env, at, machine()).then(
    () => null,
    (error: unknown) => logFailure(error, 'nightly'),
  )
  await endNight(db, at, failure, machine())
  return failure
}

/** The last night may have lasted beyond the goal: the clock goes on from where it is. */
async function arrive(env: Has, { seq }: Move, machine: () => Instant): Promise<void> {
  await insertArrival(openDb(env.DB), seq, machine())
}
