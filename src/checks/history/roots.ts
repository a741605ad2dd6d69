import type { Bucket } from '../../db/bucket.ts'
import { levelsOf, rootOf } from '../../history/roots/rules/merkle.ts'
import { type Root, bySubject, headIn, statementOf } from '../../history/roots/rules/root.ts'
import { isSigned } from '../../history/roots/rules/signing.ts'
import { keptRoots, keptText, leavesIn } from '../../history/roots/store.ts'
import type { Last } from '../../history/rules.ts'

/** A subject of the history as a root of that night held it. */
export type Held = Last & { root: Root }
/** What all roots hold: of each subject only where it differs from the night before, in the order of nights. */
export type Claims = Map<string, Held[]>

/** The roots themselves: those of the table, one after the other, against the bucket's; `key`: the only one that may have signed. */
export async function checkRoots(bucket: Bucket, roots: Root[], key?: string): Promise<string[]> {
  const kept = new Map(await keptRoots(bucket))
  const extra = [...kept.keys()].filter((day) => !roots.some((root) => root.day === day))
  const found = await Promise.all(roots.map((root, at) => faultsOf(root, roots[at - 1], kept, key)))
  return [
    ...found.flat(),
    ...extra.map((day) => `missing  root ${day}: the bucket keeps it, the table does not`),
  ]
}

async function faultsOf(
  root: Root,
  before: Root | undefined,
  kept: Map<string, string>,
  key: string | undefined,
): Promise<string[]> {
  const faults = []
  const text = kept.get(root.day)
  if (text === undefined) faults.push(`missing  root ${root.day}: the table has it, the bucket does not`)
  else if (text !== keptText(root)) faults.push(`changed  root ${root.day}: table and bucket differ`)
  if (root.previous !== (before?.root ?? ''))
    faults.push(`missing  root before ${root.day}: it follows from another`)
  if (!(await isSignedBy(root, key))) faults.push(`changed  root ${root.day}: its signature is not of it`)
  return faults
}

async function isSignedBy(root: Root, only: string | undefined): Promise<boolean> {
  const { key, signature } = root
  if (key === null || signature === null) return only === undefined
  return (only ?? key) === key && isSigned({ key, signature }, statementOf(root))
}

/** Reads the leaves of every root; those that do not add up to it count for nothing but the fault. `read`: the roots whose leaves do. */
export async function claimsOf(bucket: Bucket, roots: Root[]) {
  const claims: Claims = new Map()
  const faults: string[] = []
  const read: Root[] = []
  for await (const { root, leaves } of leavesOfEach(bucket, roots)) {
    if (!leaves) faults.push(`missing  leaves of root ${root.day}`)
    else if (leaves.length !== root.size || (await rootOf(await levelsOf(leaves))) !== root.root)
      faults.push(`changed  leaves of root ${root.day}: they do not add up to it`)
    else {
      read.push(root)
      faults.push(...claim(claims, leaves.map(headIn), root))
    }
  }
  return { claims, faults, read }
}

/** One after the other: those of a night may be large. */
async function* leavesOfEach(
  bucket: Bucket,
  [root, ...others]: Root[],
): AsyncGenerator<{ root: Root; leaves: string[] | null }> {
  if (!root) return
  yield { root, leaves: await leavesIn(bucket, root.root) }
  yield* leavesOfEach(bucket, others)
}

/** No root goes back behind the one before it. */
function claim(claims: Claims, heads: Last[], root: Root): string[] {
  const subjects = new Set(heads.map(({ subject }) => subject))
  for (const head of heads.toSorted(bySubject)) {
    const held = claims.get(head.subject) ?? []
    const last = held.at(-1)
    if (last?.seq !== head.seq || last.hash !== head.hash)
      claims.set(head.subject, [...held, { ...head, root }])
  }
  return [...claims.keys()]
    .filter((subject) => !subjects.has(subject))
    .map((subject) => `missing  ${subject}: earlier roots hold it, that of ${root.day} does not`)
}
