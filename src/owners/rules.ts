import type { Instant } from '../shared/days.ts'

/** 经办: what somebody of the office sees to. */
export const OWNED = ['proposal', 'project'] as const
export type Owned = (typeof OWNED)[number]

/** Who sees to a case now, since when. */
export type Owner = { id: string; name: string; at: Instant }

/** Whose cases a list is narrowed to: one’s own, or those that nobody sees to. */
export const WHOSE = ['mine', 'nobody'] as const
export type Whose = (typeof WHOSE)[number]
/** How many there are of each, whatever else the list is narrowed to. */
export type WhoseCounts = Record<Whose, number>
