import type { OrganizationKind } from '../../../people/rules/organization.ts'
import type { Bound } from '../../../rulebook/rules/bound.ts'
import type { Numbers, Some } from '../../../rulebook/rules/parameters.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Points } from '../../../shared/points.ts'
import type { Form } from '../form/rules/form.ts'

/** All that a round promises in its call. Frozen when the approver publishes it. */
export type Plan = {
  /** Short name within the district, "2013" or "2026": the first part of every number the round gives out. */
  code: string
  title: string
  organizer: string
  /** The rulebook's version that it goes by, as it was then; absent where the district had none in force. */
  rulebook?: Bound
  /** What it goes by: set by the rulebook's clauses, and what they leave, or where there is none what is needed, by the call. */
  parameters: Numbers
  /** Id of the published list of topics that the call invites answers to; absent: none. Of this district's own making. */
  topicList?: string
  /** Ids of further published lists, which amendments have added. */
  moreTopicLists?: string[]
  /** 领域 that a proposal chooses from; absent: the usual ones. */
  categories?: string[]
  /** What a proposal is asked on top of what all of them say; absent: nothing. */
  form?: Form
  dates: Dates
  tracks: Track[]
  criteria: Criterion[]
  /** Points come in multiples of this. */
  step: Points
}

/** Proposals are taken from `opens` (inclusive) to `closes` (exclusive); sheets until `scoringCloses` (exclusive). */
export type Dates = { opens: Instant; closes: Instant; scoringCloses: Instant }

/** Proposals that compete for one quota and budget. */
export type Track = {
  code: string
  name: string
  quota: number
  budget: Fen
  askMax: Fen
  /** Least amount that can be asked; absent: any. */
  askMin?: Fen
  kinds: OrganizationKind[]
  /** What its clauses leave to each track: it goes by this instead of the round's numbers. */
  set?: Some
}

/** What an expert gives points for, from 0 to `max`: its weight is its part of all points. */
export type Criterion = {
  code: string
  name: string
  max: Points
  asks: string
  /** 优, 良, 中, 差, the highest first; the last begins at 0. None: the points alone. */
  levels?: Level[]
  /** Points on top of the full mark: a total may go above it. */
  bonus?: true
}
/** Begins at `from` and reaches to the level above it, or to the criterion's `max`. */
export type Level = { name: string; from: Points; means: string }
