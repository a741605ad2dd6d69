/** By night and in portions, so that no text is read twice and no night is long. */
import type { Db, Statement } from '../../../../db/db.ts'
import type { Instant } from '../../../../shared/days.ts'
import { bucketsOf } from '../rules/shingles.ts'
import { MOST_READ, checked, excerptOf, groupsOf } from '../rules/checking.ts'
import type { Content } from '../../rules/content.ts'
import { linksIn } from '../rules/rings.ts'
import { indexAlike } from '../store/similar.ts'
import * as store from '../store/looks.ts'

/** Of one night. */
const MOST_INDEXED = 60
const MOST_ROUNDS = 4
const MOST_CHECKED = 200
/** Of one trip. */
const MOST_TEXTS = 50

/** Submissions from before there was an index, or from elsewhere, enter it. Answers how many. */
export async function indexMissing(db: Db, now: Instant): Promise<number> {
  const missing = await store.missingIn(db, MOST_INDEXED)
  const statements = missing.flatMap(({ submissionId, proposalId, content, plan }) =>
    indexAlike(db, { submissionId, proposalId, buckets: bucketsOf(content, plan), at: now }),
  )
  await all(db, statements)
  return missing.length
}

async function all(db: Db, [first, ...others]: Statement[]): Promise<void> {
  if (first) await db.batch([first, ...others])
}

/** Rounds in which something came: links in full buckets, checks over the texts, groups. Answers how many rounds. */
export async function lookForCopies(db: Db, now: Instant): Promise<number> {
  const due = await store.dueRounds(db, MOST_ROUNDS)
  await Promise.all(due.map(({ id, sketches }) => lookAt(db, id, sketches, now)))
  return due.length
}

async function lookAt(db: Db, roundId: string, sketches: number, now: Instant): Promise<void> {
  const links = linksIn(await store.sketchesIn(db, roundId))
  await store.insertLinks(db, links, now)
  const [[round], unchecked, sampled] = await db.batch([
    store.planOf(db, roundId),
    store.uncheckedIn(db, roundId, MOST_CHECKED),
    store.sampleIn(db, roundId),
  ])
  if (!round) return
  const checks = checked(unchecked.map(pairIn), {
    texts: await textsOf(db, unchecked.flatMap(pairIn)),
    sample: store.saidIn(sampled),
    plan: JSON.parse(round.plan),
  }).map(({ pair: [id, other], weight: { alike, common }, ring }) => ({ id, other, alike, ring, common }))
  await store.insertChecks(db, checks, now)
  const groups = groupsOf((await store.ringsIn(db, roundId)).map(pairIn))
  const texts = await textsOf(
    db,
    groups.flatMap(({ members }) => members.slice(0, MOST_READ)),
  )
  const rings = groups.map((group) => ({ ...group, excerpt: excerptOf(of(texts, group.members)) }))
  await db.batch([...store.replaceGroups(db, roundId, rings), store.insertLook(db, roundId, sketches, now)])
}

const pairIn = ({ id, other }: store.Edge): [string, string] => [id, other]

const of = (texts: Map<string, Content>, ids: string[]): Content[] => ids.flatMap((id) => texts.get(id) ?? [])

async function textsOf(db: Db, ids: string[]): Promise<Map<string, Content>> {
  const wanted = [...new Set(ids)]
  const trips = Array.from({ length: Math.ceil(wanted.length / MOST_TEXTS) }, (_, at) =>
    store.textsOf(db, wanted.slice(at * MOST_TEXTS, (at + 1) * MOST_TEXTS)),
  )
  return store.saidIn((await Promise.all(trips)).flat())
}
