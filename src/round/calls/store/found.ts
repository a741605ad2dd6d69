import { and, eq, ne } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import type { Version } from '../../../rulebook/rules/rulebook.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import type { Instant } from '../../../shared/days.ts'
import { publishedTopicLists } from '../../needs/store/topics.ts'
import { type Typed, typedPlan } from '../rules/typed.ts'
import { rounds } from '../tables.ts'
import { draftOf } from './drafts.ts'
import { booksInForce, roundOf, versionOf } from './rounds.ts'

/** A draft with all that drafting and checking it rests on. */
export type Found = {
  id: string
  typed: Typed
  /** Of the working text; 0 for a round from before there was any. */
  version: number
  savedAt: Instant | null
  /** Of the round, once the draft was put forward; null before. */
  roundVersion: number | null
  publishedAt: Instant | null
  /** The rulebooks' versions in force, the last one first. */
  versions: Version[]
  calendar: Calendar
  /** Published lists of topics, the newest first: what the call may be published with. */
  topicLists: { id: string; title: string; topics: number }[]
  /** Codes of the other rounds. */
  taken: string[]
}

/** A draft, or a round that can be drafted again. One round trip. */
export async function findDraft(db: Db, id: string): Promise<Found | null> {
  const [[draft], [round], books, calendar, topicLists, others] = await db.batch([
    draftOf(db, id),
    roundOf(db, id),
    booksInForce(db),
    calendarOf(db),
    publishedTopicLists(db),
    db
      .select({ code: rounds.code })
      .from(rounds)
      .where(and(ne(rounds.id, id))),
  ])
  const typed = draft?.typed ?? (round && typedPlan(round.plan))
  if (!typed) return null
  return {
    id,
    typed,
    version: draft?.version ?? 0,
    savedAt: draft?.savedAt ?? null,
    roundVersion: round?.version ?? null,
    publishedAt: round?.publishedAt ?? null,
    versions: books.map(versionOf),
    calendar,
    topicLists: topicLists.map(({ id: list, title, topics }) => ({ id: list, title, topics })),
    taken: others.map(({ code }) => code),
  }
}

/** The text that a new draft takes over from a round. */
export async function typedOfRound(db: Db, id: string): Promise<Typed | null> {
  const [round] = await db.select({ plan: rounds.plan }).from(rounds).where(eq(rounds.id, id))
  return round ? typedPlan(round.plan) : null
}
