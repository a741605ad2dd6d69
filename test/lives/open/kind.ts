import type { SQL } from 'drizzle-orm'

/** A kind of open thing: its rows in a round, and the lines of which one must be on a desk. `id`: what the line is about. */
export type Kind = { what: string; acts: string[]; rows: (roundId: string, now: number) => SQL }
