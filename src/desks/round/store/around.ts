import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import { asked } from '../../../db/asked.ts'
import type { Db } from '../../../db/db.ts'
import { STAFF, type Person, type Role, has } from '../../../people/rules/person.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { findApprover } from '../../approver/store/desk.ts'
import { findOfficer } from '../../officer/store/desk.ts'
import { findOperator } from '../../operator/store/desk.ts'
import { waitsIn, worksIn } from '../rules/works.ts'
import { latestOf, happeningsOf } from '../../history/store.ts'
import { HISTORY_READERS, type Happening } from '../../history/rules.ts'
import { overviewIn, overviewOf } from '../../overview/store.ts'
import { type Dates, datesOf } from '../rules/dates.ts'
import type { RoundCounts } from '../rules/stages.ts'
import { actsOf } from './acts.ts'

/** The round that an address lies in: its id, and whether its home is asked for, and no act of it. */
export type RoundPlace = { id: string; isHome: boolean }

/** "/rounds/7k2…/scoring"; null: in none. */
export function placeIn(path: string, method = 'GET'): RoundPlace | null {
  const [, id, more] = /^\/rounds\/([^/]+)(\/.*)?$/.exec(path) ?? []
  return id === undefined || id === 'new' ? null : { id, isHome: method === 'GET' && more === undefined }
}

/**
 * For the staff, and whoever runs it for an outside unit, how far the round is that an address lies in and when its stages were;
 * with its home what happened last in it, for whoever reads its history. They go with the question who asks: nothing is read for
 * anybody else.
 */
export function aroundOf(db: Db, token: string, now: Instant, { id, isHome }: RoundPlace) {
  const values = { token, now, today: dayOf(now), id, isHome: isHome ? 1 : 0 }
  return [
    overviewAround(db, values),
    latestAround(db, values),
    actsAround(db, values),
    calendarAround(db, {}),
  ] as const
}

const overviewAround = asked(['token', 'now', 'today', 'id'], (db, it) =>
  overviewOf(db, it, it.id, isTheirs(it)),
)
const latestAround = asked(['token', 'today', 'id', 'isHome'], (db, it) =>
  latestOf(db, it.id, LATEST, sql`${it.isHome} = 1 and (${holds(it.token, HISTORY_READERS)} or ${runs(it)})`),
)
const actsAround = asked(['token', 'today', 'id'], (db, it) => actsOf(db, it.id, isTheirs(it)))
const calendarAround = asked([], calendarOf)

type Asking = { token: SQLWrapper; today: SQLWrapper; id: SQLWrapper }
const isTheirs = (it: Asking): SQL => sql`(${holds(it.token, STAFF)} or ${runs(it)})`

const LATEST = 6
/** Matters of a desk that are looked through. */
const MOST = 50

type Rows = { -readonly [K in 0 | 1 | 2 | 3]: Awaited<ReturnType<typeof aroundOf>[K]> }

/** What they answered; null: no such round, a draft, or somebody else asks. */
export async function foundIn(
  [[row], latest, [acts], calendar]: [Rows[0], Rows[1], Rows[2], Rows[3]],
  { isHome }: RoundPlace,
): Promise<Found | null> {
  if (!row || !acts || row.publishedAt === null) return null
  const { quota, budgetFen, ...counted } = row
  const round = { ...overviewIn(counted), quota, budgetFen }
  return { round, dates: datesOf(round, acts, calendar), isHome, latest: await happeningsOf(latest) }
}

export type Found = { round: RoundCounts; dates: Dates; isHome: boolean; latest: Happening[] }

/** What waits in it for whoever asks, as their desks say it, so that there is one last day: one round trip a desk, at once. */
export async function mattersIn(db: Db, round: RoundCounts, by: Person, now: Instant) {
  const [officer, approver] = await Promise.all([
    by.operates ? findOperator(db, by, now) : has(by, 'officer') ? findOfficer(db, by, now, MOST) : null,
    has(by, 'approver') ? findApprover(db, by, now) : null,
  ])
  return {
    works: worksIn(officer?.works ?? [], round),
    waits: waitsIn(approver?.waits ?? [], round),
  }
}

/** Whoever has the session runs the round for an outside unit. */
const runs = ({ token, today, id }: Asking): SQL =>
  sql`exists (select 1 from sessions s join operating_people o on o.person_id = s.person_id
    where s.token = ${token} and o.round_id = ${id} and o.last_on >= ${today})`

/** Whoever has the session is one of these. */
const holds = (token: SQLWrapper, roles: readonly Role[]): SQL =>
  sql`exists (select 1 from sessions s join role_grants g on g.person_id = s.person_id
    left join role_ends e on e.grant_id = g.id
    where s.token = ${token} and e.grant_id is null and g.role in (select value from json_each(${JSON.stringify(roles)})))`
