import { subjects } from '../../history/subjects.ts'
import { type Db, newId } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterToOrganization, letterToRole } from '../../letters/store.ts'
import type { Person } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { groundsIn } from '../../rulebook/citing.ts'
import { boundTo } from '../../rulebook/rules/bound.ts'
import { currentVersion } from '../../rulebook/store.ts'
import { type Ground, sayClause } from '../../shared/clauses.ts'
import { type Day, type Instant, dayOf, sayDay } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import {
  type BarRefusal,
  lastDayOf,
  whyNotDecide,
  whyNotLift,
  whyNotTakeBack,
  whyNotTwice,
} from '../rules/bar.ts'
import { whyNotRecord } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import * as says from './letters.ts'
import * as store from './store.ts'

type Done<T> = Promise<Result<T, BarRefusal | Stale | NotFound>>

/** An officer prepares a bar after a sanction. How long it lasts is the rulebook's in force, not the officer's. */
export async function prepareBar(
  db: Db,
  by: Person,
  organizationId: string,
  { from, reason, about }: { from: Day; reason: string; about: string },
  now: Instant,
): Done<{ id: string }> {
  const [[organization], [version], last, [same]] = await db.batch([
    organizationOf(db, organizationId),
    currentVersion(db),
    lastOf(db, subjects.organization(organizationId)),
    store.sameWaiting(db, organizationId, { from, reason, about }),
  ])
  if (!organization) return refuse({ why: 'not-found' })
  const whyNot = whyNotRecord(by, organization) ?? whyNotTwice(same)
  if (whyNot) return refuse(whyNot)
  if (!version) return refuse({ why: 'no-rulebook' })
  const bound = boundTo(version)
  const { parameters } = version.book
  const id = newId()
  const until = lastDayOf(from, parameters.sanctions.barYears)
  const rule = { rulebookId: version.id, clause: bound.clauses['sanctions.barYears'] ?? null }
  const letter = says.prepared(
    { 单位: organization.name, 开始: sayDay(from), 结束: sayDay(until), 原因: reason },
    { about: paths.bar(id), grounds: groundsIn(bound, null, 'sanctions.barYears') },
  )
  return record(
    db,
    lastIn(last, subjects.organization(organizationId)),
    { what: 'bar-prepared', by: by.id, at: now, particulars: { bar: id, from, until, reason } },
    [
      store.insertBar(db, { id, organizationId, from, until, reason, about, ...rule, by: by.id, at: now }),
      letterToRole('approver', letter),
    ],
    { id },
  )
}

/** Another person approves a bar, or returns it with a reason; the organization is told of what is approved. */
export async function decideBar(
  db: Db,
  by: Person,
  barId: string,
  { outcome, reason }: { outcome: 'approved' | 'returned'; reason: string },
  now: Instant,
): Done<null> {
  const found = await find(db, barId)
  if (!found) return refuse({ why: 'not-found' })
  const { bar, last } = found
  const whyNot = whyNotDecide(bar, by)
  if (whyNot) return refuse(whyNot)
  const letter = says.approved(
    { 开始: sayDay(bar.from), 结束: sayDay(bar.until), 原因: bar.reason },
    { about: paths.organization(bar.organization.id), grounds: groundsOf(bar) },
  )
  const told = outcome === 'approved' ? [letterToOrganization(bar.organization.id, letter)] : []
  return record(
    db,
    last,
    { what: 'bar-decided', by: by.id, at: now, particulars: { bar: barId, outcome, reason } },
    [store.insertDecision(db, { barId, outcome, reason, by: by.id, at: now }), ...told],
  )
}

/** Whoever prepared it takes it back while it waits; the organization has heard nothing of it. */
export async function takeBackBar(
  db: Db,
  by: Person,
  barId: string,
  reason: string,
  now: Instant,
): Done<null> {
  const found = await find(db, barId)
  if (!found) return refuse({ why: 'not-found' })
  const { bar, last } = found
  const whyNot = whyNotTakeBack(bar, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    last,
    { what: 'bar-taken-back', by: by.id, at: now, particulars: { bar: barId, reason } },
    [store.insertDecision(db, { barId, outcome: 'returned', reason, by: by.id, at: now })],
  )
}

/** An approver lifts a bar before its last day. */
export async function liftBar(db: Db, by: Person, barId: string, reason: string, now: Instant): Done<null> {
  const found = await find(db, barId)
  if (!found) return refuse({ why: 'not-found' })
  const { bar, last } = found
  const whyNot = whyNotLift(bar, by, dayOf(now))
  if (whyNot) return refuse(whyNot)
  const letter = says.lifted(
    { 原因: reason },
    { about: paths.organization(bar.organization.id), grounds: groundsOf(bar) },
  )
  return record(db, last, { what: 'bar-lifted', by: by.id, at: now, particulars: { bar: barId, reason } }, [
    store.insertLift(db, { barId, reason, by: by.id, at: now }),
    letterToOrganization(bar.organization.id, letter),
  ])
}

/** The clause that was in force when the bar was prepared. */
const groundsOf = ({ rulebookId, clause }: { rulebookId: string | null; clause: number | null }): Ground[] =>
  rulebookId === null || clause === null
    ? []
    : [{ says: `管理办法${sayClause(clause)}`, href: paths.clause(rulebookId, clause) }]

async function find(db: Db, barId: string) {
  const [[bar], last] = await db.batch([store.barById(db, barId), store.lastOfBarred(db, barId)])
  return bar ? { bar, last: lastIn(last, subjects.organization(bar.organization.id)) } : null
}
