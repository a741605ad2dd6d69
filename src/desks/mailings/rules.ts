import type { LetterKind } from '../../letters/rules.ts'
import type { Came } from '../../post/rules/came.ts'
import type { Channel } from '../../post/rules/channel.ts'
import { type OwnInterest, whyNotImpartialIn } from '../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'
import type { Dates, Plan } from '../../round/calls/rules/plan.ts'
import type { ClauseKey } from '../../rulebook/rules/anchors.ts'
import { type Instant, sayDeadline } from '../../shared/days.ts'

/** 群发: to whom an officer writes at once, as they stand at that moment. */
export const AUDIENCES = [
  ...(['drafts', 'submitted', 'correcting', 'eligible', 'unsigned', 'running'] as const),
  ...(['panel', 'undeclared', 'unscored'] as const),
] as const
export type Audience = (typeof AUDIENCES)[number]

/** What each is written to for: whether something is asked of them, the rule that it comes from, and until when. */
type Occasion = { asks: boolean; key: ClauseKey; by?: 'closes' | 'scoringCloses' }
export const OCCASIONS: Record<Audience, Occasion> = {
  drafts: { asks: true, key: '#submission', by: 'closes' },
  submitted: { asks: false, key: '#submission', by: 'closes' },
  correcting: { asks: true, key: 'screening.correctionWorkingDays' },
  eligible: { asks: false, key: '#screening' },
  unsigned: { asks: true, key: 'agreements.signWorkingDays' },
  running: { asks: false, key: 'projects.reports' },
  panel: { asks: false, key: '#scoring', by: 'scoringCloses' },
  undeclared: { asks: true, key: 'panel.recusalYears', by: 'scoringCloses' },
  unscored: { asks: true, key: '#scoring', by: 'scoringCloses' },
}

/** Experts, who act for themselves; others are written to as members of an organization. */
const EXPERTS: Audience[] = ['panel', 'undeclared', 'unscored']
export const areExperts = (audience: Audience): boolean => EXPERTS.includes(audience)
/** In an address, in the place of a track. */
export const ALL = 'all'
/** Whoever sits on the panel is of no track. */
export const hasTracks = (audience: Audience): boolean => audience !== 'panel' && audience !== 'undeclared'

/** To whom: everybody of an audience, or of one track of it (`track` '' for all). */
export type To = { audience: Audience; track: string }

/** One of them. `organization`: all of theirs that it is about, or ''; `count`: how many things of theirs. */
export type Receiver = { personId: string; name: string; organization: string; count: number }

/** What is filled in for each of them. */
export const PLACEHOLDERS = ['姓名', '单位', '件数', '期', '截止'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

export const placeholdersOf = (audience: Audience): Placeholder[] =>
  PLACEHOLDERS.filter(
    (one) =>
      (one !== '单位' || !areExperts(audience)) &&
      (one !== '件数' || (audience !== 'panel' && audience !== 'undeclared')) &&
      (one !== '截止' || OCCASIONS[audience].by !== undefined),
  )

/** As it was written, with placeholders. */
export type Draft = { title: string; text: string }
export type Round = { id: string; title: string; dates: Dates }

/** What one of them reads. */
export function filledIn(text: string, receiver: Receiver, audience: Audience, round: Round): string {
  const { by } = OCCASIONS[audience]
  const values: Record<Placeholder, string> = {
    姓名: receiver.name,
    单位: receiver.organization,
    件数: String(receiver.count),
    期: round.title,
    截止: by ? sayDeadline(round.dates[by]) : '',
  }
  return PLACEHOLDERS.reduce((sofar, name) => sofar.replaceAll(`{${name}}`, values[name]), text)
}

/** In braces of either width, what does not stand for anything here. */
export function unknownIn({ title, text }: Draft, audience: Audience): string[] {
  const known = placeholdersOf(audience).map((one) => `{${one}}`)
  const found = `${title}\n${text}`.match(/[{｛][^{}｛｝\n]{0,20}[}｝]?|[}｝]/g) ?? []
  return [...new Set(found)].filter((one) => !known.some((name) => name === one))
}

/** As one of them, by name, would read it. */
export type Sample = { name: string; reads: { subject: string; body: string } }

/** What a preview was made from: the people, in one word, and the number of the last that was sent. */
export type Seen = { people: string; seq: number }

/** A letter before it is sent, as the first of them would read it. */
export type Previewed = {
  draft: Draft
  letters: Sample[]
  count: number
  to: To
  round: { id: string; plan: Pick<Plan, 'title' | 'tracks'> }
  seen: Seen
}

export type MailingRefusal =
  | NotYourRole
  | OwnInterest
  | { why: 'unknown-placeholder'; found: string[]; known: Placeholder[] }
  | { why: 'nobody' }
  | { why: 'receivers-changed'; now: number }

/** Whoever writes to those of a round acts for all of them. */
export const whyNotMail = (
  by: Person,
  round: Pick<Round, 'id'>,
  { draft, audience, receivers }: { draft: Draft; audience: Audience; receivers: Receiver[] },
): MailingRefusal | null =>
  whyNotRole(by, 'officer') ??
  whyNotImpartialIn(by, round.id) ??
  whyNotText(draft, audience) ??
  (receivers.length === 0 ? { why: 'nobody' } : null)

function whyNotText(draft: Draft, audience: Audience): MailingRefusal | null {
  const found = unknownIn(draft, audience)
  return found.length > 0 ? { why: 'unknown-placeholder', found, known: placeholdersOf(audience) } : null
}

/** The longest that is written, in characters. */
export const LIMITS = { title: 40, text: 1000 }

/** One that was sent. `track` '': to all; `by` is a name. */
export type Mailing = Draft & {
  id: string
  seq: number
  audience: Audience
  track: string
  receivers: number
  by: string
  at: Instant
}

/** Letters of a kind: on the site (`channel` ''), or that were to leave by a channel, by what became of them. */
export type Counted = { kind: LetterKind; channel: Channel | ''; came: Left | ''; letters: number }

/** How the letter of one of them left the site; null: by no channel, they read it here. */
export type Left = 'waiting' | Came
export type Delivered = { name: string; isRead: 0 | 1; mail: Left | null; sms: Left | null }
