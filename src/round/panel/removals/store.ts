import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import type { Instant } from '../../../shared/days.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { alternateFor } from '../draws/rules/alternates.ts'
import { resultIn } from '../draws/store/draws.ts'
import type { Seated } from '../rules/panel.ts'
import { approvedIn, membersIn, poolBeside } from '../store/panel.ts'
import { panelRemovals } from '../tables.ts'
import type { Leaving } from './rules.ts'

/** What a member gives up and leaves. `back`: sheets that are not in; `done`: those that are, and stay. */
export type GivenUp = { back: number; done: number }
type Member = GivenUp & { id: string; name: string; personId: string | null; removedAt: Instant | null }

/** A member with what they were given that counts. */
const memberOf = (db: Db, roundId: string, expertId: string) =>
  db.all<Member>(sql`
    select x.id, x.name, a.person_id as personId, v.at as removedAt,
      coalesce(g.sheets - g.sheets_done, 0) - coalesce(z.back, 0) as back, coalesce(g.sheets_done, 0) - coalesce(z.done, 0) as done
    from panel_members m join experts x on x.id = m.expert_id
    left join invitation_acceptances a on a.invitation_id = x.invitation_id
    left join panel_removals v on v.round_id = m.round_id and v.expert_id = m.expert_id
    left join expert_progress g on g.round_id = m.round_id and g.expert_id = m.expert_id
    cross join (select sum(not done) as back, sum(done) as done from void_assignments where round_id = ${roundId} and expert_id = ${expertId}) z
    where m.round_id = ${roundId} and m.expert_id = ${expertId}`)

/**
 * A member whom an officer names, and where stand the histories that a removal enters and locks: the panel, the member's declaration, the
 * decision that counts their sheets. One round trip; who comes for them is one more, for the act alone, since it reads the whole pool.
 */
export async function findRemoving(db: Db, roundId: string, expertId: string) {
  const [panel, decision] = [subjects.panel(roundId), subjects.decision(roundId)]
  const declaration = subjects.declaration(roundId, expertId)
  const [[round], [opened], [approved], [member], ofPanel, ofDeclaration, ofDecision] = await db.batch([
    callOf(db, roundId),
    openedAtIn(db, roundId),
    approvedIn(db, roundId),
    memberOf(db, roundId, expertId),
    lastOf(db, panel),
    lastOf(db, declaration),
    lastOf(db, decision),
  ])
  if (!round) return null
  const { plan, ended } = round
  const leaving: Leaving = {
    ...{ roundId, plan, ended, openedAt: opened?.at ?? null, approvedAt: approved?.at ?? null },
    member: member ?? null,
  }
  const lasts = [lastIn(ofPanel, panel), lastIn(ofDeclaration, declaration), lastIn(ofDecision, decision)]
  return { leaving, member, lasts }
}

/** Who comes for a member by the draw, if the panel was drawn and somebody is left. Read after what locks the panel: what moves between is stale. */
export async function findAlternate(
  db: Db,
  roundId: string,
  expertId: string,
  now: Instant,
): Promise<Seated | null> {
  const [[result], members, pool] = await db.batch([
    resultIn(db, roundId),
    membersIn(db, roundId),
    poolBeside(db, roundId),
  ])
  return result ? alternateFor(result, expertId, { members, pool }, now) : null
}

/** A person's own seat; null: none. Two round trips. */
export async function findResigning(db: Db, roundId: string, personId: string) {
  const [seat] = await db.all<{ id: string }>(sql`
    select x.id from invitation_acceptances a join experts x on x.invitation_id = a.invitation_id
    join panel_members m on m.expert_id = x.id and m.round_id = ${roundId}
    left join panel_removals v on v.round_id = m.round_id and v.expert_id = m.expert_id
    where a.person_id = ${personId} order by v.at is not null limit 1`)
  const found = seat && (await findRemoving(db, roundId, seat.id))
  return found?.member ? { ...found, member: found.member } : null
}
export type Resigning = NonNullable<Awaited<ReturnType<typeof findResigning>>>

export const insertRemoval = (
  db: Db,
  row: { roundId: string; expertId: string; reason: string; by: string; at: Instant },
): Statement => db.insert(panelRemovals).values(row)
