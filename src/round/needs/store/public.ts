import { type SQL, and, asc, count, desc, eq, gte, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { places } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import type { AnswerRule } from '../rules/answering.ts'
import type { LookedUp } from '../rules/looking-up.ts'
import { MOST_TRIES, hourOf } from '../rules/looking-up.ts'
import { needNumber } from '../rules/need.ts'
import { lookUps, needAnswers, needs } from '../tables.ts'
import { answerRuleIn, rulebookNow } from './answering.ts'
import { ROWS, answeredAt, place } from './columns.ts'
import { needColumns, stepsOf, takenIn } from './needs.ts'
import { publishedTopicLists } from './topics.ts'

// What residents read: needs that have an answer, in their own words; nobody's name, nobody's phone.

type Asked = { subdistrict: string; page: number }

/** What residents read first: needs by place, the topics that came of them, a page of the answers. One round trip. */
export async function findPublic(db: Db, { subdistrict, page }: Asked) {
  const [byPlace, lists, answered, [all], rulebook] = await db.batch([
    needsByPlace(db),
    publishedTopicLists(db),
    answeredNeeds(db, subdistrict, page),
    countAnswered(db, subdistrict),
    rulebookNow(db),
  ])
  const rule = answerRuleIn(rulebook)
  return { byPlace, lists, answered, total: all?.total ?? 0, subdistrict, page, rule }
}

/** Needs by subdistrict: raised, answered, and merged into a published topic. */
const needsByPlace = (db: Db) =>
  db.all<{ subdistrict: string; raised: number; people: number; inTopics: number; answered: number }>(sql`
    select p.subdistrict, count(*) as raised, sum(n.people) as people,
      sum(exists (select 1 from topic_needs m join topics t on t.id = m.topic_id
        join topic_list_publications b on b.list_id = t.list_id where m.need_id = n.id)) as inTopics,
      sum(exists (select 1 from need_answers a where a.need_id = n.id)) as answered
    from needs n join places p on p.id = n.place_id
    group by p.subdistrict order by raised desc, p.subdistrict limit 200`)

const inSubdistrict = (subdistrict: string): SQL | undefined =>
  subdistrict ? eq(places.subdistrict, subdistrict) : undefined

/** Needs with their answers, the newest answer first; `subdistrict` '': of all. `page` counts from 1. */
const answeredNeeds = (db: Db, subdistrict: string, page: number) =>
  db
    .select({
      id: needs.id,
      title: needs.title,
      text: needs.text,
      concerned: needs.concerned,
      people: needs.people,
      at: needs.at,
      subdistrict: places.subdistrict,
      community: places.community,
      answeredAt: sql<Instant>`${needAnswers.at}`.as('answered_at'),
      outcome: needAnswers.outcome,
      project: needAnswers.project,
      link: needAnswers.link,
      answer: sql<string>`${needAnswers.text}`.as('answer'),
    })
    .from(needAnswers)
    .innerJoin(needs, eq(needs.id, needAnswers.needId))
    .innerJoin(places, eq(places.id, needs.placeId))
    .where(inSubdistrict(subdistrict))
    .orderBy(desc(needAnswers.at), asc(needs.id))
    .limit(ROWS)
    .offset((page - 1) * ROWS)

const countAnswered = (db: Db, subdistrict: string) =>
  db
    .select({ total: count() })
    .from(needAnswers)
    .innerJoin(needs, eq(needs.id, needAnswers.needId))
    .innerJoin(places, eq(places.id, needs.placeId))
    .where(inSubdistrict(subdistrict))

/** `tries`: wrong ones for this number in this hour, from the same hand. */
export type Tried = { found: LookedUp | null; tries: number; rule: AnswerRule }

/**
 * Looks a need up by its number and the digest of its code, and counts a wrong try, in one batch: D1 runs it as one, so
 * that many at once are all counted. After MOST_TRIES wrong codes `by` one, the right one does not open it to them either, in this
 * hour; to others it does.
 * Numbers that there are not are counted alike.
 */
export async function lookUp(
  db: Db,
  asked: { year: number; seq: number },
  { codeHash, by }: { codeHash: string; by: string },
  now: Instant,
): Promise<Tried> {
  const number = needNumber(asked)
  const hour = hourOf(now)
  const matches = and(eq(needs.year, asked.year), eq(needs.seq, asked.seq), eq(needs.codeHash, codeHash))
  const isOpen = sql`coalesce((select tries from look_ups where number = ${number} and tried_by = ${by} and hour = ${hour}), 0) < ${MOST_TRIES}`
  const opened = and(matches, isOpen)
  const id = sql`(select ${needs.id} from ${needs} where ${opened})`
  const [[need], steps, [answer], , [counted], rulebook] = await db.batch([
    db
      .select({ ...needColumns, place, answeredAt })
      .from(needs)
      .innerJoin(places, eq(places.id, needs.placeId))
      .leftJoin(needAnswers, eq(needAnswers.needId, needs.id))
      .where(opened),
    stepsOf(db, id, sql`null`),
    db
      .select({
        outcome: needAnswers.outcome,
        project: needAnswers.project,
        link: needAnswers.link,
        text: needAnswers.text,
        at: needAnswers.at,
      })
      .from(needAnswers)
      .where(eq(needAnswers.needId, id)),
    db.run(sql`insert into look_ups (number, tried_by, hour, tries)
      select ${number}, ${by}, ${hour}, 1 where not exists (select 1 from ${needs} where ${matches})
      on conflict (number, tried_by) do update set hour = excluded.hour,
        tries = case when look_ups.hour = excluded.hour then min(look_ups.tries + 1, ${MOST_TRIES + 1}) else 1 end`),
    db
      .select({ tries: lookUps.tries })
      .from(lookUps)
      .where(and(eq(lookUps.number, number), eq(lookUps.triedBy, by), gte(lookUps.hour, hour))),
    rulebookNow(db),
  ])
  const found = need ? { need, steps: steps.map(takenIn), answer: answer ?? null } : null
  return { found, tries: counted?.tries ?? 0, rule: answerRuleIn(rulebook) }
}

/** Tries of hours that are over, at most so many at once. */
export const dropLookUps = (db: Db, now: Instant, most: number) =>
  db.run(sql`delete from look_ups where (number, tried_by) in
    (select number, tried_by from look_ups where hour < ${hourOf(now)} limit ${most})`)
