import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { hasEnded } from '../../calls/store.ts'
import type { Instant } from '../../../shared/days.ts'
import { recusalRequestAnswers as answers, recusalRequests as requests } from '../tables.ts'
import { judgedOf } from '../recusals/store.ts'
import type { RecusalRequest, RequestOutcome, Requested, WaitingRequest } from './rules.ts'

type Asked = {
  id: string
  name: string
  employer: string
  reason: string
  at: Instant
  outcome: RequestOutcome | null
  answer: string | null
  answeredAt: Instant | null
}
const requestsOf = (db: Db, proposalId: string) =>
  db.all<Asked>(sql`
    select r.id, r.name, r.employer, r.reason, r.at, a.outcome, a.reason as answer, a.at as answeredAt
    from recusal_requests r left join recusal_request_answers a on a.request_id = r.id
    where r.proposal_id = ${proposalId} order by r.at desc`)

/** Members of the round's panel, for the office alone: who of them is meant. */
export type Named = { id: string; name: string; employer: string }
const membersOf = (db: Db, proposalId: string) =>
  db.all<Named>(sql`
    select x.id, x.name, x.employer from proposals p cross join panel_members m on m.round_id = p.round_id join experts x on x.id = m.expert_id
    where p.id = ${proposalId} and not exists (select 1 from panel_removals v where v.round_id = m.round_id and v.expert_id = m.expert_id)`)

type Row = { roundId: string; organizationId: string; organization: string; title: string; number: number }

/** A proposal that counts with what was asked for it, and all that an act on it rests on; null: sealed, or none. Two round trips. */
export async function findRequested(db: Db, proposalId: string) {
  const subject = subjects.proposal(proposalId)
  const [[row], rows, members, last] = await db.batch([
    db.all<Row>(sql`select s.round_id as roundId, s.organization_id as organizationId, o.name as organization, s.title, s.number
      from open_submissions s join organizations o on o.id = s.organization_id where s.proposal_id = ${proposalId}`),
    requestsOf(db, proposalId),
    membersOf(db, proposalId),
    lastOf(db, subject),
  ])
  const found = row && (await judgedOf(db, row.roundId, { expertId: '', organizationId: row.organizationId }))
  if (!found) return null
  const requested: Requested & Row = { ...row, openedAt: found.openedAt, requests: rows.map(requestIn) }
  return { proposalId, requested, members, judged: found.judged, last: lastIn(last, subject) }
}
export type Found = NonNullable<Awaited<ReturnType<typeof findRequested>>>

function requestIn({ outcome, answer, answeredAt, ...row }: Asked): RecusalRequest {
  const isAnswered = outcome !== null && answer !== null && answeredAt !== null
  return { ...row, answer: isAnswered ? { outcome, reason: answer, at: answeredAt } : null }
}

/** What nobody has answered, the first asked first: for the officers' desks. */
export const requestsWaiting = (db: Db, rows: number) =>
  db.all<WaitingRequest>(sql`
    select p.id as proposalId, o.name as organization, q.name, r.id as roundId, r.plan ->> '$.title' as round, q.at
    from recusal_requests q join proposals p on p.id = q.proposal_id join organizations o on o.id = p.organization_id
    join rounds r on r.id = p.round_id
    where not exists (select 1 from recusal_request_answers a where a.request_id = q.id) and not ${hasEnded(sql`r.id`)}
      and not exists (select 1 from approved_rounds z where z.round_id = r.id)
      and exists (select 1 from open_submissions s where s.proposal_id = p.id)
    order by q.at limit ${rows}`)

export const insertRequest = (db: Db, row: typeof requests.$inferInsert): Statement =>
  db.insert(requests).values(row)

export const insertRequestAnswer = (db: Db, row: typeof answers.$inferInsert): Statement =>
  db.insert(answers).values(row)
