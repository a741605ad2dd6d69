import type { Standing } from '../../../round/proposals/rules/standing.ts'
import type { OwnInterest } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, has } from '../../../people/rules/person.ts'
import type { Owned } from '../../../owners/rules.ts'
import type { Colleague, OwnerRefusal } from '../rules.ts'

/** A case in the list of them: a proposal that is dealt with, or a project that is carried out. */
export type Item = {
  kind: Owned
  id: string
  number: string
  title: string
  organization: string
  round: string
  standing: Standing
  ownerId: string | null
  owner: string | null
}
/** One that was chosen; `isTheirs`: whoever is to have it has an interest in it. */
export type Chosen = Item & { isTheirs: 0 | 1 }

/** "proposal:7k2…", as a box in a row sends it. */
export const keyOf = ({ kind, id }: Pick<Item, 'kind' | 'id'>): string => `${kind}:${id}`

/** What keeps one of them back; null: it can be given. */
export const whyNotThis = (one: Chosen, to: string | null): OwnerRefusal | null => {
  if (one.isTheirs === 1) return { why: 'not-a-colleague' }
  return one.ownerId === to ? { why: 'same-owner' } : null
}

export type ManyRefusal =
  | NotYourRole
  | OwnInterest
  | { why: 'not-a-colleague' }
  /** None of those that were chosen can be given. */
  | { why: 'none-to-give' }

/** An officer gives several cases to one colleague, or to nobody: those that can be, together or not at all. */
export function whyNotGive(
  by: Person,
  to: string | null,
  { chosen, officers }: { chosen: Chosen[]; officers: Colleague[] },
): ManyRefusal | null {
  if (!has(by, 'officer')) return { why: 'not-your-role', needs: 'officer' }
  if (to !== null && !officers.some(({ id }) => id === to)) return { why: 'not-a-colleague' }
  return chosen.some((one) => whyNotThis(one, to) === null) ? null : { why: 'none-to-give' }
}
