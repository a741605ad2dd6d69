import { subjects } from '../../../../history/subjects.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/db.ts'
import type { StoredFile } from '../../../../files/rules/file.ts'
import { filesAt } from '../../../../files/store.ts'
import type { Last } from '../../../../history/rules.ts'
import { lastIn, lastOf } from '../../../../history/store.ts'
import { applying } from '../../../../organizations/applying/store.ts'
import { type Person, roleIn } from '../../../../people/rules/person.ts'
import { organizations, people, places } from '../../../../people/tables.ts'
import type { Discard } from '../../../../rulebook/rules/discards.ts'
import { endedIn, listsIn } from '../../../calls/store.ts'
import { numbered } from '../../../calls/rules/round.ts'
import { rounds } from '../../../calls/tables.ts'
import { publishedTopics, topicIn } from '../../../needs/store/topics.ts'
import type { Topic } from '../../../needs/rules/topic.ts'
import type { ConsentRequest } from '../../consents/rules.ts'
import type { Community } from '../../rules/content.ts'
import type { Registered } from '../../applicant/rules.ts'
import { applicantOf } from '../../applicant/store.ts'
import { requestIn, requestsOf } from '../../consents/store.ts'
import type { BeganAs } from '../rules/sections.ts'
import type { Proposal } from '../../submissions/rules.ts'
import { isOneOf } from '../../store.ts'
import {
  currentSubmissions,
  proposalCopies,
  proposalNumbers,
  proposalSections,
  proposals,
  reopenings,
  submissions,
} from '../../tables.ts'

export type Found = { proposal: Proposal; last: Last; lastOfApplicant: Last }
/** What a proposal's form lets choose from, besides what the round's plan says. */
export type Choices = { topics: Topic[]; places: Community[] }
/** And what is attached to it. */
export type Attached = { files: StoredFile[] }

/** Whom it asks to take part, and who applies with it. */
type Applied = { requests: ConsentRequest[]; registered: Registered; copied: BeganAs | null }

/** A proposal of one of the person's organizations; somebody else's is not found. One round trip. */
export async function findMine(db: Db, by: Person, id: string): Promise<Found | null> {
  const [[row], sections, [others], last, lastOfApplicant] = await db.batch([
    mineById(db, by, id),
    sectionsById(db, id),
    countOthers(db, id),
    lastOf(db, subjects.proposal(id)),
    lastOfApplicantOf(db, id),
  ])
  return row ? foundIn(by, { row, sections, others, last, lastOfApplicant }) : null
}

/** The same with what its form lets choose from: to read it as a whole, or to show it. One round trip; none for whoever has no organization. */
export async function findWhole(
  db: Db,
  by: Person,
  id: string,
): Promise<(Found & Choices & Attached & Applied) | null> {
  if (by.organizations.length === 0) return null
  const [
    [row],
    sections,
    [others],
    last,
    lastOfApplicant,
    topics,
    communities,
    files,
    requests,
    [applies],
    [copied],
  ] = await db.batch([
    mineById(db, by, id),
    sectionsById(db, id),
    countOthers(db, id),
    lastOf(db, subjects.proposal(id)),
    lastOfApplicantOf(db, id),
    topicsFor(db, id),
    communitiesFor(db, id),
    filesAt(db, subjects.proposal(id)),
    requestsOf(db, id),
    applicantOf(db, id),
    copyOf(db, id),
  ])
  if (!row || !applies) return null
  return {
    ...foundIn(by, { row, sections, others, last, lastOfApplicant }),
    topics: topics.map(topicIn),
    places: communities,
    files,
    requests: requests.map(requestIn),
    registered: applies,
    copied: copied ?? null,
  }
}

/** What a draft began as. */
const copyOf = (db: Db, id: string) =>
  db
    .select({
      fromId: proposalCopies.fromId,
      round: sql<string>`json_extract(${rounds.plan}, '$.title')`,
      left: proposalCopies.left,
    })
    .from(proposalCopies)
    .innerJoin(proposals, eq(proposals.id, proposalCopies.fromId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(eq(proposalCopies.proposalId, id))

type Rows = {
  row: Mine
  sections: Awaited<ReturnType<typeof sectionsById>>
  others: { count: number } | undefined
  last: Last[]
  lastOfApplicant: Last[]
}

type Mine = Awaited<ReturnType<typeof mineById>>[number]

/** What counts of a proposal, and under which number. */
export const countingIn = (row: Mine): Pick<Proposal, 'number' | 'current'> => ({
  number: row.seq === null ? null : numbered(row.plan, 'SQ', row.seq),
  current:
    row.current === null || row.submittedBy === null
      ? null
      : { ...row.current, submittedBy: row.submittedBy, reopenedAt: row.reopenedAt },
})

function foundIn(by: Person, { row, sections, others, last, lastOfApplicant }: Rows): Found {
  const { id, roundId, organization, plan, ended, discard, revisions, current, withdrawal } = row
  return {
    proposal: {
      ...{ id, roundId, organization, plan, ended, discard, sections },
      ...countingIn(row),
      // the query finds a member's own alone
      role: roleIn(by, organization.id) ?? 'reader',
      revisions: revisions ?? 0,
      withdrawal: current === null ? withdrawal : null,
      others: others?.count ?? 0,
    },
    last: lastIn(last, subjects.proposal(id)),
    lastOfApplicant: lastIn(lastOfApplicant, subjects.applicant(organization.id, roundId)),
  }
}

export const mineById = (db: Db, by: Person, id: string) =>
  db
    .select({
      id: proposals.id,
      roundId: proposals.roundId,
      organization: {
        id: organizations.id,
        name: organizations.name,
        kind: organizations.kind,
        ...applying,
      },
      plan: rounds.plan,
      ended: endedIn(proposals.roundId),
      discard:
        sql<Discard | null>`(select json_object('by', d.by_id, 'name', p.name, 'reason', d.reason, 'at', d.at)
        from discarded_proposals d join people p on p.id = d.by_id where d.proposal_id = ${proposals.id})`.mapWith(
          (found: string): Discard => JSON.parse(found),
        ),
      current: {
        id: currentSubmissions.id,
        title: currentSubmissions.title,
        at: currentSubmissions.at,
      },
      submittedBy: sql<string | null>`(select name from people where id = ${currentSubmissions.by})`,
      seq: proposalNumbers.seq,
      withdrawal: lastWithdrawal,
      reopenedAt: reopenings.at,
      revisions: sql<
        number | null
      >`(select max(${submissions.revision}) from ${submissions} where ${submissions.proposalId} = ${proposals.id})`,
    })
    .from(proposals)
    .innerJoin(organizations, eq(organizations.id, proposals.organizationId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .leftJoin(currentSubmissions, eq(currentSubmissions.proposalId, proposals.id))
    .leftJoin(reopenings, eq(reopenings.submissionId, currentSubmissions.id))
    .leftJoin(proposalNumbers, eq(proposalNumbers.proposalId, proposals.id))
    .where(and(eq(proposals.id, id), isOneOf(by, proposals.organizationId)))

/** How its last version was withdrawn; of no meaning where a later one counts. */
const lastWithdrawal =
  sql`(select json_object('revision', x.revision, 'at', w.at, 'withdrawnBy', b.name, 'reason', w.reason)
  from submissions x join withdrawals w on w.submission_id = x.id join people b on b.id = w.by_id
  where x.proposal_id = ${proposals.id} order by x.revision desc limit 1)`.mapWith(
    (json: string): Proposal['withdrawal'] => JSON.parse(json),
  )

const sectionsById = (db: Db, id: string) =>
  db
    .select({
      section: proposalSections.section,
      typed: proposalSections.typed,
      version: proposalSections.version,
      by: { id: people.id, name: people.name },
      savedAt: proposalSections.savedAt,
    })
    .from(proposalSections)
    .innerJoin(people, eq(people.id, proposalSections.by))
    .where(eq(proposalSections.proposalId, id))

const countOthers = (db: Db, id: string) =>
  db.all<{ count: number }>(sql`
    select count(*) as count from proposals p cross join proposals o on o.organization_id = p.organization_id
    join current_submissions s on s.proposal_id = o.id
    where p.id = ${id} and o.id <> p.id and +o.round_id = p.round_id`)

function lastOfApplicantOf(db: Db, id: string) {
  const subject = sql<string>`(select ${subjects.applicant.of(sql`organization_id`, sql`round_id`)} from proposals where id = ${id})`
  return db.all<Last>(
    sql`select subject, seq, hash from history where subject = ${subject} order by seq desc limit 1`,
  )
}

/** The topics that the proposal's round invites answers to. Rows go through `topicIn`. */
export const topicsFor = (db: Db, id: string) => publishedTopics(db, topicListsOf(id))

const topicListsOf = (id: string) =>
  sql`(select ${listsIn(sql`r.plan`)} from proposals p join rounds r on r.id = p.round_id where p.id = ${id})`

/** The district's communities, where the round's form lets choose among them; else none. */
export const communitiesFor = (db: Db, id: string) =>
  db
    .select({ id: places.id, subdistrict: places.subdistrict, community: places.community })
    .from(places)
    .where(
      sql`exists (select 1 from proposals p join rounds r on r.id = p.round_id, json_each(r.plan, '$.form.parts') f
        where p.id = ${id} and f.value in ('beneficiaries', 'partners'))`,
    )
    .orderBy(asc(places.subdistrict), asc(places.community))
    .limit(1000)
