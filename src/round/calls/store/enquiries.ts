import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Enquiry } from '../rules/enquiry.ts'
import type { Round } from '../rules/round.ts'
import { enquiries, enquiryAnswers, enquiryRefusals, rounds } from '../tables.ts'
import { callOf } from './rounds.ts'

/** Questions that a page shows at most. */
const MOST_SHOWN = 500

export const enquirySubject = (id: string): string => `enquiry:${id}`

/** Answered questions of a call that everybody reads, the first asked first. Who asked is not selected. */
export const answeredIn = (db: Db, roundId: string) =>
  db
    .select({
      id: enquiries.id,
      text: enquiries.text,
      at: enquiries.at,
      answer: enquiryAnswers.text,
      answeredAt: sql<Instant>`${enquiryAnswers.at}`.as('answered_at'),
    })
    .from(enquiries)
    .innerJoin(enquiryAnswers, eq(enquiryAnswers.enquiryId, enquiries.id))
    .where(eq(enquiries.roundId, roundId))
    .orderBy(asc(enquiries.at))
    .limit(MOST_SHOWN)

/** How many of a call's questions are neither answered nor refused. */
export const openIn = (db: Db, roundId: string) =>
  db
    .select({ open: count() })
    .from(enquiries)
    .leftJoin(enquiryAnswers, eq(enquiryAnswers.enquiryId, enquiries.id))
    .leftJoin(enquiryRefusals, eq(enquiryRefusals.enquiryId, enquiries.id))
    .where(
      and(
        eq(enquiries.roundId, roundId),
        isNull(enquiryAnswers.enquiryId),
        isNull(enquiryRefusals.enquiryId),
      ),
    )

const columns = {
  id: enquiries.id,
  text: enquiries.text,
  name: enquiries.name,
  at: enquiries.at,
  answer: { text: enquiryAnswers.text, at: enquiryAnswers.at },
  refusal: { reason: enquiryRefusals.reason, at: enquiryRefusals.at },
}

/** Every question of a round, for the staff: the open ones first, each by when it was asked. */
export const enquiriesIn = (db: Db, roundId: string) =>
  db
    .select(columns)
    .from(enquiries)
    .leftJoin(enquiryAnswers, eq(enquiryAnswers.enquiryId, enquiries.id))
    .leftJoin(enquiryRefusals, eq(enquiryRefusals.enquiryId, enquiries.id))
    .where(eq(enquiries.roundId, roundId))
    .orderBy(sql`coalesce(${enquiryAnswers.at}, ${enquiryRefusals.at}) is not null`, asc(enquiries.at))
    .limit(MOST_SHOWN)

/** What asking rests on: the call, how much waits, and whether the same was asked. One round trip. */
export async function findToAsk(db: Db, roundId: string, id: string) {
  const [[round], [counted], [same]] = await db.batch([
    callOf(db, roundId),
    openIn(db, roundId),
    db.select({ id: enquiries.id }).from(enquiries).where(eq(enquiries.id, id)),
  ])
  return { round: round ?? null, open: counted?.open ?? 0, isSame: same !== undefined }
}

export type FoundEnquiry = {
  enquiry: Enquiry
  by: string | null
  round: Pick<Round, 'id' | 'plan'>
  last: Last
}

/** One question, with its round. One round trip. */
export async function findEnquiry(db: Db, id: string): Promise<FoundEnquiry | null> {
  const [[found], last] = await db.batch([
    db
      .select({ ...columns, by: enquiries.by, roundId: rounds.id, plan: rounds.plan })
      .from(enquiries)
      .innerJoin(rounds, eq(rounds.id, enquiries.roundId))
      .leftJoin(enquiryAnswers, eq(enquiryAnswers.enquiryId, enquiries.id))
      .leftJoin(enquiryRefusals, eq(enquiryRefusals.enquiryId, enquiries.id))
      .where(eq(enquiries.id, id)),
    lastOf(db, enquirySubject(id)),
  ])
  if (!found) return null
  const { by, roundId, plan, ...enquiry } = found
  return { enquiry, by, round: { id: roundId, plan }, last: lastIn(last, enquirySubject(id)) }
}

type NewEnquiry = typeof enquiries.$inferInsert
export const insertEnquiry = (db: Db, row: NewEnquiry): Statement => db.insert(enquiries).values(row)

export const insertAnswer = (db: Db, row: typeof enquiryAnswers.$inferInsert): Statement =>
  db.insert(enquiryAnswers).values(row)

export const insertRefusal = (db: Db, row: typeof enquiryRefusals.$inferInsert): Statement =>
  db.insert(enquiryRefusals).values(row)
