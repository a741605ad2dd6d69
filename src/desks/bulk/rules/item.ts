import type { Citable } from '../../../rulebook/rules/bound.ts'

/**
 * Of one act at most so many at a time: a Worker may ask D1 a thousand statements in a request, and each of them is read, decided
 * and recorded by itself (test/desks/bulk counts them).
 */
export const MOST = 40

/** One of those that the same act can be done to. `id`: what the single act is done to; `isOpen`: it waits for it. */
export type Item = {
  id: string
  number: string
  title: string
  organization: string
  isOpen: 0 | 1
  /** Others of the same organization in the same round. */
  others: number
}

/** What of a place is shown. `total`: how many wait in all, of which `items` is a part. */
export type Scope = {
  title: string
  back: { href: string; text: string }
  rulebook: Citable | undefined
  items: Item[]
  total: number
}

/** One of them with why not; null: it can be done, or was. */
export type Judged<R> = Item & { whyNot: R | null }

/** One of them, as what came of it is told. */
export type Told = Pick<Item, 'id' | 'number' | 'title'>
