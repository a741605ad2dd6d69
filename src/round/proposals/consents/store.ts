import { subjects } from '../../../history/subjects.ts'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { organizations, places } from '../../../people/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import { boundIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import type { Consent, ConsentRequest } from './rules.ts'
import { partnerAnswers, partnerRequests, proposals } from '../tables.ts'

/** Columns of one name are told apart: both tables have an `at`. */
const answered = {
  outcome: partnerAnswers.outcome,
  note: partnerAnswers.note,
  answeredAt: sql<Instant | null>`${partnerAnswers.at}`.as('answered_at'),
}

/** All that communities were asked for a proposal, the newest first. Rows go through `requestIn`. */
export const requestsOf = (db: Db, proposalId: string) =>
  db
    .select({
      id: partnerRequests.id,
      placeId: partnerRequests.placeId,
      does: partnerRequests.does,
      at: partnerRequests.at,
      ...answered,
    })
    .from(partnerRequests)
    .leftJoin(partnerAnswers, eq(partnerAnswers.requestId, partnerRequests.id))
    .where(eq(partnerRequests.proposalId, proposalId))
    .orderBy(desc(partnerRequests.at))

type Answered = { outcome: Consent | null; note: string | null; answeredAt: Instant | null }

export function requestIn<R extends Answered>({ outcome, note, answeredAt, ...request }: R) {
  const isAnswered = outcome !== null && note !== null && answeredAt !== null
  const answer: ConsentRequest['answer'] = isAnswered ? { outcome, note, at: answeredAt } : null
  return { ...request, answer }
}

const askedOf = (db: Db) =>
  db
    .select({
      id: partnerRequests.id,
      proposalId: partnerRequests.proposalId,
      project: partnerRequests.project,
      does: partnerRequests.does,
      at: partnerRequests.at,
      organizationId: sql<string>`${organizations.id}`.as('organization_id'),
      organization: organizations.name,
      round: sql<string>`json_extract(${rounds.plan}, '$.title')`.as('round_title'),
      place: { id: places.id, subdistrict: places.subdistrict, community: places.community },
      ...answered,
    })
    .from(partnerRequests)
    .innerJoin(places, eq(places.id, partnerRequests.placeId))
    .innerJoin(proposals, eq(proposals.id, partnerRequests.proposalId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .leftJoin(partnerAnswers, eq(partnerAnswers.requestId, partnerRequests.id))

/** A request with who asks, and its history. One round trip. */
export async function findRequest(db: Db, id: string) {
  const [[request], [round], last] = await db.batch([
    askedOf(db).where(eq(partnerRequests.id, id)),
    roundAskedIn(db, id),
    lastOf(db, subjects.consent(id)),
  ])
  if (!request || !round) return null
  return { request: requestIn(request), round, last: lastIn(last, subjects.consent(id)) }
}

/** The round of a request, and the rules that it goes by. */
const roundAskedIn = (db: Db, id: string) =>
  db
    .select({ id: rounds.id, rulebook: boundIn() })
    .from(partnerRequests)
    .innerJoin(proposals, eq(proposals.id, partnerRequests.proposalId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(eq(partnerRequests.id, id))

/** What waits for the communities that this person looks after, the oldest first; for their desk. */
export const requestsWaitingFor = (db: Db, by: Person) =>
  askedOf(db)
    .where(
      and(
        isNull(partnerAnswers.requestId),
        sql`exists (select 1 from json_each(${JSON.stringify(by.places)}) m
          where m.value ->> '$.subdistrict' = ${places.subdistrict}
            and m.value ->> '$.community' in ('', ${places.community}))`,
      ),
    )
    .orderBy(partnerRequests.at)
    .limit(50)

export const insertRequest = (db: Db, request: typeof partnerRequests.$inferInsert): Statement =>
  db.insert(partnerRequests).values(request)

export const insertAnswer = (db: Db, answer: typeof partnerAnswers.$inferInsert): Statement =>
  db.insert(partnerAnswers).values(answer)
