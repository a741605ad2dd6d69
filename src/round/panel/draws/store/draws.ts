import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../../db/db.ts'
import { fresh } from '../../../../history/rules.ts'
import { lastOf } from '../../../../history/store.ts'
import { subjects } from '../../../../history/subjects.ts'
import type { Instant } from '../../../../shared/days.ts'
import { openedAtIn } from '../../../calls/opening/store.ts'
import { callOf } from '../../../calls/store.ts'
import { assignedAtIn, membersIn, poolBeside } from '../../store/panel.ts'
import {
  drawAsideAnswers as answers,
  drawAsides as asides,
  drawCommitments as commitments,
  drawOutcomes as outcomes,
  drawReveals as reveals,
  draws,
} from '../../tables.ts'
import { type Coded, type Draw, type Outcome, type Shown, type Side, isAside } from '../rules/draw.ts'

const drawsIn = (db: Db, roundId: string) =>
  db.select().from(draws).where(eq(draws.roundId, roundId)).orderBy(asc(draws.seq))

export const commitmentsIn = (db: Db, roundId: string) =>
  db
    .select({
      drawId: commitments.drawId,
      side: commitments.side,
      hash: commitments.hash,
      byId: commitments.by,
      at: commitments.at,
      number: reveals.number,
      revealedAt: sql<Instant | null>`${reveals.at}`.as('revealed_at'),
    })
    .from(draws)
    .innerJoin(commitments, eq(commitments.drawId, draws.id))
    .leftJoin(reveals, and(eq(reveals.drawId, commitments.drawId), eq(reveals.side, commitments.side)))
    .where(eq(draws.roundId, roundId))

export const outcomesIn = (db: Db, roundId: string) =>
  db
    .select({
      drawId: outcomes.drawId,
      number: outcomes.number,
      seats: outcomes.seats,
      alternates: outcomes.alternates,
      at: outcomes.at,
    })
    .from(draws)
    .innerJoin(outcomes, eq(outcomes.drawId, draws.id))
    .where(eq(draws.roundId, roundId))

/** What the round's last draw has come to, unless it was set aside: one row, or none. */
export const resultIn = (db: Db, roundId: string) =>
  db
    .select({ candidates: draws.candidates, seats: outcomes.seats, alternates: outcomes.alternates })
    .from(draws)
    .innerJoin(outcomes, eq(outcomes.drawId, draws.id))
    .where(
      and(
        eq(draws.roundId, roundId),
        sql`not exists (select 1 from ${asides} join ${answers} on ${answers.asideId} = ${asides.id}
          where ${asides.drawId} = ${draws.id} and ${answers.isAgreed} = 1)`,
      ),
    )
    .orderBy(desc(draws.seq))
    .limit(1)

export const asidesIn = (db: Db, roundId: string) =>
  db
    .select({
      id: asides.id,
      drawId: asides.drawId,
      reason: asides.reason,
      byId: asides.by,
      at: asides.at,
      isAgreed: answers.isAgreed,
      answeredAt: sql<Instant | null>`${answers.at}`.as('answered_at'),
    })
    .from(draws)
    .innerJoin(asides, eq(asides.drawId, draws.id))
    .leftJoin(answers, eq(answers.asideId, asides.id))
    .where(eq(draws.roundId, roundId))
    .orderBy(asc(asides.at))

/** A published round's draws with all that their acts rest on, and where the panel's history stands. One round trip. */
export async function findDrawing(db: Db, roundId: string) {
  const [[round], [opened], members, pool, [assigned], drawn, committed, come, setAside, [last]] =
    await db.batch([
      callOf(db, roundId),
      openedAtIn(db, roundId),
      membersIn(db, roundId),
      poolBeside(db, roundId),
      assignedAtIn(db, roundId),
      drawsIn(db, roundId),
      commitmentsIn(db, roundId),
      outcomesIn(db, roundId),
      asidesIn(db, roundId),
      lastOf(db, subjects.panel(roundId)),
    ])
  if (!round) return null
  const panel = {
    roundId,
    plan: round.plan,
    ended: round.ended,
    openedAt: opened?.at ?? null,
    assignedAt: assigned?.at ?? null,
    members,
    pool,
  }
  const all = drawn.map((draw): Draw => ({
    ...draw,
    commitments: committed.filter(({ drawId }) => drawId === draw.id),
    outcome: come.find(({ drawId }) => drawId === draw.id) ?? null,
    asides: setAside.filter(({ drawId }) => drawId === draw.id),
  }))
  return { panel, draws: all, last: last ?? fresh(subjects.panel(roundId)) }
}

/**
 * The draws of a published round that everybody may read: those with a result, those that were set aside, and those that came to
 * nothing because sheets were given out. Without a name, and without who of the office did it. One round trip.
 */
export async function findShownDraws(db: Db, roundId: string) {
  const [[round], [assigned], drawn, committed, come, setAside] = await db.batch([
    callOf(db, roundId),
    assignedAtIn(db, roundId),
    shownIn(db, roundId),
    commitmentsIn(db, roundId),
    outcomesIn(db, roundId),
    asidesIn(db, roundId),
  ])
  if (!round) return null
  const all = shownFrom(drawn, committed, come, setAside)
  const isOver = assigned !== undefined && assigned.at !== null
  const shown = all.filter((one) => isOver || one.outcome !== null || isAside(one))
  return { id: roundId, plan: round.plan, draws: shown }
}

type Rows<T extends (...given: never[]) => PromiseLike<unknown>> = Awaited<ReturnType<T>>

/** Each draw with what was committed, what came of it and how it was set aside, as everybody may read them. */
export const shownFrom = (
  drawn: Rows<typeof shownIn>,
  committed: Rows<typeof commitmentsIn>,
  come: Rows<typeof outcomesIn>,
  setAside: Rows<typeof asidesIn>,
): Shown[] =>
  drawn.map(({ id, ...draw }) => {
    const outcome = come.find(({ drawId }) => drawId === id)
    return {
      ...draw,
      commitments: committed
        .filter(({ drawId }) => drawId === id)
        .map(({ side, hash, at, number, revealedAt }) => ({ side, hash, at, number, revealedAt })),
      outcome: outcome
        ? { seats: outcome.seats, alternates: outcome.alternates, number: outcome.number, at: outcome.at }
        : null,
      asides: setAside
        .filter(({ drawId }) => drawId === id)
        .map(({ reason, at, isAgreed, answeredAt }) => ({ reason, at, isAgreed, answeredAt })),
    }
  })

/** Of the list its codes and strata alone. */
export const shownIn = (db: Db, roundId: string) =>
  db
    .select({
      id: draws.id,
      seq: draws.seq,
      strata: draws.strata,
      candidates: sql<
        Coded[]
      >`(select json_group_array(json_object('code', c.value ->> 'code', 'stratum', c.value ->> 'stratum'))
        from json_each(${draws.candidates}) c)`.mapWith(draws.candidates),
      digest: draws.digest,
      source: draws.source,
      revealBy: draws.revealBy,
      publicOn: draws.publicOn,
      at: draws.at,
    })
    .from(draws)
    .where(eq(draws.roundId, roundId))
    .orderBy(asc(draws.seq))

/** Who writes a row, and when. */
type Written = { by: string; at: Instant }

export const insertDraw = (db: Db, row: typeof draws.$inferInsert): Statement => db.insert(draws).values(row)

export const insertCommitment = (
  db: Db,
  row: Written & { drawId: string; side: Side; hash: string },
): Statement => db.insert(commitments).values(row)

export const insertReveal = (
  db: Db,
  row: Written & { drawId: string; side: Side; number: string },
): Statement => db.insert(reveals).values(row)

export const insertOutcome = (db: Db, row: Outcome & { drawId: string; by: string }): Statement =>
  db.insert(outcomes).values(row)

export const insertAside = (
  db: Db,
  row: Written & { id: string; drawId: string; reason: string },
): Statement => db.insert(asides).values(row)

export const insertAsideAnswer = (db: Db, row: Written & { asideId: string; isAgreed: boolean }): Statement =>
  db.insert(answers).values(row)
