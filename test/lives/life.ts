import { type SQL, sql } from 'drizzle-orm'
import { must } from '../../src/demonstration/must.ts'
import { draftRound, publishRound } from '../../src/round/calls/rounds/actions.ts'
import { startProposal } from '../../src/round/proposals/start/actions.ts'
import type { Content } from '../../src/round/proposals/rules/content.ts'
import type { Person } from '../../src/people/rules/person.ts'
import { dayOf } from '../../src/shared/days.ts'
import type { Result } from '../../src/shared/result.ts'
import type { Someone } from '../somebody.ts'
import { organizationOf } from '../round/opened.ts'
import { type Bureau, type Some, asNow, enactFor, hostedGroups } from './bureau.ts'
import { type Line, linesOf } from './desks.ts'
import { type Shape, planOf } from './shape.ts'

/** One round and whom it concerns, from its draft on. `told`: what was done, for whoever reads why a life has failed. */
export type Life = {
  bureau: Bureau
  shape: Shape
  roundId: string
  groups: Someone[]
  hosts: Someone[]
  now: number
  told: string[]
  /** What groups type otherwise than everybody does. */
  typed: Partial<Content>
  /** Who does nothing any more. */
  silent: Set<string>
  /** Whether everybody's desks are asked after whatever happens, and not only where nobody has anything to do. */
  isWatched: boolean
  /** Who had the last open thing of a kind on their desk. */
  holders: Map<string, string>
  /** Desks as they were last looked at. */
  seen: Map<string, { desk: Desk; day: string; tables: Set<string>; writes: number }>
}
export type Done = Result<unknown, { why: string }>
/** What somebody tries in a life; nothing where it finds nothing to try. `line`: what their desk says. */
export type Act = (life: Life, by: Person, id: string, line: Line) => Promise<Done | undefined>

export const DAY = 86_400_000

/** A published round, an hour before its call opens, whose applicants are there. */
export async function born(bureau: Bureau, shape: Shape, birth: number, isWatched: boolean): Promise<Life> {
  const { db, officers, approvers } = bureau
  await enactFor(bureau, shape, birth - 10)
  const { id: roundId } = must(await draftRound(db, officers[0], planOf(shape, birth), birth - 5))
  must(await publishRound(db, approvers[0], roundId, birth - 4))
  const { groups, hosts } = await hostedGroups(bureau, shape.proposals, birth)
  const life: Life = {
    bureau,
    shape,
    roundId,
    groups,
    hosts,
    now: birth + 2 * 3_600_000,
    told: [],
    typed: {},
    silent: new Set(),
    isWatched,
    holders: new Map(),
    seen: new Map(),
  }
  const [silent] = bureau.experts
  if (shape.isSilent && silent) life.silent.add(silent.person.id)
  for (const group of groups) must(await startProposal(db, group, roundId, organizationOf(group), life.now))
  return life
}

/** Everybody who has a desk in it. */
export const peopleOf = ({ bureau, groups, hosts }: Life): Someone[] => [
  ...[...bureau.officers, ...bureau.approvers, ...bureau.finance, bureau.auditor, bureau.administrator],
  ...[...bureau.experts.map(({ person }) => person), ...groups, ...hosts],
]

/** One of each, in turn: who did the last thing is not always who must do the next. */
export const onDuty = (life: Life, turn: number): Someone[] => {
  const { bureau, groups, hosts } = life
  const of = (some: Some) => some[turn % some.length] ?? some[0]
  return [
    ...[...groups, ...hosts, of(bureau.officers), bureau.auditor, of(bureau.approvers)],
    ...[...bureau.experts.map(({ person }) => person), of(bureau.finance), bureau.administrator],
  ]
}

/** How many turns it takes until everybody of a role was on duty. */
export const turnsOf = ({ bureau: { officers, approvers, finance } }: Life): number =>
  Math.max(officers.length, approvers.length, finance.length)

export type Desk = { who: Someone; by: Person; lines: Line[] }
/** Tables that only tell of what stands in others. */
const TELLING = ['history', 'letters']
/** What stands on somebody's desk. Looked at anew when something that it is read from was written since, or on another day. */
export async function deskOf(life: Life, who: Someone): Promise<Desk> {
  const { sqlite, db } = life.bureau
  const [known, day] = [life.seen.get(who.id), dayOf(life.now)]
  if (known?.day === day && sqlite.writesTo(known.tables) === known.writes) return known.desk
  const { value: desk, tables } = await sqlite.watched(async () => {
    const by = who.roles.length > 0 ? await asNow(life.bureau, who, life.now) : who
    return { who, by, lines: dated(await linesOf(db, by, life.now)) }
  })
  for (const table of TELLING) tables.delete(table)
  life.seen.set(who.id, { desk, day, tables, writes: sqlite.writesTo(tables) })
  return desk
}
function dated(lines: Line[]): Line[] {
  const undated = lines.filter(({ by }) => !/^\d{4}-\d\d-\d\d$/.test(by))
  if (undated.length > 0) throw new Error(`without a day: ${JSON.stringify(undated)}`)
  return lines
}
/** Whoever is silent has a desk like everybody, and does nothing. */
export const isSilent = ({ silent }: Life, { id }: { id: string }): boolean => silent.has(id)

/** Rows of the round, by a query of one's own: the life's memory is the database. */
export const rowsOf = <T extends object>({ bureau }: Life, query: SQL): Promise<T[]> =>
  bureau.db.all<T>(query)
export const idsOf = async (life: Life, query: SQL): Promise<string[]> =>
  (await rowsOf<{ id: string }>(life, query)).map(({ id }) => id)

/** It has ended without a result; or its result is final and each award is closed or given up. */
export async function isOver(life: Life): Promise<boolean> {
  const [found] = await rowsOf<{ over: number }>(
    life,
    sql`select exists (select 1 from ended_rounds where round_id = ${life.roundId})
      or exists (select 1 from notices n join announcements a on a.notice_id = n.id where n.round_id = ${life.roundId})
        and not exists (select 1 from awards w left join agreements g on g.proposal_id = w.proposal_id
          left join projects j on j.agreement_id = g.id left join closings c on c.project_id = j.id
          where w.round_id = ${life.roundId} and c.project_id is null
            and w.proposal_id not in (select proposal_id from lapsed_awards)) as over`,
  )
  return found?.over === 1
}

/** The next moment at which something changes by itself: a deadline, the end of a notice, a report that comes due. */
export async function nextMoment(life: Life): Promise<number> {
  const day = sql`strftime('%s', x.day) * 1000 + 16 * 3600000`
  const [found] = await rowsOf<{ at: number | null }>(
    life,
    sql`select min(at) as at from (
      select r.plan ->> '$.dates.opens' as at from rounds r where r.id = ${life.roundId}
      union all select r.plan ->> '$.dates.closes' from rounds r where r.id = ${life.roundId}
      union all select r.plan ->> '$.dates.scoringCloses' from rounds r where r.id = ${life.roundId}
      union all select (r.plan ->> '$.dates.closes' + r.plan ->> '$.dates.scoringCloses') / 2 + ${DAY} from rounds r
        where r.id = ${life.roundId}
      union all select ${life.now + DAY} from proposal_progress x
        where x.round_id = ${life.roundId} and x.failed_at > ${life.now - 15 * DAY}
      union all select ${day} from (
        select to_day as day from notices where round_id = ${life.roundId}
        union all select date(m.due_on, '-30 days') from agreements g join projects j on j.agreement_id = g.id
          join milestones m on m.project_id = j.id where g.round_id = ${life.roundId}
        union all select c.due_on from corrections c join submissions s on s.id = c.submission_id
          join proposals p on p.id = s.proposal_id where p.round_id = ${life.roundId}) x
    ) where at > ${life.now}`,
  )
  return found?.at ?? life.now + 20 * DAY
}

/** Does the same to each, and answers with the last that was refused, or was done. */
export async function each(ids: string[], act: (id: string) => Promise<Done>): Promise<Done | undefined> {
  const results: Done[] = []
  for (const id of ids) results.push(await act(id))
  return results.find(({ ok }) => ok) ?? results.at(-1)
}
