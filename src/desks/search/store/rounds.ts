import { type SQL, sql } from 'drizzle-orm'
import { READERS } from '../../../organizations/rules/organization.ts'
import { type Person, has, isContracted, isStaff } from '../../../people/rules/person.ts'
import { readableBy as agreementsOf } from '../../../round/agreements/store/agreement.ts'
import { isUnsealed } from '../../../round/calls/opening/store.ts'
import { isKept } from '../../../round/calls/store.ts'
import { isOneOf, readableBy } from '../../../round/proposals/store.ts'
import { currentSubmissions, proposals } from '../../../round/proposals/tables.ts'
import { among, around, numberText, saidIn, withAll, withText } from './words.ts'

/** A round that somebody runs for an outside unit: of it they find what its officers find, where its pages are open to them. */
const runs = (by: Person, roundId: SQL): SQL =>
  among(
    roundId,
    (by.contracts ?? []).map((contract) => contract.roundId),
  )

/** Every call that is published, and for the staff drafts too. */
export const roundsWith = (words: string[], by: Person): SQL =>
  sql`select r.id, r.plan ->> '$.title' as title, r.code as small, null as excerpt, coalesce(b.at, r.at) as at,
      iif(${isStaff(by) ? sql`true` : runs(by, sql`r.id`)}, 1, 0) as inside
    from rounds r left join publications b on b.round_id = r.id
    where ${isStaff(by) ? isKept(sql`r.id`) : sql`b.round_id is not null`}
      and ${withAll(words, sql`r.plan ->> '$.title'`, sql`r.code`, sql`r.plan ->> '$.organizer'`)}`

/**
 * By number, title, organization and whatever the application says; by the one rule of who reads a proposal, so that of a
 * sealed one nothing is found, not even that it is there.
 */
export function proposalsWith(words: string[], by: Person): SQL {
  const number = numberText(sql`r.code`, 'SQ', sql`current_submissions.number`)
  const content = sql`current_submissions.content`
  return sql`select current_submissions.proposal_id as id, current_submissions.title, ${number} || char(10) || o.name as small,
      iif(${withAll(words, sql`current_submissions.title`, sql`o.name`, number)}, null, ${around(saidIn(content), words)}) as excerpt,
      current_submissions.at, 1 as inside
    from current_submissions join rounds r on r.id = current_submissions.round_id
      join organizations o on o.id = current_submissions.organization_id
    where (${readableBy(by, currentSubmissions)}
        or (${runs(by, sql`current_submissions.round_id`)} and ${isUnsealed(currentSubmissions.roundId)}))
      and ${withText(words, content, sql`current_submissions.title`, sql`o.name`, number)}`
}

/** What members are writing still: theirs alone. */
export function draftsWith(words: string[], by: Person): SQL | null {
  if (by.organizations.length === 0) return null
  const title = sql`(x.typed ->> '$.title')`
  return sql`select proposals.id, ${title} as title, o.name as small, null as excerpt, x.saved_at as at, 1 as inside
    from proposals join organizations o on o.id = proposals.organization_id
      join proposal_sections x on x.proposal_id = proposals.id and x.section = 'about'
    where ${isOneOf(by, proposals.organizationId)}
      and not exists (select 1 from proposal_numbers n where n.proposal_id = proposals.id)
      and ${withAll(words, title, sql`o.name`)}`
}

/** Whoever reads all, or all of a round, has what is said looked through first; a member the few projects of their own. */
export const readsMany = (by: Person): boolean => agreementsOf(by) === undefined || isContracted(by)

/** An agreement with what it is about. */
export const MADE = sql`agreements join proposals on proposals.id = agreements.proposal_id
  join submissions s on s.id = agreements.submission_id join rounds r on r.id = agreements.round_id
  join organizations o on o.id = proposals.organization_id`

/** Somebody of no organization who runs no round and reads none for the office finds no agreement, and none is looked through. */
export const readsAgreements = (by: Person): boolean => readsMany(by) || by.organizations.length > 0

/** Where whoever asks reads its agreement; of a member's organizations their few are found by these. */
export const agreementsRead = (by: Person): SQL =>
  readsMany(by)
    ? sql`(${agreementsOf(by) ?? sql`true`} or ${runs(by, sql`agreements.round_id`)})`
    : ofTheirs(by)

const ofTheirs = (by: Person): SQL =>
  sql`${agreementsOf(by) ?? sql`true`} and agreements.id in (${ofOrganizations(by.organizations.map(({ id }) => id))})`

const ofOrganizations = (ids: string[]): SQL =>
  sql`select z.id from proposals y cross join agreements z on z.proposal_id = y.id where ${among(sql`y.organization_id`, ids)}
    union select z.agreement_id from agreement_drafts z where ${among(sql`z.host_id`, ids)}`

const s = { title: sql`s.title`, organization: sql`o.name` }
const agreementNumber = numberText(sql`r.code`, 'XY', sql`agreements.seq`)

export const agreementsWith = (words: string[], by: Person): SQL | null =>
  readsAgreements(by)
    ? sql`select agreements.id, s.title, ${agreementNumber} || char(10) || o.name as small, null as excerpt, agreements.at, 1 as inside
    from ${MADE} where ${agreementsRead(by)} and ${withAll(words, s.title, s.organization, agreementNumber)}`
    : null

/** A project is public; whoever reads its agreement is led to where it is worked on. */
export const projectsWith = (words: string[], by: Person): SQL =>
  sql`select j.id, s.title, o.name as small, null as excerpt, j.at, iif(${agreementsRead(by)}, 1, 0) as inside
    from ${MADE} join projects j on j.agreement_id = agreements.id where ${withAll(words, s.title, s.organization)}`

/** By the number of its voucher, its project or who gets it. */
export const paymentsWith = (words: string[], by: Person): SQL | null =>
  readsAgreements(by)
    ? sql`select agreements.id, cast(y.tranche_seq as text) as title, s.title || char(10) || y.voucher as small, null as excerpt, y.at,
      1 as inside
    from ${MADE} join payments y on y.agreement_id = agreements.id
    where ${agreementsOf(by) ? ofTheirs(by) : sql`true`} and ${withAll(words, s.title, s.organization, sql`y.voucher`)}`
    : null

/** For everybody. */
export const noticesWith = (words: string[]): SQL =>
  sql`select n.id, r.plan ->> '$.title' as title, r.code || char(10) || n.seq as small, null as excerpt, n.at, 1 as inside
    from notices n join rounds r on r.id = n.round_id
    where ${withAll(words, sql`r.plan ->> '$.title'`, sql`r.code`)}`

/** For whoever reads and answers them. */
export const objectionsWith = (words: string[], by: Person): SQL | null =>
  READERS.some((role) => role !== 'finance' && has(by, role)) || isContracted(by)
    ? sql`select o.id, o.name as title, r.plan ->> '$.title' as small, coalesce(${around(sql`o.text`, words)}, ${around(sql`a.text`, words)}) as excerpt,
          o.at, 1 as inside
        from objections o join notices n on n.id = o.notice_id join rounds r on r.id = n.round_id
          left join objection_answers a on a.objection_id = o.id
        where ${isContracted(by) ? runs(by, sql`r.id`) : sql`true`} and ${withAll(words, sql`o.name`, sql`o.text`, sql`a.text`)}`
    : null
