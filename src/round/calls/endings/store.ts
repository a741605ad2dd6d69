import { desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { people } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { openedAtIn } from '../opening/store.ts'
import { callOf } from '../store.ts'
import { endedRounds, roundEndingAnswers, roundEndings, rounds } from '../tables.ts'
import type { Ending } from './rules.ts'

/** Rows that one page of the public list holds. */
const SHOWN = 50

const answerer = sql<string | null>`(select a.name from people a where a.id = ${roundEndingAnswers.by})`

/** What was proposed to end a round, and what has become of each, the newest first. Rows go through `endingIn`. */
export const endingsOf = (db: Db, roundId: string | ReturnType<typeof roundOfEnding>) =>
  db
    .select({
      id: roundEndings.id,
      kind: roundEndings.kind,
      ground: roundEndings.ground,
      reason: roundEndings.reason,
      by: roundEndings.by,
      byName: people.name,
      at: roundEndings.at,
      outcome: roundEndingAnswers.outcome,
      answerReason: sql<string | null>`${roundEndingAnswers.reason}`,
      answeredBy: answerer,
      answeredAt: sql<Instant | null>`${roundEndingAnswers.at}`,
    })
    .from(roundEndings)
    .innerJoin(people, eq(people.id, roundEndings.by))
    .leftJoin(roundEndingAnswers, eq(roundEndingAnswers.endingId, roundEndings.id))
    .where(eq(roundEndings.roundId, roundId))
    .orderBy(desc(roundEndings.at))

type Row = Awaited<ReturnType<typeof endingsOf>>[number]

export function endingIn({ outcome, answerReason, answeredBy, answeredAt, ...ending }: Row): Ending {
  const isAnswered = outcome !== null && answeredAt !== null
  const answer = isAnswered
    ? { outcome, reason: answerReason ?? '', byName: answeredBy ?? '', at: answeredAt }
    : null
  return { ...ending, answer }
}

export const roundOfEnding = (endingId: string) =>
  sql<string>`(select x.round_id from round_endings x where x.id = ${endingId})`

/** The round, how it ended and why, as everybody reads it. One round trip. */
export async function findPublicEnding(db: Db, roundId: string) {
  const [[round], [ending], [opened]] = await db.batch([
    callOf(db, roundId),
    publicEndingOf(db, roundId),
    openedAtIn(db, roundId),
  ])
  return round && ending ? { round, ending, openedAt: opened?.at ?? null } : null
}

const publicEndingOf = (db: Db, roundId: string) =>
  db
    .select({
      kind: endedRounds.kind,
      ground: endedRounds.ground,
      reason: endedRounds.reason,
      at: endedRounds.at,
    })
    .from(endedRounds)
    .where(eq(endedRounds.roundId, roundId))

/** Every round that ended so, the last first: for the public lists. */
export const publicEndings = (db: Db) =>
  db
    .select({
      roundId: endedRounds.roundId,
      code: rounds.code,
      title: sql<string>`${rounds.plan} ->> '$.title'`,
      kind: endedRounds.kind,
      at: endedRounds.at,
    })
    .from(endedRounds)
    .innerJoin(rounds, eq(rounds.id, endedRounds.roundId))
    .orderBy(desc(endedRounds.at))
    .limit(SHOWN)

/** An end that waits for an approver, of any round: for the desks. */
export const endingsWaiting = (db: Db) =>
  db
    .select({
      id: roundEndings.id,
      roundId: roundEndings.roundId,
      round: sql<string>`${rounds.plan} ->> '$.title'`,
      kind: roundEndings.kind,
      by: roundEndings.by,
      byName: people.name,
      at: roundEndings.at,
    })
    .from(roundEndings)
    .innerJoin(rounds, eq(rounds.id, roundEndings.roundId))
    .innerJoin(people, eq(people.id, roundEndings.by))
    .leftJoin(roundEndingAnswers, eq(roundEndingAnswers.endingId, roundEndings.id))
    .where(sql`${roundEndingAnswers.endingId} is null`)
    .orderBy(roundEndings.at)
    .limit(SHOWN)

export const insertEnding = (db: Db, ending: typeof roundEndings.$inferInsert): Statement =>
  db.insert(roundEndings).values(ending)

export const insertEndingAnswer = (db: Db, answer: typeof roundEndingAnswers.$inferInsert): Statement =>
  db.insert(roundEndingAnswers).values(answer)
