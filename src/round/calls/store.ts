import { subjects } from '../../history/subjects.ts'
import { type SQL, type SQLWrapper, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { StoredFile } from '../../files/rules/file.ts'
import { filesAt } from '../../files/store.ts'
import type { Last } from '../../history/rules.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import { type Decision, printedIn, undecided } from '../../personal/rules.ts'
import { allDecisions } from '../../personal/store.ts'
import type { Instant } from '../../shared/days.ts'
import { textsIn } from '../../shared/personal/masked.ts'
import type { ClauseKey } from '../../rulebook/rules/anchors.ts'
import type { Discard, Returned } from '../../rulebook/rules/discards.ts'
import type { BoundIn, Citable } from '../../rulebook/rules/bound.ts'
import type { ParameterKey, Stage } from '../../rulebook/rules/parameters.ts'
import type { Version } from '../../rulebook/rules/rulebook.ts'
import type { Topic } from '../needs/rules/topic.ts'
import { publishedTopics, topicIn } from '../needs/store/topics.ts'
import type { Ended } from './rules/ending.ts'
import type { Plan } from './rules/plan.ts'
import type { Drafted } from './rules/round.ts'
import { publications, rounds } from './tables.ts'

/** How a round ended before anything was awarded in it; null: it goes on. `roundId`: a column, or a part of SQL. */
export const endedIn = (roundId: SQLWrapper) =>
  sql<Ended | null>`(select json_object('kind', e.kind, 'at', e.at) from ended_rounds e where e.round_id = ${roundId})`.mapWith(
    (found: string): Ended => JSON.parse(found),
  )

/** In a query by hand: nothing goes on in the round any more. */
export const hasEnded = (roundId: SQLWrapper): SQL =>
  sql`exists (select 1 from ended_rounds e where e.round_id = ${roundId})`

const columns = {
  id: rounds.id,
  plan: rounds.plan,
  publishedAt: publications.at,
  ended: endedIn(sql`${rounds.id}`),
}

/** Everyone who wrote on it: its history names who put it forward, its working text who typed. */
const authors = sql`(select json_group_array(by_id) from (
  select h.by_id from history h
  where h.subject = ${subjects.round.of(rounds.id)} and h.what in ('round-drafted', 'round-redrafted', 'attachment-added')
  union select w.person_id from round_writers w where w.round_id = ${rounds.id}))`.mapWith(
  (ids: string): string[] => JSON.parse(ids),
)

/** What names the clauses of a round, and the numbers of some stages, without all else that its plan says. */
export const boundIn = <S extends Stage>(...stages: S[]) =>
  boundColumn(sql`${rounds.plan}`, ...stages).mapWith((found: string) => boundOf<S>(found))

/** The same for a query by hand, where `plan` is a round's: `boundOf` reads what this selects. */
export const boundColumn = (plan: SQL, ...stages: Stage[]): SQL =>
  sql`json_object('version', ${plan} ->> '$.rulebook.version', 'title', ${plan} ->> '$.rulebook.title',
    'clauses', ${plan} -> '$.rulebook.clauses',
    'parameters', json_object(${sql.join(
      stages.flatMap((stage) => [sql`${stage}`, sql`${plan} -> ${`$.parameters.${stage}`}`]),
      sql`, `,
    )}))`

export function boundOf<S extends Stage>(found: string): BoundIn<S> | undefined {
  const bound: BoundIn<S> = JSON.parse(found)
  return bound.version === null ? undefined : bound
}

/** One number that a round goes by, in a query by hand: `plan` is the round's. A tick is 1 or 0, none is null. */
export const numberIn = (plan: SQL, key: ParameterKey): SQL => sql`(${plan} ->> ${`$.parameters.${key}`})`

/** What names these clauses alone: for a desk with many rows. `citableOf` reads it. */
export const citableColumn = (plan: SQL, ...keys: ClauseKey[]): SQL =>
  sql`json_object('version', ${plan} ->> '$.rulebook.version', 'title', ${plan} ->> '$.rulebook.title',
    'clauses', json_object(${sql.join(
      keys.flatMap((key) => [sql`${key}`, sql`${plan} ->> ${`$.rulebook.clauses."${key}"`}`]),
      sql`, `,
    )}))`

export function citableOf(found: string): Citable | undefined {
  const { version, title, clauses }: Citable = JSON.parse(found)
  const said = Object.entries(clauses).filter(([, no]) => no !== null)
  return version === null ? undefined : { version, title, clauses: Object.fromEntries(said) }
}

/** The same as a column of a query that drizzle builds. */
export const citable = (...keys: ClauseKey[]) =>
  citableColumn(sql`${rounds.plan}`, ...keys)
    .mapWith((found: string) => citableOf(found))
    .as('citable')

/** A row of a query by hand whose `bound` is a boundColumn, with the rulebook read. */
export const ruledRow =
  <S extends Stage>() =>
  <T extends { bound: string }>({ bound, ...row }: T) => ({ ...row, rulebook: boundOf<S>(bound) })

/** How a round came back as its text stands; null: it waits, or is published. */
const returned =
  sql<Returned | null>`(select json_object('outcome', t.outcome, 'reason', t.reason, 'name', p.name, 'at', t.at)
  from round_returns t join people p on p.id = t.by_id where t.round_id = ${rounds.id} and t.version = ${rounds.version})`.mapWith(
    (found: string): Returned => JSON.parse(found),
  )

/** Who threw a draft away; null: nobody. `id`: of the round, or of its working text. */
export const discardOf = (id: SQLWrapper) =>
  sql<Discard | null>`(select json_object('by', d.by_id, 'name', p.name, 'reason', d.reason, 'at', d.at)
    from discarded_rounds d join people p on p.id = d.by_id where d.id = ${id})`.mapWith(
    (found: string): Discard => JSON.parse(found),
  )

/** In a query: nobody has thrown the draft away. */
export const isKept = (id: SQLWrapper): SQL =>
  sql`not exists (select 1 from discarded_rounds d where d.id = ${id})`

/** The last version of each rulebook that was put into force. */
const inForce = sql`(select json_group_array(v.id) from rulebook_versions v
  join rulebook_enactments e on e.version_id = v.id
  where e.at = (select max(f.at) from rulebook_versions w join rulebook_enactments f on f.version_id = w.id
    where w.rulebook_id = v.rulebook_id))`.mapWith((ids: string): string[] => JSON.parse(ids))

export type BookRow = { id: string; book: string }

/** The versions in force with all that they say, the last one first: one a rulebook. */
export const booksInForce = (db: Db) =>
  db.all<BookRow>(sql`select v.id, v.book from rulebook_versions v
    join rulebook_enactments e on e.version_id = v.id
    where e.at = (select max(f.at) from rulebook_versions w join rulebook_enactments f on f.version_id = w.id
      where w.rulebook_id = v.rulebook_id)
    order by e.at desc`)

export const versionOf = ({ id, book }: BookRow): Version => ({ id, book: JSON.parse(book) })

/** A round by its id, draft or not. */
export const roundOf = (db: Db, id: string | SQL) =>
  db
    .select({
      ...columns,
      ...{ version: rounds.version, draftedBy: authors, inForce },
      ...{ returned, discard: discardOf(sql`${rounds.id}`) },
    })
    .from(rounds)
    .leftJoin(publications, eq(publications.roundId, rounds.id))
    .where(eq(rounds.id, id))

/** A published round by its id: what the public may see. Goes into the batch of whoever needs its rules. */
export const callOf = (db: Db, id: string | SQL) =>
  db
    .select(columns)
    .from(rounds)
    .innerJoin(publications, eq(publications.roundId, rounds.id))
    .where(eq(rounds.id, id))

/** `topicListsOf` for a query: a JSON array of the ids of the lists that a plan names, in their order. */
export const listsIn = (plan: SQL): SQL => sql`(select json_group_array(id) from (
  select ${plan} ->> '$.topicList' as id union all select value from json_each(${plan}, '$.moreTopicLists'))
  where id is not null)`

/** The topics that a round's call invites answers to; none without a list. Rows go through the needs' `topicIn`. */
export const topicsOf = (db: Db, id: string) =>
  publishedTopics(db, sql`(select ${listsIn(sql`plan`)} from rounds where id = ${id})`)

/** `undecided`: numbers of people in its plan on which nobody has decided. */
type FoundRound = { round: Drafted; topics: Topic[]; files: StoredFile[]; last: Last; undecided: number }

/** A round with its topics and attachments. One round trip. */
export async function findRound(db: Db, id: string): Promise<FoundRound | null> {
  const [[round], topics, files, last, numbers] = await db.batch([
    roundOf(db, id),
    topicsOf(db, id),
    filesAt(db, subjects.round(id)),
    lastOf(db, subjects.round(id)),
    allDecisions(db),
  ])
  if (!round) return null
  const open = await undecidedIn(round.plan, numbers)
  return {
    ...{ round, topics: topics.map(topicIn), files },
    ...{ last: lastIn(last, subjects.round(id)), undecided: open },
  }
}

async function undecidedIn(plan: Plan, decisions: Decision[]): Promise<number> {
  const place = { of: 'call' as const, title: '' }
  const printed = await printedIn(textsIn(plan).map((text) => ({ place, text })))
  return undecided(printed, decisions).length
}

/** Every published call, the newest first. */
export const publishedRounds = (db: Db) =>
  db
    .select(columns)
    .from(publications)
    .innerJoin(rounds, eq(rounds.id, publications.roundId))
    .orderBy(desc(sql`json_extract(${rounds.plan}, '$.dates.opens')`))
    .limit(50)

/** Every round, drafts too; for the staff. */
export const allRounds = (db: Db) =>
  db
    .select(columns)
    .from(rounds)
    .leftJoin(publications, eq(publications.roundId, rounds.id))
    .where(isKept(sql`${rounds.id}`))
    .orderBy(desc(sql`json_extract(${rounds.plan}, '$.dates.opens')`))
    .limit(50)

/** 2026a is 2026A. */
export const codeTaken = (db: Db, code: string) =>
  db
    .select({ id: rounds.id })
    .from(rounds)
    .where(sql`${rounds.code} = ${code} collate nocase`)

export const insertRound = (db: Db, round: { id: string; plan: Plan; by: string; at: Instant }): Statement =>
  db.insert(rounds).values({ ...round, code: round.plan.code, version: 1, savedAt: round.at })

export const savePlan = (db: Db, round: Drafted, plan: Plan, now: Instant): Statement =>
  db
    .update(rounds)
    .set({ plan, code: plan.code, version: round.version + 1, savedAt: now })
    .where(eq(rounds.id, round.id))

export const insertPublication = (db: Db, roundId: string, by: string, at: Instant): Statement =>
  db.insert(publications).values({ roundId, by, at })
