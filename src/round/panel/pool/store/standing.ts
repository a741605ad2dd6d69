import { eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../../db/db.ts'
import { lastIn, lastOf } from '../../../../history/store.ts'
import { subjects } from '../../../../history/subjects.ts'
import { invitationAcceptances as acceptances, invitations } from '../../../../people/tables.ts'
import type { Instant } from '../../../../shared/days.ts'
import { expert, standing } from '../../store/pool.ts'
import { experts, poolAnswers, poolProposals, poolSeats } from '../../tables.ts'
import type { PoolChange, Proposal, Waiting } from '../rules/standing.ts'

type ProposalRow = Omit<Proposal, 'isAgreed'> & { isAgreed: 0 | 1 | null }

/** An expert of the pool with what was decided upon them, and where the pool's history stands. One round trip. */
export async function findExpertOf(db: Db, id: string) {
  const [[found], proposals, seats, last] = await db.batch([
    db
      .select({
        ...expert,
        email: invitations.email,
        invitationId: experts.invitationId,
        addedAt: sql<Instant>`${experts.at}`.as('added_at'),
        standing,
      })
      .from(experts)
      .innerJoin(invitations, eq(invitations.id, experts.invitationId))
      .leftJoin(acceptances, eq(acceptances.invitationId, experts.invitationId))
      .where(eq(experts.id, id)),
    proposalsOf(db, id),
    db.all<{ title: string }>(sql`select r.plan ->> '$.title' as title from ${poolSeats}
      join rounds r on r.id = ${poolSeats.roundId} where ${poolSeats.expertId} = ${id} order by 1`),
    lastOf(db, subjects.pool),
  ])
  if (!found) return null
  return {
    expert: {
      ...found,
      proposals: proposals.map(({ isAgreed, ...one }) => ({
        ...{ ...one, isAgreed: isAgreed === null ? null : isAgreed === 1 },
      })),
      seats: seats.map(({ title }) => title),
    },
    last: lastIn(last, subjects.pool),
  }
}
export type FoundExpert = NonNullable<Awaited<ReturnType<typeof findExpertOf>>>['expert']

/** Where the history of an expert's invitation stands. */
export const lastOfLink = async (db: Db, invitationId: string) =>
  lastIn(await lastOf(db, subjects.invitation(invitationId)), subjects.invitation(invitationId))

/** The newest first. */
const proposalsOf = (db: Db, expertId: string) =>
  db.all<ProposalRow>(sql`
    select p.id, p.kind, p.reason, b.name as byName, p.at, a.is_agreed as isAgreed, y.name as answeredBy, a.at as answeredAt
    from pool_proposals p join people b on b.id = p.by_id
    left join pool_answers a on a.proposal_id = p.id left join people y on y.id = a.by_id
    where p.expert_id = ${expertId} order by p.at desc, p.rowid desc`)

/** What waits for an approver, the first proposed first; `rows` of it, or those with these ids. */
export const poolWaiting = (db: Db, rows = 100, ids: string[] | null = null) =>
  db.all<Omit<Waiting, 'sits'> & { sits: 0 | 1 }>(sql`
    select p.id, x.id as expertId, x.name, x.employer, c.person_id as personId, p.kind, p.reason, p.by_id as "by",
      b.name as byName, p.at, exists (select 1 from pool_seats s where s.expert_id = x.id) as sits
    from pool_proposals p join experts x on x.id = p.expert_id join people b on b.id = p.by_id
    left join invitation_acceptances c on c.invitation_id = x.invitation_id
    where not exists (select 1 from pool_answers a where a.proposal_id = p.id)
      and ${ids ? sql`p.id in (select value from json_each(${JSON.stringify(ids)}))` : sql`true`}
    order by p.at, x.name, p.id limit ${rows}`)

type WaitingRow = Awaited<ReturnType<typeof poolWaiting>>[number]
export const waitingIn = ({ sits, ...row }: WaitingRow): Waiting => ({ ...row, sits: sits === 1 })

/** Of what waits these, and where the pool's history stands. */
export async function findAnswering(db: Db, ids: string[]) {
  const [rows, last] = await db.batch([poolWaiting(db, 100, ids), lastOf(db, subjects.pool)])
  return { waiting: rows.map(waitingIn), last: lastIn(last, subjects.pool) }
}

type ProposalWritten = {
  id: string
  expertId: string
  kind: PoolChange
  reason: string
  by: string
  at: Instant
}
export const insertPoolProposal = (db: Db, row: ProposalWritten): Statement =>
  db.insert(poolProposals).values(row)

/** In the order of the table's columns. */
export const insertPoolAnswers = (
  db: Db,
  ids: string[],
  { isAgreed, by, at }: { isAgreed: boolean; by: string; at: Instant },
): Statement =>
  db
    .insert(poolAnswers)
    .select(sql`select value, ${isAgreed ? 1 : 0}, ${by}, ${at} from json_each(${JSON.stringify(ids)})`)
