/** Rows that are counted of a list at least. */
export const LEAST = 500

/**
 * How far a long list is counted that is narrowed: some pages on from where its reader is, and no further, whatever the number of
 * rows. Its query finds one more than that at most. `page` counts from 1, `rows` a page.
 */
export const reachOf = (page: number, rows: number): number => Math.max(LEAST, (page + 4) * rows)

/** "73", or "500多": counted so far, and there are more. */
export const sayReached = (total: number, reach: number): string =>
  total > reach ? `${reach}多` : String(total)
