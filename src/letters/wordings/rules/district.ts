import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { filled, holesOf } from './template.ts'
import type { Wording } from './wording.ts'

/** What a letter says, with its holes. */
export type Text = { subject: string; body: string }

/** One that an administrator set; null: the site's own again. `by` is a name, `version` counts from 1. */
export type Version = { version: number; text: Text | null; by: string; at: Instant }

/** The longest of the district's own, in characters as they are typed. */
export const LIMITS = { subject: 60, body: 1000 }

export type WordingRefusal =
  | NotYourRole
  | { why: 'subject-broken' }
  | { why: 'unknown-hole'; found: string[]; known: string[] }
  | { why: 'hole-left-out'; missing: string[] }
  | { why: 'wording-unchanged' }
  | { why: 'is-original' }

/** What stands of a letter: the district's own, or the site's. */
export const standingOf = ({ subject, body }: Wording, [newest]: Version[]): Text =>
  newest?.text ?? { subject, body }

/** One administrator words a letter: what must be said cannot be left out, and the auditors read of each change. */
export function whyNotWord(
  by: Person,
  wording: Wording,
  versions: Version[],
  text: Text,
): WordingRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  if (/[\r\n]/.test(text.subject)) return { why: 'subject-broken' }
  const found = unknownIn(text, wording.holes)
  if (found.length > 0) return { why: 'unknown-hole', found, known: wording.holes }
  const used = holesOf(`${text.subject}\n${text.body}`)
  const missing = wording.needed.filter((hole) => !used.includes(hole))
  if (missing.length > 0) return { why: 'hole-left-out', missing }
  const { subject, body } = standingOf(wording, versions)
  return subject === text.subject && body === text.body ? { why: 'wording-unchanged' } : null
}

export const whyNotBack = (by: Person, [newest]: Version[]): WordingRefusal | null =>
  whyNotRole(by, 'administrator') ?? (newest?.text ? null : { why: 'is-original' })

/** In braces of either width, what is no hole of this letter; and braces without a second one. */
function unknownIn({ subject, body }: Text, holes: string[]): string[] {
  const known = holes.map((hole) => `{${hole}}`)
  const found = `${subject}\n${body}`.match(/[{｛][^{}｛｝\n]{0,20}[}｝]?|[}｝]/g) ?? []
  return [...new Set(found)].filter((one) => !known.includes(one))
}

/** As whoever gets it would read it, with examples in its holes. */
export const sampleOf = ({ examples }: Wording, { subject, body }: Text): Text => ({
  subject: filled(subject, examples),
  body: filled(body, examples),
})
