import { subjects } from '../../../history/subjects.ts'
import { type SQL, and, asc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { people, places } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Answer, AnswerRule } from '../rules/answering.ts'
import type { Contact, InTopic, NeedView, NewNeed } from '../rules/need.ts'
import type { Deliberation, Step, Taken } from '../rules/steps.ts'
import { deliberations, needAnswers, needContacts, needSteps, needs } from '../tables.ts'
import { answerRuleIn, rulebookNow } from './answering.ts'
import { answeredAt, handledBy, place } from './columns.ts'

/** Every place of the district. */
const placesToChoose = (db: Db) =>
  db.select(place).from(places).orderBy(asc(places.subdistrict), asc(places.community)).limit(1000)

/** Where it can be raised, and in how many days it is answered. */
export async function findPlaces(db: Db) {
  const [found, rulebook] = await db.batch([placesToChoose(db), rulebookNow(db)])
  return { places: found, rule: answerRuleIn(rulebook) }
}

/** What whyNotRaise asks, the year's next number, and when an answer is due. One round trip. */
export async function findToRaise(db: Db, placeId: string, id: string, year: number) {
  const [[where], [same], [number], rulebook] = await db.batch([
    db.select(place).from(places).where(eq(places.id, placeId)),
    db.select({ year: needs.year, seq: needs.seq, at: needs.at }).from(needs).where(eq(needs.id, id)),
    db
      .select({ next: sql<number>`coalesce(max(${needs.seq}), 0) + 1` })
      .from(needs)
      .where(eq(needs.year, year)),
    rulebookNow(db),
  ])
  const rule = answerRuleIn(rulebook)
  return { place: where ?? null, same: same ?? null, next: number?.next ?? 1, rule }
}

export type Raising = Omit<NewNeed, 'contact'> & {
  id: string
  year: number
  seq: number
  codeHash: string
  by: string | null
  at: Instant
}

/** The need, its contact if one was left, and its first step. */
export const insertNeed = (db: Db, need: Raising, { name, phone }: Contact): Statement[] => [
  db.insert(needs).values(need),
  ...(name || phone ? [db.insert(needContacts).values({ needId: need.id, name, phone })] : []),
  insertStep(db, need.id, { step: 'collected', note: '', by: need.by, at: need.at }),
]

type NewStep = { step: Step; note: string; by: string | null; at: Instant }

export const insertStep = (db: Db, needId: string, step: NewStep): Statement =>
  db.insert(needSteps).values({ needId, ...step })

export const insertDeliberation = (db: Db, needId: string, step: Step, held: Deliberation): Statement =>
  db.insert(deliberations).values({ needId, step, ...held })

export const insertAnswer = (
  db: Db,
  answer: Answer & { needId: string; by: string; at: Instant },
): Statement => db.insert(needAnswers).values(answer)

/** `raisedBy`: the id of whoever raised it with an account. */
export type FoundNeed = {
  need: NeedView
  raisedBy: string | null
  steps: Taken[]
  answer: AnswerView | null
  rule: AnswerRule
  last: Last
}
export type AnswerView = Answer & { by: string; at: Instant }

/**
 * A need with all that became of it; its contact only for those who handle it. Who may read it at all is asked by the
 * rule (mayRead). One round trip.
 */
export async function findNeed(db: Db, id: string, by: Person): Promise<FoundNeed | null> {
  const [[need], steps, [answer], topics, last, rulebook] = await db.batch([
    needById(db, id, by),
    stepsOf(db, id),
    answerOf(db, id),
    topicsWith(db, id),
    lastOf(db, subjects.need(id)),
    rulebookNow(db),
  ])
  if (!need) return null
  const { name, phone, raisedBy, ...rest } = need
  const contact = name === null || phone === null ? null : { name, phone }
  return {
    need: { ...rest, contact, topics },
    raisedBy,
    steps: steps.map(takenIn),
    answer: answer ?? null,
    rule: answerRuleIn(rulebook),
    last: lastIn(last, subjects.need(id)),
  }
}

export const needColumns = {
  id: needs.id,
  year: needs.year,
  seq: needs.seq,
  title: needs.title,
  text: needs.text,
  concerned: needs.concerned,
  people: needs.people,
  source: needs.source,
  urgency: needs.urgency,
  at: needs.at,
}

const needById = (db: Db, id: string, by: Person) =>
  db
    .select({
      ...needColumns,
      place,
      answeredAt,
      raisedBy: needs.by,
      by: sql<string | null>`${people.name}`.as('by_name'),
      name: sql<string | null>`${needContacts.name}`.as('contact_name'),
      phone: sql<string | null>`${needContacts.phone}`.as('contact_phone'),
    })
    .from(needs)
    .innerJoin(places, eq(places.id, needs.placeId))
    .leftJoin(people, eq(people.id, needs.by))
    .leftJoin(needAnswers, eq(needAnswers.needId, needs.id))
    .leftJoin(needContacts, and(eq(needContacts.needId, needs.id), handledBy(by)))
    .where(eq(needs.id, id))

/** Where several needs stand, by id: what whyNotStep asks of each. One statement, whatever their number. */
export async function needsStanding(db: Db, ids: string[]) {
  const rows = await db
    .select({
      id: needs.id,
      place,
      answeredAt,
      steps: sql<string>`(select json_group_array(json_object('step', s.step)) from need_steps s where s.need_id = ${needs.id})`,
    })
    .from(needs)
    .innerJoin(places, eq(places.id, needs.placeId))
    .leftJoin(needAnswers, eq(needAnswers.needId, needs.id))
    .where(sql`${needs.id} in (select value from json_each(${JSON.stringify(ids)}))`)
  return new Map(
    rows.map(({ steps, ...need }) => {
      const taken: Pick<Taken, 'step'>[] = JSON.parse(steps)
      return [need.id, { ...need, steps: taken }]
    }),
  )
}

const takenBy = sql<string | null>`(select p.name from people p where p.id = ${needSteps.by})`

/** The steps of a need in their order, with what was deliberated and who took them; `by` null: not for this reader. */
export const stepsOf = (db: Db, needId: string | SQL, by: SQL<string | null> = takenBy) =>
  db
    .select({
      step: needSteps.step,
      note: needSteps.note,
      by: by.as('by_name'),
      at: needSteps.at,
      heldOn: deliberations.heldOn,
      kind: deliberations.kind,
      present: deliberations.present,
      outcome: deliberations.outcome,
    })
    .from(needSteps)
    .leftJoin(
      deliberations,
      and(eq(deliberations.needId, needSteps.needId), eq(deliberations.step, needSteps.step)),
    )
    .where(eq(needSteps.needId, needId))
    .orderBy(sql`instr('collected agenda deliberated planned done answered', ${needSteps.step})`)

type StepRow = Awaited<ReturnType<typeof stepsOf>>[number]

export function takenIn({ step, note, by, at, heldOn, kind, present, outcome }: StepRow): Taken {
  const isHeld = heldOn !== null && kind !== null && present !== null && outcome !== null
  return { step, note, by, at, deliberation: isHeld ? { heldOn, kind, present, outcome } : null }
}

const answerOf = (db: Db, needId: string) =>
  db
    .select({
      outcome: needAnswers.outcome,
      project: needAnswers.project,
      link: needAnswers.link,
      text: needAnswers.text,
      by: people.name,
      at: needAnswers.at,
    })
    .from(needAnswers)
    .innerJoin(people, eq(people.id, needAnswers.by))
    .where(eq(needAnswers.needId, needId))

const topicsWith = (db: Db, needId: string) =>
  db.all<InTopic>(sql`select l.id as listId, l.title as list, t.title as topic, p.at as publishedAt
    from topic_needs n join topics t on t.id = n.topic_id join topic_lists l on l.id = t.list_id
    left join topic_list_publications p on p.list_id = l.id where n.need_id = ${needId} order by l.at desc`)
