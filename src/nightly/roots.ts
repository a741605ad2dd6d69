import type { Bucket } from '../db/bucket.ts'
import { MOST } from '../checks/check.ts'
import { headsOf } from '../checks/heads.ts'
import type { Db } from '../db/db.ts'
import { levelsOf, rootOf } from '../history/roots/rules/merkle.ts'
import { type Root, headIn, leavesOf, lostBetween, statementOf } from '../history/roots/rules/root.ts'
import { sign } from '../history/roots/rules/signing.ts'
import { insertRoot, keepLeaves, keepRoot, lastRoots, leavesIn, rootOn } from '../history/roots/store.ts'
import type { Broken, Last } from '../history/rules.ts'
import { type Instant, dayOf } from '../shared/days.ts'

/** What is looked at when the root of the night is made; besides what `runChecks` asks. */
export const ROOT_CHECKS = {
  kept: { name: 'roots-kept', words: '前一夜的根所收的经过都还在、没有变' },
  key: { name: 'roots-signed', words: '签名的密钥（HISTORY_KEY）读得出来' },
}

/**
 * The root of the night: leaves and root are kept in the bucket, too, so that whoever changes the database alone is found out.
 * What the last root held must still be there; what is not is held on, so that every later night misses it, too. Without a key
 * the root is not signed, and says so.
 */
export async function rootByNight(
  db: Db,
  bucket: Bucket,
  secret: string | undefined,
  at: Instant,
): Promise<Broken[]> {
  const [[last], heads] = await Promise.all([lastRoots(db, 1), headsOf(db)])
  const held = last ? await heldBy(bucket, last) : []
  const lost = lostBetween(held ?? [], heads)
  const leaves = leavesOf([...heads.filter(isNone(lost)), ...lost])
  const root = await rootOf(await levelsOf(leaves))
  const made = { day: dayOf(at), size: leaves.length, root, previous: last?.root ?? '', at }
  const signed = secret ? await sign(secret, statementOf(made)) : null
  await publish(db, bucket, { ...made, ...(signed ?? { key: null, signature: null }) }, leaves)
  const gone = held ? lost.map(({ subject, seq }) => `${subject} #${seq}`) : [`root ${last?.day}`]
  return [...broken('kept', gone), ...broken('key', secret && !signed ? ['HISTORY_KEY'] : [])]
}

/** What a root held; null: its leaves are gone, or do not add up to it. */
async function heldBy(bucket: Bucket, { root }: Root): Promise<Last[] | null> {
  const leaves = await leavesIn(bucket, root)
  return leaves && (await rootOf(await levelsOf(leaves))) === root ? leaves.map(headIn) : null
}

function isNone(heads: Last[]): (head: Last) => boolean {
  const subjects = new Set(heads.map(({ subject }) => subject))
  return ({ subject }) => !subjects.has(subject)
}

/** The leaves first, under what they add up to: a night that ends early leaves no root without them. */
async function publish(db: Db, bucket: Bucket, root: Root, leaves: string[]): Promise<void> {
  await keepLeaves(bucket, root.root, leaves)
  const [, [first], [before]] = await db.batch([
    insertRoot(db, root),
    rootOn(db, root.day),
    lastRoots(db, 1, 1),
  ])
  // what the night before could not keep any more
  await Promise.all([before, first].flatMap((one) => (one ? keepRoot(bucket, one) : [])))
}

const broken = (check: keyof typeof ROOT_CHECKS, rows: string[]): Broken[] =>
  rows.length > 0 ? [{ ...ROOT_CHECKS[check], count: rows.length, rows: rows.slice(0, MOST) }] : []
