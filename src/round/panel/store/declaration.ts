import { boundBy } from '../../calls/rules/numbers.ts'
import { type SQL, and, desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { type Last, fresh } from '../../../history/rules.ts'
import { lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { invitationAcceptances as acceptances, organizations } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { isUnsealed } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { waitingIn, waits } from '../../screening/store/waiting.ts'
import type { Detection } from '../rules/detected.ts'
import type { Declared, Standing } from '../rules/declaration.ts'
import { declarations, experts, panelMembers as members, recusals } from '../tables.ts'
import { detectedOf, detectionIn } from './detected.ts'
import { approvedIn, assignedAtIn } from './panel.ts'

/** A person's place on a round's panel. */
const memberOf = (db: Db, roundId: string, personId: string) =>
  db
    .select({
      expertId: experts.id,
      name: experts.name,
      declaredAt: declarations.at,
      removedAt: sql<Instant | null>`(select v.at from panel_removals v
        where v.round_id = ${members.roundId} and v.expert_id = ${members.expertId})`,
    })
    .from(acceptances)
    .innerJoin(experts, eq(experts.invitationId, acceptances.invitationId))
    .crossJoin(members)
    .leftJoin(
      declarations,
      and(eq(declarations.roundId, members.roundId), eq(declarations.expertId, members.expertId)),
    )
    .where(
      and(eq(acceptances.personId, personId), eq(members.roundId, roundId), eq(members.expertId, experts.id)),
    )
    .orderBy(sql`${declarations.at} is not null`)

/**
 * Whom a member has to declare on: names, and nothing of what they propose. Empty until the round's last submission is
 * judged, because a list that can still grow shows who has passed so far; and once they have declared on it. Where a failure may be
 * looked at again until the sheets are given out, whoever failed is on it, too: nobody is judged whom a member was not asked about.
 */
const organizationsIn = (db: Db, roundId: string, personId: string) =>
  db.all<{ id: string; name: string }>(sql`
    select distinct o.id, o.name from (select 1 where (${waits(roundId)}) = 0 and not exists (${hasDeclared(roundId, personId)})) w
    cross join proposal_progress x cross join proposals p on p.id = x.proposal_id join organizations o on o.id = p.organization_id
    where x.round_id = ${roundId} and (x.eligible > 0 or x.failed_at is not null and ${mayStillPass(roundId)})
      and ${isUnsealed(sql`x.round_id`)}`)

const mayStillPass = (roundId: string): SQL => sql`
  coalesce((select r.plan ->> '$.parameters.screening.recheckDays' from rounds r where r.id = ${roundId}), 0) > 0
  and not exists (select 1 from assignments a where a.round_id = ${roundId})`

const hasDeclared = (roundId: string, personId: string): SQL => sql`
  select 1 from invitation_acceptances a join experts x on x.invitation_id = a.invitation_id
  cross join declarations d on d.round_id = ${roundId} and d.expert_id = x.id where a.person_id = ${personId}`

/** Whom they declared, on a list of names; what came afterwards from within a sheet, or from the office, is read by no name. */
const recusalsOf = (db: Db, roundId: string, personId: string) =>
  db
    .select({
      organizationId: recusals.organizationId,
      organization: organizations.name,
      reason: recusals.reason,
    })
    .from(acceptances)
    .innerJoin(experts, eq(experts.invitationId, acceptances.invitationId))
    .crossJoin(recusals)
    .innerJoin(
      declarations,
      and(
        eq(declarations.roundId, recusals.roundId),
        eq(declarations.expertId, recusals.expertId),
        eq(declarations.at, recusals.at),
      ),
    )
    .innerJoin(organizations, eq(organizations.id, recusals.organizationId))
    .where(
      and(
        eq(acceptances.personId, personId),
        eq(recusals.roundId, roundId),
        eq(recusals.expertId, experts.id),
      ),
    )

export type Declaring = {
  round: { id: string; title: string }
  member: { expertId: string; name: string }
  standing: Standing
  recusals: { organizationId: string; organization: string; reason: string }[]
  detected: Detection[]
  last: Last
}

/** Where the history of a member's declaration stands: an officer may have pinned a recusal before. */
const lastOfDeclaration = (db: Db, roundId: string, personId: string) =>
  lastOf(
    db,
    subjects.declaration.of(
      roundId,
      sql`(select m.expert_id from invitation_acceptances a join experts x on x.invitation_id = a.invitation_id
        join panel_members m on m.expert_id = x.id and m.round_id = ${roundId} where a.person_id = ${personId} limit 1)`,
    ),
  )

/** A member's own declaration; null for whoever is not on the panel. One round trip. */
export async function findDeclaring(db: Db, roundId: string, personId: string): Promise<Declaring | null> {
  const [[round], [member], listed, [waiting], own, [assigned], [approved], detected, [last]] =
    await db.batch([
      callOf(db, roundId),
      memberOf(db, roundId, personId),
      organizationsIn(db, roundId, personId),
      waitingIn(db, roundId),
      recusalsOf(db, roundId, personId),
      assignedAtIn(db, roundId),
      approvedIn(db, roundId),
      detectedOf(db, roundId, personId),
      lastOfDeclaration(db, roundId, personId),
    ])
  if (!round || !member) return null
  const { declaredAt, removedAt, ...place } = member
  return {
    round: { id: roundId, title: round.plan.title },
    member: place,
    standing: {
      closes: round.plan.dates.closes,
      left: waiting?.left ?? 0,
      declaredAt,
      removedAt,
      assignedAt: assigned?.at ?? null,
      approvedAt: approved?.at ?? null,
      organizations: listed,
      ended: round.ended,
      rulebook: boundBy(round.plan),
    },
    recusals: own,
    // of whom they are asked about: names, and nothing before that list is complete
    detected: detected
      .map(detectionIn)
      .filter(({ organizationId }) => listed.some(({ id }) => id === organizationId)),
    last: last ?? fresh(subjects.declaration(roundId, place.expertId)),
  }
}

export const insertDeclaration = (db: Db, roundId: string, expertId: string, at: Instant): Statement =>
  db.insert(declarations).values({ roundId, expertId, at })

/** One statement for all rows, in the order of the table's columns; whom an officer has pinned already is not entered again. */
export function insertRecusals(
  db: Db,
  { roundId, expertId, by, at }: { roundId: string; expertId: string; by: string; at: Instant },
  declared: Declared[],
): Statement {
  const rows = declared.map(({ organizationId, reason }) => [organizationId, reason])
  return db.insert(recusals).select(sql`
    select ${roundId}, ${expertId}, value ->> 0, value ->> 1, ${by}, ${at} from json_each(${JSON.stringify(rows)})
    where not exists (select 1 from recusals r where r.round_id = ${roundId} and r.expert_id = ${expertId} and r.organization_id = value ->> 0)`)
}

/** The panels that a person sits on, the last first, with what waits there: for the expert's desk. */
export const panelsOf = (db: Db, personId: string) =>
  db
    .select({
      roundId: members.roundId,
      round: sql<string>`json_extract(${rounds.plan}, '$.title')`,
      scoringCloses: sql<Instant>`json_extract(${rounds.plan}, '$.dates.scoringCloses')`,
      expertId: experts.id,
      declaredAt: declarations.at,
    })
    .from(acceptances)
    .innerJoin(experts, eq(experts.invitationId, acceptances.invitationId))
    .innerJoin(members, eq(members.expertId, experts.id))
    .innerJoin(rounds, eq(rounds.id, members.roundId))
    .leftJoin(
      declarations,
      and(eq(declarations.roundId, members.roundId), eq(declarations.expertId, members.expertId)),
    )
    .where(eq(acceptances.personId, personId))
    .orderBy(desc(members.at))
