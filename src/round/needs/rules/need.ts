import { type Person, has } from '../../../people/rules/person.ts'
import { type Place, covers } from '../../../people/rules/place.ts'
import type { Instant } from '../../../shared/days.ts'
import { bareNumber } from '../../../shared/numbers.ts'
import type { Step } from './steps.ts'

/** How a need was found. */
export const SOURCES = ['council', 'visit', 'hotline', 'online'] as const
export type Source = (typeof SOURCES)[number]
export const SOURCE_WORDS: Record<Source, string> = {
  council: '议事会',
  visit: '走访',
  hotline: '热线',
  online: '网上',
}
export const URGENCIES = ['usual', 'soon', 'urgent'] as const
export type Urgency = (typeof URGENCIES)[number]
export const URGENCY_WORDS: Record<Urgency, string> = { usual: '一般', soon: '较急', urgent: '紧急' }

/** What is wanted: `concerned` says who ("独居老人"), `people` how many of them. */
export type Wanted = {
  title: string
  text: string
  concerned: string
  people: number
  source: Source
  urgency: Urgency
}
/** Who raised it and how to reach them; each may be ''. Read by those who handle the need, never public. */
export type Contact = { name: string; phone: string }
export type NewNeed = Wanted & { placeId: string; contact: Contact }

/** A need without anything that is not public. */
export type Need = Wanted & {
  id: string
  year: number
  seq: number
  place: Place
  at: Instant
  answeredAt: Instant | null
}

/** A need in a list. `step`: the last one taken. */
export type NeedItem = Pick<Need, 'id' | 'year' | 'seq' | 'title' | 'people' | 'source' | 'urgency' | 'at'> &
  Pick<Need, 'answeredAt'> & { subdistrict: string; community: string; step: Step }

/** What a staff reader of a need sees; `contact` null: none left, or not for this reader. */
export type NeedView = Need & { by: string | null; contact: Contact | null; topics: InTopic[] }
/** A topic that a need has been merged into. */
export type InTopic = { listId: string; list: string; topic: string; publishedAt: Instant | null }

/** "2026-XQ-0001": unique within the district. */
export const needNumber = ({ year, seq }: { year: number; seq: number }): string =>
  `${year}-XQ-${String(seq).padStart(4, '0')}`

/** A number as people type it: "2026－xq－1", "2026xq0001". Null: it is none. */
export function readNumber(typed: string): { year: number; seq: number } | null {
  const plain = bareNumber(typed)
  const [, year, seq] = /^(\d{4})XQ(\d{1,6})$/.exec(plain) ?? []
  return year && seq && Number(seq) > 0 ? { year: Number(year), seq: Number(seq) } : null
}

/** An officer handles every need, who looks after a place those of the place. */
export const handles = (by: Person, place: Omit<Place, 'id'>): boolean =>
  has(by, 'officer') || covers(by.places, place)

/** The staff who watch read all needs, without the contacts. */
export const mayRead = (by: Person, place: Omit<Place, 'id'>): boolean =>
  has(by, 'approver') || has(by, 'auditor') || handles(by, place)

/** Whose office it is to raise what others need, and to say how it was found. */
export const isInOffice = (by: Person | null): by is Person =>
  by !== null && (by.places.length > 0 || has(by, 'officer'))

export type RaiseRefusal =
  | { why: 'no-such-place' }
  | { why: 'not-your-place'; place: string }
  | { why: 'already-raised'; number: string; at: Instant }

type Raised = { year: number; seq: number; at: Instant }

/**
 * Why a need cannot be raised. Residents raise for any place; a community worker only for their own.
 * `same`: the same words from the same hand on the same day.
 */
export function whyNotRaise(
  by: Person | null,
  place: Place | null,
  same: Raised | null,
): RaiseRefusal | null {
  if (!place) return { why: 'no-such-place' }
  if (by && by.places.length > 0 && !handles(by, place))
    return { why: 'not-your-place', place: place.subdistrict + place.community }
  return same && { why: 'already-raised', number: needNumber(same), at: same.at }
}

/** Only the staff say how they came to know of a need; a resident's comes by this site. */
export const sourceOf = (by: Person | null, place: Place, said: Source): Source =>
  by && handles(by, place) ? said : 'online'

/** Longest text, in characters. */
export const LIMITS = { title: 40, text: 1000, concerned: 40, note: 500, outcome: 1000, answer: 1000 }
/** A need concerns at most a whole district. */
export const MOST_PEOPLE = 1_000_000

/** What must not stand in a text that will be public: a phone number, an ID number. */
export const holdsPersonalNumber = (text: string): boolean =>
  /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/.test(text.normalize('NFKC').replace(/[\s-]/g, ''))
