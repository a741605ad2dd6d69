import { openDb } from '../db/db.ts'
import type { Env } from '../web/site.ts'
import { paths } from '../paths.ts'
import { moveClock } from './clock/actions.ts'
import { passNights } from './clock/passing.ts'
import { findAhead, findClock } from './clock/store.ts'
import { sayMoveRefusal, sayPassed } from './clock/words.ts'
import { load, peopleIn } from './load.ts'

/**
 * Loads the demonstration into a local database. A Worker of its own, which `npm start` runs once and nobody deploys:
 * src/worker.ts never imports this folder.
 *
 * GET answers {"people": n}. POST takes the folder's files by name, or at the clock's address the moment to move it on to, and tells
 * its progress, a line at a time; the last line is "done", "refused: …" or "failed: …".
 */
export default {
  async fetch(request: Request, env: Env) {
    const db = openDb(env.DB)
    if (request.method === 'GET') return Response.json({ people: await peopleIn(db) })
    const work = new URL(request.url).pathname === paths.clock() ? move : fill
    const sent = await request.text()
    const { readable, writable } = new TransformStream<Uint8Array>()
    const writer = writable.getWriter()
    const say = (line: string) => void writer.write(new TextEncoder().encode(`${line}\n`))
    const working = work(env, sent, say).then(
      (refused) => say(refused === null ? 'done' : `refused: ${refused}`),
      (error: unknown) =>
        say(`failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    )
    void working.then(() => writer.close())
    return new Response(readable)
  },
} satisfies ExportedHandler<Env>

async function fill(env: Env, sent: string, say: (line: string) => void): Promise<null> {
  const texts: Record<string, string> = JSON.parse(sent)
  const about = { now: Date.now(), secret: env.DATA_SECRET, historyKey: env.HISTORY_KEY }
  await load({ db: openDb(env.DB), bucket: env.FILES, say }, texts, about)
  return null
}

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
