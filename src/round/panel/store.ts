import { type SQL, and, asc, count, eq, isNotNull, isNull, notExists, or, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../db/db.ts'
import type { Last } from '../../history/rules.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import { invitationAcceptances as acceptances, invitations, organizations } from '../../people/tables.ts'
import type { Instant } from '../../shared/days.ts'
import { callOf } from '../calls/store.ts'
import { currentSubmissions as submitted } from '../proposals/tables.ts'
import { eligibleIn, waitingIn } from '../screening/store.ts'
import { eligibilityChecks as checks } from '../screening/tables.ts'
import type { Declared, Standing } from './rules/declaration.ts'
import type { Pair } from './rules/assignment.ts'
import type { Panel } from './rules/panel.ts'
import type { NewExpert } from './rules/pool.ts'
import { assignments, declarations, experts, panelMembers as members, recusals } from './tables.ts'

/** The pool is one record: two who add the same expert at once cannot both be right. */
export const POOL = 'pool'
export const panelSubject = (roundId: string): string => `panel:${roundId}`
/** Written once, so its history is always fresh; members who declare at the same time are not in each other's way. */
export const declarationSubject = (roundId: string, expertId: string): string =>
  `declaration:${roundId}:${expertId}`

// ── The pool ──

const expert = {
  id: experts.id,
  name: experts.name,
  employer: experts.employer,
  field: experts.field,
  personId: acceptances.personId,
  acceptedAt: acceptances.at,
  expiresAt: invitations.expiresAt,
}

/** Those of the pool with this address, and where the pool's history stands. */
export async function findNamesakes(db: Db, email: string) {
  const [namesakes, last] = await db.batch([
    db
      .select({ name: experts.name, acceptedAt: acceptances.at, expiresAt: invitations.expiresAt })
      .from(experts)
      .innerJoin(invitations, eq(invitations.id, experts.invitationId))
      .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
      .where(eq(invitations.email, email.toLowerCase())),
    lastOf(db, POOL),
  ])
  return { namesakes, last: lastIn(last, POOL) }
}

export const insertExpert = (
  db: Db,
  row: Omit<NewExpert, 'email'> & { id: string; invitationId: string; by: string; at: Instant },
): Statement => db.insert(experts).values(row)

/** A page of the pool in the order of coming in, with how many there are. `word` is sought in name, employer and field. */
export async function findPool(db: Db, { word, page }: { word?: string | undefined; page: number }) {
  const where = word
    ? sql`instr(${experts.name} || ' ' || ${experts.employer} || ' ' || ${experts.field}, ${word}) > 0`
    : undefined
  const [rows, [total]] = await db.batch([
    db
      .select({ ...expert, email: invitations.email })
      .from(experts)
      .innerJoin(invitations, eq(invitations.id, experts.invitationId))
      .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
      .where(where)
      .orderBy(asc(experts.at), asc(experts.name))
      .limit(50)
      .offset((page - 1) * 50),
    db.select({ count: count() }).from(experts).where(where),
  ])
  return { rows, total: total?.count ?? 0 }
}

// ── The panel, for the office ──

/** Members of a round's panel, each with the declaration and the number of sheets assigned. */
export const membersIn = (db: Db, roundId: string) =>
  db
    .select({
      ...expert,
      declaredAt: declarations.at,
      sheets: sql<number>`(select count(*) from ${assignments} where ${and(eq(assignments.roundId, roundId), eq(assignments.expertId, experts.id))})`,
    })
    .from(members)
    .innerJoin(experts, eq(experts.id, members.expertId))
    .innerJoin(invitations, eq(invitations.id, experts.invitationId))
    .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
    .leftJoin(declarations, ofMember(declarations))
    .where(eq(members.roundId, roundId))
    .orderBy(asc(members.at), asc(experts.at), asc(experts.name))

const ofMember = (of: typeof declarations | typeof recusals) =>
  and(eq(of.roundId, members.roundId), eq(of.expertId, members.expertId))

/** Who is barred from whom, in words; for the office only. */
export const recusalsIn = (db: Db, roundId: string) =>
  db
    .select({
      expertId: recusals.expertId,
      organizationId: recusals.organizationId,
      organization: organizations.name,
      reason: recusals.reason,
    })
    .from(recusals)
    .innerJoin(organizations, eq(organizations.id, recusals.organizationId))
    .where(eq(recusals.roundId, roundId))
    .orderBy(asc(organizations.name))

/** Experts who are not on the round's panel and could be. */
const poolBeside = (db: Db, roundId: string) =>
  db
    .select(expert)
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

/** A published round's panel and all that its acts rest on, in one round trip. */
export async function findPanel(db: Db, roundId: string): Promise<{ panel: Panel; last: Last } | null> {
  const [[round], memberRows, recusalRows, pool, [waiting], eligible, [assigned], last] = await db.batch([
    callOf(db, roundId),
    membersIn(db, roundId),
    recusalsIn(db, roundId),
    poolBeside(db, roundId),
    waitingIn(db, roundId),
    eligibleIn(db, roundId),
    assignedAtIn(db, roundId),
    lastOf(db, panelSubject(roundId)),
  ])
  if (!round) return null
  const panel = {
    roundId,
    plan: round.plan,
    members: memberRows,
    recusals: recusalRows,
    pool,
    left: waiting?.left ?? 0,
    eligible,
    assignedAt: assigned?.at ?? null,
  }
  return { panel, last: lastIn(last, panelSubject(roundId)) }
}

export const insertMembers = (db: Db, roundId: string, expertIds: string[], by: string, at: Instant): Statement =>
  db.run(sql`insert into panel_members (round_id, expert_id, by_id, at)
    select ${roundId}, value, ${by}, ${at} from json_each(${JSON.stringify(expertIds)})`)

/** One statement and one parameter for all rows: D1 binds 100 parameters at most. */
export function insertAssignments(db: Db, roundId: string, pairs: Pair[], by: string, at: Instant): Statement {
  const rows = pairs.map(({ submissionId, expertId }) => [newId(), submissionId, expertId])
  return db.run(sql`insert into assignments (id, round_id, submission_id, expert_id, by_id, at)
    select value ->> 0, ${roundId}, value ->> 1, value ->> 2, ${by}, ${at} from json_each(${JSON.stringify(rows)})`)
}

// ── The declaration, for the expert ──

/** Which experts of the pool a person is. One who accepted two invitations is two; no panel takes both. */
export const expertOf = (db: Db, personId: string) =>
  db
    .select({ id: experts.id, name: experts.name })
    .from(experts)
    .innerJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
    .where(eq(acceptances.personId, personId))

/** A person's place on a round's panel. */
const memberOf = (db: Db, roundId: string, personId: string) =>
  db
    .select({ expertId: experts.id, name: experts.name, declaredAt: declarations.at })
    .from(members)
    .innerJoin(experts, eq(experts.id, members.expertId))
    .innerJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
    .leftJoin(declarations, ofMember(declarations))
    .where(and(eq(members.roundId, roundId), eq(acceptances.personId, personId)))
    .orderBy(sql`${declarations.at} is not null`)

/**
 * Whom a member has to declare on: names, and nothing of what they propose. Empty until the round's last submission is
 * judged, because a list that can still grow shows who has passed so far.
 */
const organizationsIn = (db: Db, roundId: string) =>
  db
    .selectDistinct({ id: organizations.id, name: organizations.name })
    .from(submitted)
    .innerJoin(checks, and(eq(checks.submissionId, submitted.id), eq(checks.outcome, 'eligible')))
    .innerJoin(organizations, eq(organizations.id, submitted.organizationId))
    .where(and(eq(submitted.roundId, roundId), notExists(unjudgedIn(db, roundId))))

const unjudgedIn = (db: Db, roundId: string) =>
  db
    .select({ one: sql`1` })
    .from(submitted)
    .leftJoin(checks, eq(checks.submissionId, submitted.id))
    .where(and(eq(submitted.roundId, roundId), isNull(checks.submissionId)))

const recusalsOf = (db: Db, roundId: string, personId: string) =>
  db
    .select({ organizationId: recusals.organizationId, organization: organizations.name, reason: recusals.reason })
    .from(recusals)
    .innerJoin(organizations, eq(organizations.id, recusals.organizationId))
    .where(and(eq(recusals.roundId, roundId), sql`${recusals.expertId} in ${idsOf(personId)}`))

const idsOf = (personId: string): SQL =>
  sql`(select ${experts.id} from ${experts} join ${acceptances} on ${eq(acceptances.invitationId, experts.invitationId)} where ${eq(acceptances.personId, personId)})`

export type Declaring = {
  round: { id: string; title: string }
  member: { expertId: string; name: string }
  standing: Standing
  recusals: { organizationId: string; organization: string; reason: string }[]
}

/** A member's own declaration; null for whoever is not on the panel. One round trip. */
export async function findDeclaring(db: Db, roundId: string, personId: string): Promise<Declaring | null> {
  const [[round], [member], listed, [waiting], own, [assigned]] = await db.batch([
    callOf(db, roundId),
    memberOf(db, roundId, personId),
    organizationsIn(db, roundId),
    waitingIn(db, roundId),
    recusalsOf(db, roundId, personId),
    assignedAtIn(db, roundId),
  ])
  if (!round || !member) return null
  const { declaredAt, ...place } = member
  return {
    round: { id: roundId, title: round.plan.title },
    member: place,
    standing: {
      closes: round.plan.dates.closes,
      left: waiting?.left ?? 0,
      declaredAt,
      assignedAt: assigned?.at ?? null,
      organizations: listed,
    },
    recusals: own,
  }
}

export const insertDeclaration = (db: Db, roundId: string, expertId: string, at: Instant): Statement =>
  db.insert(declarations).values({ roundId, expertId, at })

export function insertRecusals(
  db: Db,
  { roundId, expertId, by, at }: { roundId: string; expertId: string; by: string; at: Instant },
  declared: Declared[],
): Statement {
  const rows = declared.map(({ organizationId, reason }) => [organizationId, reason])
  return db.run(sql`insert into recusals (round_id, expert_id, organization_id, reason, by_id, at)
    select ${roundId}, ${expertId}, value ->> 0, value ->> 1, ${by}, ${at} from json_each(${JSON.stringify(rows)})`)
}
