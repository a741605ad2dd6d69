import { count } from 'drizzle-orm'
import { readBundle } from '../bundle/files.ts'
import { type Db, openDb } from '../db/db.ts'
import { demonstration, people } from '../people/tables.ts'
import type { Env } from '../web/site.ts'
import { checkByNight } from '../nightly/checks.ts'
import { rootByNight } from '../nightly/roots.ts'
import { paths } from '../paths.ts'
import { makeCast } from './cast.ts'
import { moveClock } from './clock/actions.ts'
import { passNights } from './clock/passing.ts'
import { findAhead, findClock } from './clock/store.ts'
import { sayMoveRefusal, sayPassed } from './clock/words.ts'
import { lookForCopies } from '../round/proposals/alike/actions/looks.ts'
import { play2013ToClosing, play2013ToSheets } from './dongcheng-2013.ts'
import { answerNeeds2013, playCommunities, playNeeds2013, playNeedsNow } from './needs.ts'
import { playSmallRounds } from './small.ts'
import type { Stage } from './stages.ts'

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

async function peopleIn(db: Db): Promise<number> {
  const [row] = await db.select({ count: count() }).from(people)
  return row?.count ?? 0
}

/** The first accounts: before anybody raises a need. */
const BEGINNING = Date.parse('2013-01-04T09:00:00+08:00')

async function load(
  { db, bucket, say }: Omit<Stage, 'cast'>,
  texts: Record<string, string>,
  { now, secret, historyKey }: { now: number; secret: string; historyKey: string | undefined },
): Promise<void> {
  if ((await peopleIn(db)) > 0) throw new Error('the database is not empty')
  const bundle = readBundle(texts)
  if (!bundle.ok) throw new Error(bundle.refusal.reason)
  const { organizations, experts } = bundle.value
  await db.insert(demonstration).values({ id: 1, at: now })
  const cast = await makeCast(db, organizations, experts, BEGINNING, secret)
  say(`${organizations.length}家申报单位，${experts.length}名专家`)
  const stage = { db, bucket, cast, say }
  const communities = await playCommunities(stage, BEGINNING)
  const needs = await playNeeds2013(stage, communities)
  const { roundId } = await play2013ToSheets(stage, bundle.value, needs.listId)
  await play2013ToClosing(stage, bundle.value, roundId)
  await answerNeeds2013(stage, communities, needs)
  const listId = await playNeedsNow(stage, communities, now)
  await playSmallRounds(stage, bundle.value, now, listId)
  for (let night = 0; night < 9 && (await lookForCopies(db, now)) > 0; night += 1);
  await checkByNight(db, await rootByNight(db, bucket, historyKey, now), now)
  say('经过的根已经公布，夜间核对已经做过')
}
