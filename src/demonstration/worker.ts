import { openDb } from '../db/db.ts'
import type { Env } from '../web/site.ts'
import { moveClock } from './clock/actions.ts'
import { passNights } from './clock/passing.ts'
import { findAhead, findClock } from './clock/store.ts'
import { sayMoveRefusal, sayPassed } from './clock/words.ts'

/**
 * Moves the demonstration's clock on in a local database. A Worker of its own, which `npm start -- --now` runs once and nobody deploys:
 * src/worker.ts never imports this folder.
 *
 * POST takes the moment to move it on to, and tells its progress, a line at a time; the last line is "done", "refused: …" or "failed: …".
 */
export default {
  async fetch(request: Request, env: Env) {
    if (request.method === 'GET') return new Response(null)
    const sent = await request.text()
    const { readable, writable } = new TransformStream<Uint8Array>()
    const writer = writable.getWriter()
    const say = (line: string) => void writer.write(new TextEncoder().encode(`${line}\n`))
    const working = move(env, sent, say).then(
      (refused) => say(refused === null ? 'done' : `refused: ${refused}`),
      (error: unknown) =>
        say(`failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    )
    void working.then(() => writer.close())
    return new Response(readable)
  },
} satisfies ExportedHandler<Env>

/** First to the end of a move that was left on its way. */
async function move(env: Env, sent: string, say: (line: string) => void): Promise<string | null> {
  const db = openDb(env.DB)
  await arrive(env, say)
  const moved = await moveClock(db, null, Number(sent), Date.now() + (await findAhead(db)))
  if (!moved.ok) return sayMoveRefusal(moved.refusal)
  await arrive(env, say)
  return null
}

/** A night that somebody left in the middle is waited for, until it counts as given up. */
async function arrive(env: Env, say: (line: string) => void): Promise<void> {
  await passNights(env, Date.now, Infinity, (passed) => say(sayPassed(passed)))
  const clock = await findClock(openDb(env.DB))
  if (!clock?.move || clock.move.arrivedAt !== null) return
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  await arrive(env, say)
}
