import type { Db } from '../../../db/db.ts'
import { statementOf } from '../../../history/roots/rules/root.ts'
import { countRoots, lastRoots, rootOn } from '../../../history/roots/store.ts'
import type { Day } from '../../../shared/days.ts'

const ROWS = 50

/** The roots of all nights, the last first, 50 a page. One round trip. */
export async function findRoots(db: Db, page: number) {
  const [roots, [counted]] = await db.batch([lastRoots(db, ROWS, (page - 1) * ROWS), countRoots(db)])
  return { roots, total: counted?.total ?? 0 }
}

/** A root with the very text that was signed. */
export async function findRoot(db: Db, day: Day) {
  const [root] = await rootOn(db, day)
  return root ? { ...root, statement: statementOf(root) } : null
}

export type Shown = NonNullable<Awaited<ReturnType<typeof findRoot>>>
export type Listed = Omit<Shown, 'statement'>
