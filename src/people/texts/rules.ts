import type { Instant } from '../../shared/days.ts'
import { type Person, mayEdit } from '../rules/person.ts'

/**
 * What was typed into a form and not handed in. `owner`: its person, or the organization that writes it together; `page`: the
 * address where it was typed; `form`: which of that page's forms; `content`: JSON of what it held, for the script that fills it
 * again; `version` counts its saves from 1.
 */
export type KeptText = {
  owner: string
  page: string
  form: string
  title: string
  content: string
  version: number
  by: string
  at: Instant
}
/** What a window sends; `version`: the one it has read, 0 for none. */
export type SentText = Omit<KeptText, 'by' | 'at' | 'owner'> & { together: string }

/** Texts that one owner has at most. */
export const MOST_TEXTS = 100
/** Longest content, in characters: the longest of our forms in full. */
export const LONGEST_TEXT = 60_000
/** Days that a text is kept after its last word. */
export const TEXT_DAYS = 90

export type TextRefusal = { why: 'too-many-texts'; most: number }

/** Whose texts a person reads and writes: their own, and those of their organizations. */
export const ownersFor = (by: Person): string[] => [by.id, ...by.organizations.map(({ id }) => id)]

/** Whose text it is that they write; null: of an organization that they do not write for. */
export function ownerOf(by: Person, together: string): string | null {
  if (together === '') return by.id
  return mayEdit(by, together) ? together : null
}
