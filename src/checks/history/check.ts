import type { Bucket } from '../../db/bucket.ts'
import type { Db } from '../../db/db.ts'
import { allRoots } from '../../history/roots/store.ts'
import { checkEntries } from './entries.ts'
import { checkRoots, claimsOf } from './roots.ts'

/**
 * The whole history against itself and against every root of every night. `faults`: a line each, with what is changed,
 * missing or added; `key`: the public key that all roots must be signed with, whatever the table says.
 */
export async function checkHistory(db: Db, bucket: Bucket, key?: string) {
  const roots = await allRoots(db)
  const ofRoots = await checkRoots(bucket, roots, key)
  const { claims, faults, read } = await claimsOf(bucket, roots)
  const told = await checkEntries(db, claims, read)
  const unsigned = roots.filter((root) => root.key === null).length
  return { ...told, roots: roots.length, unsigned, faults: [...ofRoots, ...faults, ...told.faults] }
}
