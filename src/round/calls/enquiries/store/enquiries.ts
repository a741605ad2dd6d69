import { subjects } from '../../../../history/subjects.ts'
import { type SQL, and, asc, count, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../../db/db.ts'
import { missingColumn } from '../../../../db/taken.ts'
import type { Last } from '../../../../history/rules.ts'
import type { Reversal } from '../../../../history/reversals/rules.ts'
import { reversalIn, reversalsIn } from '../../../../history/reversals/store.ts'
import { lastIn, lastOf } from '../../../../history/store.ts'
import type { Instant } from '../../../../shared/days.ts'
import { type Enquiry, type EnquiryCounts, type EnquiryState, openOf } from '../rules.ts'
import type { Round } from '../../rules/round.ts'
import {
  allEnquiryAnswers,
  allEnquiryRefusals,
  enquiries,
  enquiryAnswers,
  enquiryRefusals,
  rounds,
} from '../../tables.ts'
import { callOf } from '../../store.ts'
import { standingAnswer } from './reversals.ts'

/** Questions on a page of a list; the call's own page shows the last few. */
const ROWS = 50
const LATEST = 10

/** Answers of before that no longer hold. */
const STRUCK = sql`from all_enquiry_answers w join reversed x on x.kind = 'enquiry-answer' and x.which = w.id
  where w.enquiry_id = ${enquiries.id}`
const isStruck = sql`exists (select 1 ${STRUCK})`
const struck = sql`(select json_group_array(w.text) ${STRUCK})`
  .mapWith((found: string): string[] => JSON.parse(found))
  .as('struck')

const answered = (db: Db, roundId: string) =>
  db
    .select({
      id: enquiries.id,
      text: enquiries.text,
      at: enquiries.at,
      answer: sql<string | null>`${enquiryAnswers.text}`.as('answer'),
      answeredAt: sql<Instant | null>`${enquiryAnswers.at}`.as('answered_at'),
      struck,
    })
    .from(enquiries)
    .leftJoin(enquiryAnswers, eq(enquiryAnswers.enquiryId, enquiries.id))
    .where(and(eq(enquiries.roundId, roundId), or(isNotNull(enquiryAnswers.enquiryId), isStruck)))

/** A call with a page of what was asked and answered about it, as everybody reads it. One round trip. */
export async function findAnswered(db: Db, roundId: string, page: number) {
  const [[round], items, [counts = NONE]] = await db.batch([
    callOf(db, roundId),
    answeredIn(db, roundId, page),
    countsIn(db, roundId),
  ])
  return round ? { round, items, page, counts } : null
}
export type AnsweredEnquiries = NonNullable<Awaited<ReturnType<typeof findAnswered>>>

const NONE: EnquiryCounts = { all: 0, answered: 0, refused: 0, struck: 0 }

/** The first asked first, 50 a page. Who asked is not selected. */
const answeredIn = (db: Db, roundId: string, page: number) =>
  answered(db, roundId)
    .orderBy(asc(enquiries.at), asc(enquiries.id))
    .limit(ROWS)
    .offset((page - 1) * ROWS)

/** The last few answers, the newest first. */
export const latestIn = (db: Db, roundId: string) =>
  answered(db, roundId).orderBy(desc(enquiryAnswers.at), desc(enquiries.id)).limit(LATEST)

/** How many of a call's questions stand how. */
export const countsIn = (db: Db, roundId: string) =>
  db
    .select({
      all: count(),
      answered: count(enquiryAnswers.enquiryId),
      refused: count(enquiryRefusals.enquiryId),
      struck: sql<number>`coalesce(sum(${enquiryAnswers.enquiryId} is null and ${enquiryRefusals.enquiryId} is null and ${isStruck}), 0)`,
    })
    .from(enquiries)
    .leftJoin(enquiryAnswers, eq(enquiryAnswers.enquiryId, enquiries.id))
    .leftJoin(enquiryRefusals, eq(enquiryRefusals.enquiryId, enquiries.id))
    .where(eq(enquiries.roundId, roundId))

/** How many of a call's questions are neither answered nor refused. */
const openIn = (roundId: string) => sql<number>`(select count(*) from enquiries q
  where q.round_id = ${roundId} and not exists (select 1 from enquiry_answers where enquiry_id = q.id)
    and not exists (select 1 from enquiry_refusals where enquiry_id = q.id))`

const columns = {
  id: enquiries.id,
  text: enquiries.text,
  name: enquiries.name,
  at: enquiries.at,
  answer: { text: enquiryAnswers.text, at: enquiryAnswers.at },
  refusal: { reason: enquiryRefusals.reason, at: enquiryRefusals.at },
}

type Wanted = { state?: EnquiryState | undefined; page: number; rows: number }

/** A call with a page of what was asked about it, for the staff. One round trip. */
export async function findEnquiries(db: Db, roundId: string, wanted: Wanted) {
  const [[round], items, [counts = NONE]] = await db.batch([
    callOf(db, roundId),
    enquiriesIn(db, roundId, wanted),
    countsIn(db, roundId),
  ])
  return round ? { round, items, counts } : null
}
export type RoundEnquiries = NonNullable<Awaited<ReturnType<typeof findEnquiries>>>

/** The open ones first, each by when it was asked. */
const enquiriesIn = (db: Db, roundId: string, { state, page, rows }: Wanted) =>
  db
    .select(columns)
    .from(enquiries)
    .leftJoin(enquiryAnswers, eq(enquiryAnswers.enquiryId, enquiries.id))
    .leftJoin(enquiryRefusals, eq(enquiryRefusals.enquiryId, enquiries.id))
    .where(and(eq(enquiries.roundId, roundId), state ? STATES[state] : undefined))
    .orderBy(
      sql`coalesce(${enquiryAnswers.at}, ${enquiryRefusals.at}) is not null`,
      asc(enquiries.at),
      asc(enquiries.id),
    )
    .limit(rows)
    .offset((page - 1) * rows)

const STATES: Record<EnquiryState, SQL | undefined> = {
  open: and(isNull(enquiryAnswers.enquiryId), isNull(enquiryRefusals.enquiryId)),
  answered: isNotNull(enquiryAnswers.enquiryId),
  refused: isNotNull(enquiryRefusals.enquiryId),
}

/** What asking rests on: the call, how much waits, and whether the same was asked. One round trip. */
export async function findToAsk(db: Db, roundId: string, id: string) {
  const [[round], [counts], [same]] = await db.batch([
    callOf(db, roundId),
    countsIn(db, roundId),
    db.select({ id: enquiries.id }).from(enquiries).where(eq(enquiries.id, id)),
  ])
  return { round: round ?? null, open: counts ? openOf(counts) : 0, isSame: same !== undefined }
}

export type FoundEnquiry = {
  enquiry: Enquiry
  by: string | null
  round: Pick<Round, 'id' | 'plan'>
  last: Last
  /** What stands said to it, and what was taken back or is to be. */
  standing: { kind: string; id: string } | null
  reversals: Reversal[]
}

/** One question, with its round. One round trip. */
export async function findEnquiry(db: Db, id: string): Promise<FoundEnquiry | null> {
  const [[found], last, [standing], reversals] = await db.batch([
    db
      .select({ ...columns, by: enquiries.by, roundId: rounds.id, plan: rounds.plan })
      .from(enquiries)
      .innerJoin(rounds, eq(rounds.id, enquiries.roundId))
      .leftJoin(enquiryAnswers, eq(enquiryAnswers.enquiryId, enquiries.id))
      .leftJoin(enquiryRefusals, eq(enquiryRefusals.enquiryId, enquiries.id))
      .where(eq(enquiries.id, id)),
    lastOf(db, subjects.enquiry(id)),
    standingAnswer(db, id),
    reversalsIn(db, subjects.enquiry(id)),
  ])
  if (!found) return null
  const { by, roundId, plan, ...enquiry } = found
  return {
    ...{ enquiry, by, round: { id: roundId, plan }, last: lastIn(last, subjects.enquiry(id)) },
    ...{ standing: standing ?? null, reversals: reversals.map(reversalIn) },
  }
}

type NewEnquiry = typeof enquiries.$inferInsert

/**
 * Many may ask at once, each having read that there is room. So the row counts once more where it is written, and has no
 * text where there is none: the database refuses it, and undoes the whole batch.
 */
export const insertEnquiry = (db: Db, row: NewEnquiry, mostOpen: number): Statement =>
  db
    .insert(enquiries)
    .values({ ...row, text: sql`case when ${openIn(row.roundId)} < ${mostOpen} then ${row.text} end` })

/** Why an enquiry was not written: there was no room left. */
export const isNoRoom = (error: unknown): boolean => missingColumn(error) === 'enquiries.text'

export const insertAnswer = (db: Db, row: typeof allEnquiryAnswers.$inferInsert): Statement =>
  db.insert(allEnquiryAnswers).values(row)

export const insertRefusal = (db: Db, row: typeof allEnquiryRefusals.$inferInsert): Statement =>
  db.insert(allEnquiryRefusals).values(row)
