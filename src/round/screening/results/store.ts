import { type SQL, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import { jsonParts } from '../../../db/parts.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import type { Snapshot } from '../../../organizations/rules/check.ts'
import { type Instant, lastDayBy } from '../../../shared/days.ts'
import { isUnsealed } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import type { Kept } from '../rules/checklist.ts'
import { entriesIn } from '../rules/credit.ts'
import { eligibilityResults, toldFindings } from '../tables.ts'
import type { Held, Sent } from './rules.ts'

/** A page of findings that are held, the failures first, each in the order of their numbers. `rows` from `skip` on. */
export type Paged = { rows: number; skip: number }
const ALL: Paged = { rows: -1, skip: 0 }

const heldIn = (db: Db, roundId: string, { rows, skip }: Paged) =>
  db.all<Omit<Held, 'items'> & { grounds: string; items: string | null }>(sql`
    select k.id as findingId, x.proposal_id as proposalId, s.organization_id as organizationId, o.name as organization,
      s.title, n.seq as number, k.outcome, k.reason, ${grounds(sql`k.id`)} as grounds,
      (select l.items from eligibility_checklists l where l.finding_id = k.id) as items
    ${HELD(roundId)} order by k.outcome = 'eligible', n.seq limit ${rows} offset ${skip}`)

const HELD = (roundId: string): SQL => sql`
  from proposal_progress x cross join counting_submissions s on s.proposal_id = x.proposal_id
  join proposal_numbers n on n.proposal_id = x.proposal_id
  join organizations o on o.id = s.organization_id
  join eligibility_checks k on k.submission_id = s.id
  where x.round_id = ${roundId} and x.untold > 0`

/** The look-ups that a finding rests on, as JSON. */
const grounds = (findingId: SQL): SQL => sql`
  (select json_group_array(json_object('about', c.about, 'result', c.result, 'enteredOn', c.entered_on, 'until', c.until_on,
      'checkedOn', c.checked_on, 'source', c.source, 'note', c.note))
    from eligibility_snapshots z join all_organization_checks c on c.id = z.check_id where z.finding_id = ${findingId})`

/** How many are not judged, and how many findings are held, by what was found. */
const countsIn = (db: Db, roundId: string) =>
  db.all<{ left: number; held: number; ineligible: number }>(sql`
    select iif(${isUnsealed(sql`q.round_id`)}, q.submitted - q.screened, 0) as "left", q.untold as held,
      (select count(*) ${HELD(roundId)} and k.outcome = 'ineligible') as ineligible
    from round_progress q where q.round_id = ${roundId}`)

const sentIn = (db: Db, roundId: string) =>
  db.all<Sent>(sql`
    select r.id, r.at, p.name, sum(k.outcome = 'eligible') as eligible, sum(k.outcome = 'ineligible') as ineligible
    from eligibility_results r join people p on p.id = r.by_id
    join told_findings t on t.results_id = r.id join all_eligibility_checks k on k.id = t.finding_id
    where r.round_id = ${roundId} group by r.id order by r.at desc, r.id limit 50`)

/** A round with what is held in it, `rows` of it or all, what was sent before, and all that sending rests on: one round trip. */
export async function findResults(db: Db, roundId: string, paged: Paged = ALL) {
  const [[round], [counts], rows, sent, calendar, last] = await db.batch([
    callOf(db, roundId),
    countsIn(db, roundId),
    heldIn(db, roundId, paged),
    sentIn(db, roundId),
    calendarOf(db),
    lastOf(db, subjects.panel(roundId)),
  ])
  if (!round || !counts) return null
  const to = lastDayBy(round.plan.dates.closes)
  const { left, held, ineligible } = counts
  return {
    round,
    results: { roundId, ended: round.ended, left, held },
    counts: { eligible: held - ineligible, ineligible },
    held: rows.map(({ grounds: looked, items, ...row }) => ({
      ...{ ...row, items: itemsIn(items) },
      entries: entriesIn(snapshotsIn(looked), to),
    })),
    sent,
    calendar,
    last: lastIn(last, subjects.panel(roundId)),
  }
}

export type Found = NonNullable<Awaited<ReturnType<typeof findResults>>>

function snapshotsIn(looked: string): Snapshot[] {
  return JSON.parse(looked)
}

function itemsIn(kept: string | null): Kept[] {
  return kept === null ? [] : JSON.parse(kept)
}

/** One row, and a statement for some thousand findings. */
export const insertResults = (
  db: Db,
  row: { id: string; roundId: string; by: string; at: Instant },
  findingIds: string[],
): Statement[] => [
  db.insert(eligibilityResults).values(row),
  ...jsonParts(findingIds).map((part) =>
    db.insert(toldFindings).select(sql`select value, ${row.id} from json_each(${part})`),
  ),
]
