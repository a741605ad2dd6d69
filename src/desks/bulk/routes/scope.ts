import type { itemsInRound } from '../store/items.ts'
import type { Scope } from '../rules/item.ts'

type Found = Awaited<ReturnType<typeof itemsInRound>>

/** What of a round is shown, under its rules. */
export const scopeOf = (found: Found, back: Scope['back']): Scope | null =>
  found && {
    ...{ items: found.items, total: found.total, back },
    ...{ title: found.round.plan.title, rulebook: found.round.plan.rulebook },
  }
