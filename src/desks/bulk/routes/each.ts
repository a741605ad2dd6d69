// oxlint-disable no-await-in-loop -- one after the other: what one does may be what keeps the next from it
import type { z } from 'zod'
import type { Owned } from '../../../owners/rules.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Place } from '../../../shared/place.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import type { Common, Refusal } from '../../../web/answer.tsx'
import type { AsksAs } from '../../../web/asks.ts'
import type { Shape } from '../../../web/form.tsx'
import type { Asked } from '../../../web/guard.ts'
import type { Say } from '../../../web/words.ts'
import type { Words } from '../pages/bulk.tsx'
import type { NotDone, Outcome } from '../pages/outcome.tsx'
import type { Item, Scope, Told } from '../rules/item.ts'
import type { Which } from '../store/items.ts'

/** Who asks, when, of which database. */
export type Asking = Pick<AsksAs, 'db' | 'person' | 'now'>

/**
 * One bulk act: which rows, which single act, its preview. Each of them is read, decided and recorded by the single act alone, so
 * that it has its own entry, its own letters, its own refusal with its clause.
 */
export type Line<K extends string[], F extends { chosen: string[] }, R extends Refusal> = {
  at: Place<K>
  who: readonly Asked[]
  words: Words
  /** They are cases that somebody sees to. */
  owned?: Owned
  /** Those that wait, a page of them, or those that are named; null: there is no such place. */
  find: (asking: Asking, which: Which, ...keys: K) => Promise<Scope | null>
  /** What the single act would say, and what keeps it from being done with others: of each, in their order. */
  whyNots: (asking: Asking, items: Item[]) => Promise<(R | Common | null)[]>
  form: Shape & z.ZodType<F>
  /** What its boxes hold at first. */
  usual?: (now: Instant) => Record<string, string>
  do: (asking: Asking, item: Item, form: F) => Promise<Result<unknown, R | Common>>
  say: Say<R | Common>
}

/** Of each by itself: as much is asked of the database as of each on its own page. */
export const ofEach =
  <R>(whyNot: (asking: Asking, item: Item) => Promise<R>) =>
  (asking: Asking, items: Item[]): Promise<R[]> =>
    Promise.all(items.map((item) => whyNot(asking, item)))

/** One after the other, in the order of the list; what is refused leaves the others as they are. */
export async function doEach<K extends string[], F extends { chosen: string[] }, R extends Refusal>(
  line: Line<K, F, R>,
  asking: Asking,
  form: F,
  keys: K,
): Promise<Outcome> {
  const scope = await line.find(asking, { ids: form.chosen }, ...keys)
  const [done, refused]: [Told[], NotDone[]] = [[], []]
  for (const id of form.chosen) {
    const item = scope?.items.find((one) => one.id === id)
    const came = item ? await line.do(asking, item, form) : refuse<Common>({ why: 'not-found' })
    const told = { id, number: item?.number ?? '', title: item?.title ?? NOT_HERE }
    if (came.ok) done.push(told)
    else refused.push({ ...told, ...saidOf(came.refusal, scope, line.say) })
  }
  const after = await line.find(asking, { page: 1 }, ...keys)
  return { done, refused, left: after?.total ?? 0, back: after?.back ?? null }
}

/** What is not of this place is not touched. */
const NOT_HERE = '不在这个列表里的一件'

function saidOf<R extends Refusal>(refusal: R | Common, scope: Scope | null, say: Say<R | Common>) {
  const clause = citing(scope?.rulebook)(refusal)
  return { refusal: { ...refusal, ...(clause && { clause }) }, says: say(refusal) }
}
