import { type SQL, and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { invitationAcceptances as acceptances, invitations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { recheckBy } from '../../screening/rechecks/rules.ts'
import { lastFailure, unsettled } from '../../screening/store/waiting.ts'
import type { Counted, Panel } from '../rules/panel.ts'
import { experts, panelMembers as members } from '../tables.ts'
import { asidesIn, detectedIn, detectionIn } from './detected.ts'
import {
  approvedIn,
  assignedAtIn,
  drawingIn,
  membersIn,
  recusalsIn,
  recusalsOf,
  remindedIn,
  seated,
} from './panel.ts'
import { isOut, withdrawnAt } from './pool.ts'
import { wantedIn, wantingIn, wantsSheets } from './wanting.ts'

/** Of the pool: a page of `rows` of those whom `find` finds, and who is ticked on whatever page. */
type Asked = {
  find: string
  page: number
  'experts[]'?: string[] | undefined
  rows: number
  now: Instant
}

/** A round's panel for its page, in one round trip: what is eligible is counted, of the pool there is a page. */
export async function seePanel(db: Db, roundId: string, asked: Asked) {
  const [
    [round],
    [opened],
    memberRows,
    recusals,
    chosen,
    pool,
    [pooled],
    [counts],
    calendar,
    ofBarred,
    [assigned],
    [reminded],
    [approved],
    [wanted],
    wanting,
    [drawing],
    detected,
    asides,
  ] = await db.batch([
    callOf(db, roundId),
    openedAtIn(db, roundId),
    membersIn(db, roundId),
    recusalsIn(db, roundId),
    beside(db, roundId, asked.now, isTicked(asked['experts[]'])),
    beside(db, roundId, asked.now, sql`not ${isTicked(asked['experts[]'])} and ${isNamed(asked.find)}`)
      .limit(asked.rows)
      .offset((asked.page - 1) * asked.rows),
    howManyBeside(db, roundId, asked),
    countsOf(db, roundId),
    calendarOf(db),
    eligibleOfBarred(db, roundId),
    assignedAtIn(db, roundId),
    remindedIn(db, roundId),
    approvedIn(db, roundId),
    wantedIn(db, roundId),
    wantingIn(db, roundId, asked.rows),
    drawingIn(db, roundId),
    detectedIn(db, roundId),
    asidesIn(db, roundId),
  ])
  if (!round) return null
  const panel: Panel<Counted> = {
    roundId,
    plan: round.plan,
    ended: round.ended,
    members: memberRows,
    recusals,
    detected: detected.map(detectionIn),
    pool,
    left: counts?.left ?? 0,
    recheckBy: recheckBy(round.plan, calendar, counts?.failedAt ?? null),
    eligible: withTheRest(ofBarred, counts?.eligible ?? 0),
    assignedAt: assigned?.at ?? null,
    approvedAt: approved?.at ?? null,
    remindedAt: reminded?.at ?? null,
    openedAt: opened?.at ?? null,
    drawing: drawing?.seq ?? null,
  }
  return {
    panel,
    chosen,
    pooled: pooled?.count ?? 0,
    sheets: counts?.sheets ?? 0,
    wanted: wanted ?? { proposals: 0, missing: 0 },
    wanting,
    asides,
  }
}

export type Seen = NonNullable<Awaited<ReturnType<typeof seePanel>>>

/** Those of organizations from which nobody is barred are one group. */
function withTheRest(ofBarred: Counted[], all: number): Counted[] {
  const rest = ofBarred.reduce((left, { count: some }) => left - some, all)
  return rest > 0 ? [...ofBarred, { organizationId: '', count: rest }] : ofBarred
}

/** Once the sheets are given out somebody joins only where some are missing, and once the list is approved nobody does. */
const isOpen = (roundId: string): SQL =>
  sql`not exists (select 1 from approved_rounds z where z.round_id = ${roundId})
    and (not exists (select 1 from assignments z where z.round_id = ${roundId}) or ${wantsSheets(roundId)})`

/** Experts who are not on the panel and could be. */
const beside = (db: Db, roundId: string, now: Instant, which: SQL) =>
  db
    .select(seated)
    .from(experts)
    .innerJoin(invitations, eq(invitations.id, experts.invitationId))
    .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
    .leftJoin(members, and(eq(members.expertId, experts.id), eq(members.roundId, roundId)))
    .where(and(isOpen(roundId), isNull(members.expertId), isUsable(now), which))
    .orderBy(asc(experts.at), asc(experts.name))

const howManyBeside = (db: Db, roundId: string, { now, find, 'experts[]': ticked }: Asked) =>
  db
    .select({ count: count() })
    .from(experts)
    .innerJoin(invitations, eq(invitations.id, experts.invitationId))
    .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
    .leftJoin(members, and(eq(members.expertId, experts.id), eq(members.roundId, roundId)))
    .where(
      and(
        isOpen(roundId),
        isNull(members.expertId),
        isUsable(now),
        sql`not ${isTicked(ticked)}`,
        isNamed(find),
      ),
    )

/** Who is in the pool, has come in by the invitation and not left, or still may come. */
const isUsable = (
  now: Instant,
): SQL => sql`not ${isOut(experts.id)} and case when ${acceptances.at} is not null
  then not exists (select 1 from departed_experts d where d.expert_id = ${experts.id})
  else ${withdrawnAt} is null and ${invitations.expiresAt} > ${now} end`

const isTicked = (ids: string[] | undefined): SQL =>
  sql`${experts.id} in (select value from json_each(${JSON.stringify(ids ?? [])}))`

const isNamed = (word: string): SQL =>
  sql`instr(${experts.name} || ' ' || ${experts.employer} || ' ' || ${experts.field}, ${word}) > 0`

/** Nothing of a round whose proposals are sealed. */
const countsOf = (db: Db, roundId: string) =>
  db.all<{ left: number; eligible: number; sheets: number; failedAt: Instant | null }>(sql`
    select ${unsettled} as "left", q.eligible, q.sheets, ${lastFailure(sql`q.round_id`)} as failedAt from round_progress q
    join unsealed_rounds u on u.id = q.round_id where q.round_id = ${roundId}`)

const eligibleOfBarred = (db: Db, roundId: string) =>
  db.all<Counted>(sql`
    select s.organization_id as organizationId, count(*) as count
    from (select distinct organizationId from (${recusalsOf(roundId)})) x
    cross join open_submissions s on s.organization_id = x.organizationId and s.round_id = ${roundId}
    join proposal_progress g on g.proposal_id = s.proposal_id and g.eligible = 1 group by 1`)
