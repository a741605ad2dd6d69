import { calendarOf } from '../../../calendar/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { and, asc, eq, isNull, max, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../../db/db.ts'
import { jsonParts } from '../../../db/parts.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { history } from '../../../history/tables.ts'
import { invitationAcceptances as acceptances, invitations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { eligibleIn } from '../../screening/store/cases.ts'
import { recheckBy } from '../../screening/rechecks/rules.ts'
import { lastFailureIn, waitingIn } from '../../screening/store/waiting.ts'
import type { Pair } from '../rules/assignment.ts'
import { KNOWN_REASON, type Panel, type Recusal } from '../rules/panel.ts'
import { assignments, declarations, experts, panelMembers as members, panelRemovals } from '../tables.ts'
import { detectedIn, detectionIn } from './detected.ts'
import { expert, hasLeft, isOut } from './pool.ts'

/** An expert, with whether they have left, and whether they read proposals for the office. */
export const seated = {
  ...expert,
  isReader:
    sql<boolean>`exists (select 1 from proposal_readers r where r.person_id = ${acceptances.personId})`
      .mapWith(Boolean)
      .as('is_reader'),
  hasLeft: hasLeft(experts.id).mapWith(Boolean).as('has_left'),
  isOut: isOut(experts.id).mapWith(Boolean).as('is_out'),
}

/** Members of a round's panel (two columns named `at` need an alias in a batch), each with the declaration and the number of sheets assigned. */
export const membersIn = (db: Db, roundId: string) =>
  db
    .select({
      ...seated,
      declaredAt: sql<Instant | null>`${declarations.at}`.as('declared_at'),
      removedAt: sql<Instant | null>`${panelRemovals.at}`.as('removed_at'),
      removedFor: sql<string | null>`${panelRemovals.reason}`.as('removed_for'),
      sheets: sql<number>`coalesce((select x.sheets from expert_progress x where x.round_id = ${roundId} and x.expert_id = ${experts.id}), 0)`,
    })
    .from(members)
    .innerJoin(experts, eq(experts.id, members.expertId))
    .innerJoin(invitations, eq(invitations.id, experts.invitationId))
    .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
    .leftJoin(
      declarations,
      and(eq(declarations.roundId, members.roundId), eq(declarations.expertId, members.expertId)),
    )
    .leftJoin(
      panelRemovals,
      and(eq(panelRemovals.roundId, members.roundId), eq(panelRemovals.expertId, members.expertId)),
    )
    .where(eq(members.roundId, roundId))
    .orderBy(asc(members.at), asc(experts.at), asc(experts.name))

/** Who is barred from whom, in words: as they declared, and by what is known of them. For the office only. */
export const recusalsIn = (db: Db, roundId: string) => db.all<Recusal>(recusalsOf(roundId))

export const recusalsOf = (roundId: string) => sql`
    select r.expert_id as expertId, r.organization_id as organizationId, o.name as organization, r.reason
    from recusals r join organizations o on o.id = r.organization_id where r.round_id = ${roundId}
    union select m.expert_id, i.organization_id, o.name, ${KNOWN_REASON}
    from panel_members m join experts x on x.id = m.expert_id
    join invitation_acceptances a on a.invitation_id = x.invitation_id
    join interests_in_rounds i on i.person_id = a.person_id and i.round_id = m.round_id
    join organizations o on o.id = i.organization_id
    where m.round_id = ${roundId} and not exists (
      select 1 from recusals r where r.round_id = m.round_id and r.expert_id = m.expert_id and r.organization_id = i.organization_id)
    order by 3`

/** Experts who are not on the round's panel and could be. */
export const poolBeside = (db: Db, roundId: string) =>
  db
    .select(seated)
    .from(experts)
    .innerJoin(invitations, eq(invitations.id, experts.invitationId))
    .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
    .leftJoin(members, and(eq(members.expertId, experts.id), eq(members.roundId, roundId)))
    .where(isNull(members.expertId))
    .orderBy(asc(experts.at), asc(experts.name))

/** When the round's sheets were assigned: one row, null before. */
export const assignedAtIn = (db: Db, roundId: string) =>
  db
    .select({ at: sql<Instant | null>`max(${assignments.at})` })
    .from(assignments)
    .where(eq(assignments.roundId, roundId))

/** When the round's list of awards was approved: one row, or none. */
export const approvedIn = (db: Db, roundId: string) =>
  db.all<{ at: Instant }>(sql`select at from approved_rounds where round_id = ${roundId} limit 1`)

/** The draw that has no result yet: one row, or none. */
export const drawingIn = (db: Db, roundId: string) =>
  db.all<{ seq: number }>(sql`select d.seq from draws d where d.round_id = ${roundId}
    and not exists (select 1 from draw_outcomes x where x.draw_id = d.id)
    and not exists (select 1 from draw_asides s join draw_aside_answers a on a.aside_id = s.id
      where s.draw_id = d.id and a.is_agreed = 1)`)

export const remindedIn = (db: Db, roundId: string) =>
  db
    .select({ at: max(history.at) })
    .from(history)
    .where(and(eq(history.subject, subjects.panel(roundId)), eq(history.what, 'members-reminded')))

/** A published round's panel and all that its acts rest on, in one round trip. */
export async function findPanel(db: Db, roundId: string): Promise<{ panel: Panel; last: Last } | null> {
  const [
    [round],
    [opened],
    memberRows,
    recusalRows,
    pool,
    [waiting],
    [failure],
    calendar,
    eligible,
    [assigned],
    [approved],
    [reminded],
    [drawing],
    detected,
    last,
  ] = await db.batch([
    callOf(db, roundId),
    openedAtIn(db, roundId),
    membersIn(db, roundId),
    recusalsIn(db, roundId),
    poolBeside(db, roundId),
    waitingIn(db, roundId),
    lastFailureIn(db, roundId),
    calendarOf(db),
    eligibleIn(db, roundId),
    assignedAtIn(db, roundId),
    approvedIn(db, roundId),
    remindedIn(db, roundId),
    drawingIn(db, roundId),
    detectedIn(db, roundId),
    lastOf(db, subjects.panel(roundId)),
  ])
  if (!round) return null
  const panel = {
    roundId,
    plan: round.plan,
    ended: round.ended,
    members: memberRows,
    recusals: recusalRows,
    detected: detected.map(detectionIn),
    pool,
    left: waiting?.left ?? 0,
    recheckBy: recheckBy(round.plan, calendar, failure?.at ?? null),
    eligible,
    assignedAt: assigned?.at ?? null,
    approvedAt: approved?.at ?? null,
    remindedAt: reminded?.at ?? null,
    openedAt: opened?.at ?? null,
    drawing: drawing?.seq ?? null,
  }
  return { panel, last: lastIn(last, subjects.panel(roundId)) }
}

/** One statement for all rows, in the order of the table's columns. */
export const insertMembers = (
  db: Db,
  roundId: string,
  expertIds: string[],
  by: string,
  at: Instant,
): Statement =>
  db
    .insert(members)
    .select(sql`select ${roundId}, value, ${by}, ${at} from json_each(${JSON.stringify(expertIds)})`)

/** A statement for some thousand rows, in the order of the table's columns. */
export function insertAssignments(
  db: Db,
  roundId: string,
  pairs: Pair[],
  by: string,
  at: Instant,
): Statement[] {
  const rows = pairs.map(({ submissionId, expertId }) => [newId(), submissionId, expertId])
  return jsonParts(rows).map((part) =>
    db.insert(assignments).select(sql`
      select value ->> 0, ${roundId}, value ->> 1, value ->> 2, ${by}, ${at} from json_each(${part})`),
  )
}
