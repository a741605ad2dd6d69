import type { SQL } from 'drizzle-orm'

/**
 * What must hold whatever the code does, and what a constraint cannot say. `rows` selects what breaks it: one column,
 * `what`, words that lead to the row. It reads alone. `says` is for whoever works on the site, `words` for the auditor.
 */
export type Check = { name: string; says: string; words: string; rows: SQL }

/** Rows of one check that are read; whoever has mended them runs it again. */
export const MOST = 20
