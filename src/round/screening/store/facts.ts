import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { barIn } from '../../../organizations/bars/store.ts'
import type { OrganizationKind } from '../../../people/rules/organization.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Content } from '../../proposals/rules/content.ts'
import type { Recorded } from '../rules/facts.ts'
import { receivedAt } from './received.ts'

/** What the conditions of a round are held against, beside look-ups and what is alike: one row or none. */
export const recordOf = (db: Db, proposalId: string, today: Day) =>
  db.all<Row>(sql`
    select s.content, s.ask_fen as ask, ${receivedAt(sql`s.proposal_id`)} as received, o.kind, o.uscc, o.filing_no as filingNo,
      exists (select 1 from hosts_in_force h where h.group_id = o.id) as isHosted,
      (select count(*) - 1 from open_submissions t where t.organization_id = s.organization_id and t.round_id = s.round_id) as others,
      ${barIn(sql`s.organization_id`, today)} as bar,
      (select a.applicant -> '$.profile' from submission_applicants a where a.submission_id = s.id) as profile
    from open_submissions s join organizations o on o.id = s.organization_id where s.proposal_id = ${proposalId}`)

type Row = {
  content: string
  ask: Fen
  received: Instant
  kind: OrganizationKind
  uscc: string | null
  filingNo: string | null
  isHosted: number
  others: number
  bar: string | null
  profile: string | null
}

/** `pairs`: what it is like, with what came of each; null: not for this reader. */
export function recordIn(row: Row, pairs: { verdict: string | null }[] | null): Recorded {
  const content: Content = JSON.parse(row.content)
  const bar: Recorded['bar'] = row.bar === null ? null : JSON.parse(row.bar)
  const profile: Recorded['profile'] = row.profile === null ? null : JSON.parse(row.profile)
  const alike = pairs && pairs.filter(({ verdict }) => verdict !== 'unrelated').length
  return { ...row, content, bar, profile, alike, isHosted: row.isHosted === 1 }
}
