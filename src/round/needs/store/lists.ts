import { type SQL, and, asc, count, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Person } from '../../../people/rules/person.ts'
import { places } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import type { BOOK_STATES } from '../rules/answering.ts'
import { needAnswers, needs } from '../tables.ts'
import { answerRuleIn, lateBefore, rulebookNow } from './answering.ts'
import { answeredAt, lastStep, readableBy } from './columns.ts'

/** The list as it is asked for, at a time that says what is late. `page` counts from 1. */
export type Wanted = {
  word: string
  subdistrict: string
  state?: (typeof BOOK_STATES)[number] | undefined
  page: number
  rows: number
  now: Instant
}

const item = {
  id: needs.id,
  year: needs.year,
  seq: needs.seq,
  title: needs.title,
  people: needs.people,
  source: needs.source,
  urgency: needs.urgency,
  at: needs.at,
  subdistrict: places.subdistrict,
  community: places.community,
  step: lastStep.as('last_step'),
  answeredAt,
}

const items = (db: Db) =>
  db
    .select(item)
    .from(needs)
    .innerJoin(places, eq(places.id, needs.placeId))
    .leftJoin(needAnswers, eq(needAnswers.needId, needs.id))

function matching({ word, subdistrict, state, now }: Wanted, by: Person): SQL | undefined {
  return and(
    readableBy(by),
    // instr, not LIKE: D1 takes patterns of 50 bytes at most
    word ? sql`(instr(${needs.title}, ${word}) or instr(${needs.text}, ${word}))` : undefined,
    subdistrict ? eq(places.subdistrict, subdistrict) : undefined,
    state === 'answered' ? isNotNull(needAnswers.needId) : undefined,
    state === 'waiting' || state === 'late' ? isNull(needAnswers.needId) : undefined,
    state === 'late' ? lt(needs.at, lateBefore(1, now)) : undefined,
  )
}

/** 需求台账: a page of it, how many there are, what it can be narrowed to, and until when an answer is due. One round trip. */
export async function findBook(db: Db, wanted: Wanted, by: Person) {
  const [found, [counted], names, rulebook] = await db.batch([
    needsInBook(db, wanted, by),
    countInBook(db, wanted, by),
    subdistricts(db, by),
    rulebookNow(db),
  ])
  return { items: found, total: counted?.total ?? 0, subdistricts: names, rule: answerRuleIn(rulebook) }
}

/** Needs that a reader may read, those without an answer first, the oldest of them on top. */
const needsInBook = (db: Db, wanted: Wanted, by: Person) =>
  items(db)
    .where(matching(wanted, by))
    .orderBy(
      sql`${needAnswers.needId} is not null`,
      sql`case when ${needAnswers.needId} is null then ${needs.at} else -${needs.at} end`,
      asc(needs.id),
    )
    .limit(wanted.rows)
    .offset((wanted.page - 1) * wanted.rows)

const countInBook = (db: Db, wanted: Wanted, by: Person) =>
  db
    .select({ total: count() })
    .from(needs)
    .innerJoin(places, eq(places.id, needs.placeId))
    .leftJoin(needAnswers, eq(needAnswers.needId, needs.id))
    .where(matching(wanted, by))

/** Subdistricts whose needs a reader may read, for filters. */
const subdistricts = (db: Db, by: Person) =>
  db
    .selectDistinct({ name: places.subdistrict })
    .from(places)
    .where(readableBy(by))
    .orderBy(asc(places.subdistrict))
    .limit(200)

// For the desks.

/** 督办: needs without an answer past the rulebook's days, the oldest first; past twice the days with `times` 2. */
export const lateNeeds = (db: Db, times: 1 | 2, now: Instant, rows = 50) =>
  items(db)
    .where(and(isNull(needAnswers.needId), lt(needs.at, lateBefore(times, now))))
    .orderBy(asc(needs.at), asc(needs.id))
    .limit(rows)

/** What a community worker has to look after: their places' needs without an answer, the oldest first; at most 50. */
export const openNeedsOf = (db: Db, by: Person) =>
  items(db)
    .where(and(isNull(needAnswers.needId), readableBy({ ...by, roles: [] })))
    .orderBy(asc(needs.at), asc(needs.id))
    .limit(50)

/** And those answered last, at most 10. */
export const answeredNeedsOf = (db: Db, by: Person) =>
  items(db)
    .where(and(isNotNull(needAnswers.needId), readableBy({ ...by, roles: [] })))
    .orderBy(desc(needAnswers.at), asc(needs.id))
    .limit(10)
