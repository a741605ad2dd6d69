import { count } from 'drizzle-orm'
import { readBundle } from '../bundle/files.ts'
import type { Db } from '../db/db.ts'
import { checkByNight } from '../nightly/checks.ts'
import { rootByNight } from '../nightly/roots.ts'
import { demonstration, people } from '../people/tables.ts'
import { lookForCopies } from '../round/proposals/alike/actions/looks.ts'
import { makeCast } from './cast.ts'
import { play2013ToClosing, play2013ToSheets } from './dongcheng-2013.ts'
import { answerNeeds2013, playCommunities, playNeeds2013, playNeedsNow } from './needs.ts'
import { playSmallRounds } from './small.ts'
import type { Stage } from './stages.ts'

/** The first accounts: before anybody raises a need. */
const BEGINNING = Date.parse('2013-01-04T09:00:00+08:00')

/** Plays all of it into an empty database; `texts`: the files of its folder by name. */
export async function load(
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

async function peopleIn(db: Db): Promise<number> {
  const [row] = await db.select({ count: count() }).from(people)
  return row?.count ?? 0
}
