import { subjects } from '../../../history/subjects.ts'
import { and, count, desc, eq, ne, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../../db/db.ts'
import { filesAt, insertFile } from '../../../files/store.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { applicantsOf } from '../../../organizations/applying/store.ts'
import type { Instant } from '../../../shared/days.ts'
import { callOf } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import type { Content } from '../rules/content.ts'
import { type Typed, sectionsOf, textOf } from '../sections/rules/sections.ts'
import { currentSubmissions, proposalCopies, proposalSections, proposals } from '../tables.ts'
import type { Copied } from './rules.ts'

/** What a start needs: the published call, what the organization may, and how many proposals of the organization count already. */
export async function findStart(db: Db, roundId: string, organizationId: string) {
  const [[round], [applicant], [others], last] = await db.batch([
    callOf(db, roundId),
    applicantsOf(db, [organizationId]),
    db
      .select({ count: count() })
      .from(currentSubmissions)
      .where(
        and(eq(currentSubmissions.roundId, roundId), eq(currentSubmissions.organizationId, organizationId)),
      ),
    lastOf(db, subjects.applicant(organizationId, roundId)),
  ])
  return round && applicant
    ? {
        round,
        applicant,
        others: others?.count ?? 0,
        last: lastIn(last, subjects.applicant(organizationId, roundId)),
      }
    : null
}

/** Whether a proposal of this id was begun. */
export const findBegun = async (db: Db, id: string): Promise<boolean> =>
  (await db.select({ id: proposals.id }).from(proposals).where(eq(proposals.id, id))).length > 0

/** The proposals of these organizations in other rounds, the newest first: what a new one may begin as. */
export const earlierOf = (db: Db, organizationIds: string[], roundId: string) =>
  db
    .select({
      id: proposals.id,
      organizationId: proposals.organizationId,
      round: sql<string>`json_extract(${rounds.plan}, '$.title')`,
      title: sql<string>`coalesce((select json_extract(x.typed, '$.title') from proposal_sections x
        where x.proposal_id = ${proposals.id} and x.section = 'about'), ${currentSubmissions.title}, '')`,
      at: proposals.at,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .leftJoin(currentSubmissions, eq(currentSubmissions.proposalId, proposals.id))
    .where(
      and(
        ne(proposals.roundId, roundId),
        sql`${proposals.organizationId} in (select value from json_each(${JSON.stringify(organizationIds)}))`,
      ),
    )
    .orderBy(desc(proposals.at), proposals.id)
    .limit(50)

/** How what was handed in would be typed. */
export type TypedOf = (content: Content) => Typed

/** One of them as it was typed last; what was handed in without working text, as that would be typed. */
export async function findSource(db: Db, id: string, organizationId: string, typedOf: TypedOf) {
  const subject = subjects.proposal(id)
  const [[row], kept, files, last] = await db.batch([
    db
      .select({ plan: rounds.plan, content: currentSubmissions.content })
      .from(proposals)
      .innerJoin(rounds, eq(rounds.id, proposals.roundId))
      .leftJoin(currentSubmissions, eq(currentSubmissions.proposalId, proposals.id))
      .where(and(eq(proposals.id, id), eq(proposals.organizationId, organizationId))),
    db
      .select({ section: proposalSections.section, typed: proposalSections.typed })
      .from(proposalSections)
      .where(eq(proposalSections.proposalId, id)),
    filesAt(db, subject),
    lastOf(db, subject),
  ])
  if (!row) return null
  const { plan, content } = row
  const typed = kept.length > 0 || !content ? textOf(sectionsOf(plan), kept) : typedOf(content)
  return { source: { id, plan, typed, files }, last: lastIn(last, subject) }
}

/** The text of a new draft; files as rows of their own, which name the same objects. */
export const insertCopied = (
  db: Db,
  { sections, files, left }: Copied,
  { id, from, by, at }: { id: string; from: string; by: string; at: Instant },
): Statement[] => [
  ...sections.map(([section, typed]) =>
    db.insert(proposalSections).values({ proposalId: id, section, typed, version: 1, by, savedAt: at }),
  ),
  ...files.map((file, no) =>
    insertFile(db, { ...file, id: newId(), place: subjects.proposal(id), by, at: at + no }),
  ),
  db.insert(proposalCopies).values({ proposalId: id, fromId: from, left, by, at }),
]
