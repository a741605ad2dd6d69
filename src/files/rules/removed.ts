/** Files that were taken away from a place, and lie in the bucket until the night sweeps them. */
export type Removed = { count: number }

/** Days for which a file that was taken away is kept, should somebody have relied on it. */
export const SWEPT_AFTER_DAYS = 30
/** Files taken away from one proposal, organization or call in that time: a bound of the system, no rule of a round. */
export const MOST_REMOVED = 50

export type RemovedRefusal = { why: 'too-many-removed'; most: number; days: number }

/** To take a file away makes no room for another at once: else a place of twenty files fills a bucket. */
export const whyNotAfter = ({ count }: Removed): RemovedRefusal | null =>
  count < MOST_REMOVED ? null : { why: 'too-many-removed', most: MOST_REMOVED, days: SWEPT_AFTER_DAYS }
