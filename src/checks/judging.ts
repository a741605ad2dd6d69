import { sql } from 'drizzle-orm'
import type { Check } from './check.ts'

/** Screening, panel, scoring. */
export const JUDGING: Check[] = [
  {
    name: 'screened-what-was-submitted',
    says: 'eligibility is checked after the submission',
    words: '资格审查在提交以后',
    rows: sql`select 'submission ' || s.id as what from eligibility_checks e join submissions s on s.id = e.submission_id
      where e.at < s.at`,
  },
  {
    name: 'corrections-mend-the-next',
    says: 'a correction is answered by the next version of the same proposal, afterwards',
    words: '补正是同一份申报书的下一版',
    rows: sql`select 'correction ' || c.id as what from correction_answers a join corrections c on c.id = a.correction_id
      join submissions s on s.id = c.submission_id join submissions n on n.id = a.submission_id
      where n.proposal_id <> s.proposal_id or n.revision <= s.revision or n.at < c.at`,
  },
  {
    name: 'snapshots-of-the-applicant',
    says: 'a finding rests on look-ups of its own applicant',
    words: '审查依据的核验是申报单位自己的',
    rows: sql`select 'submission ' || e.submission_id as what from eligibility_snapshots t
      join eligibility_checks e on e.id = t.finding_id
      join organization_checks c on c.id = t.check_id join submissions s on s.id = e.submission_id
      join proposals p on p.id = s.proposal_id
      where c.organization_id <> p.organization_id
        and not exists (select 1 from hostings h where h.group_id = p.organization_id and h.host_id = c.organization_id)`,
  },
  {
    name: 'assigned-within-the-round',
    says: 'what is assigned is of the round, to a member of its panel who has declared, after the declaration',
    words: '评审分配给本期已声明回避的委员',
    rows: sql`select 'assignment ' || a.id as what from assignments a
      join submissions s on s.id = a.submission_id join proposals p on p.id = s.proposal_id
      left join declarations d on d.round_id = a.round_id and d.expert_id = a.expert_id
      where p.round_id <> a.round_id or d.at is null or d.at > a.at`,
  },
  {
    name: 'assigned-what-is-eligible',
    says: 'only eligible submissions are assigned',
    words: '只分配审查合格的申报书',
    rows: sql`select 'assignment ' || a.id as what from assignments a
      left join eligibility_checks e on e.submission_id = a.submission_id and e.outcome = 'eligible'
      where e.submission_id is null`,
  },
  {
    name: 'not-assigned-to-the-barred',
    says: 'nobody is assigned what they were recused from before',
    words: '不分配给已经回避的专家',
    rows: sql`select 'assignment ' || a.id as what from assignments a
      join submissions s on s.id = a.submission_id join proposals p on p.id = s.proposal_id
      join recusals r on r.round_id = a.round_id and r.expert_id = a.expert_id and r.organization_id = p.organization_id
      where r.at < a.at`,
  },
  {
    name: 'sheets-of-the-assigned',
    says: 'a sheet is by the expert it was assigned to, and afterwards',
    words: '评分表由被分配的专家本人提交',
    rows: sql`select 'assignment ' || a.id as what from sheets t join assignments a on a.id = t.assignment_id
      join experts x on x.id = a.expert_id
      left join invitation_acceptances i on i.invitation_id = x.invitation_id
      where i.person_id is not t.by_id or t.at < a.at`,
  },
  {
    name: 'sheets-not-of-the-barred',
    says: 'nobody hands in a sheet on an organization they were recused from',
    words: '已经回避的专家不提交评分表',
    rows: sql`select 'assignment ' || a.id as what from sheets t join assignments a on a.id = t.assignment_id
      join submissions s on s.id = a.submission_id join proposals p on p.id = s.proposal_id
      join recusals r on r.round_id = a.round_id and r.expert_id = a.expert_id and r.organization_id = p.organization_id
      where r.at < t.at`,
  },
  {
    name: 'sheets-add-up',
    says: 'the total of a sheet is the sum of its points',
    words: '评分表的总分等于各项之和',
    rows: sql`select 'assignment ' || assignment_id as what from sheets
      where total <> (select coalesce(sum(value), 0) from json_each(points))`,
  },
  {
    name: 'sheets-in-time',
    says: 'a sheet came before scoring closed',
    words: '评分表在评分截止前提交',
    rows: sql`select 'assignment ' || a.id as what from sheets t join assignments a on a.id = t.assignment_id
      join rounds r on r.id = a.round_id where t.at >= json_extract(r.plan, '$.dates.scoringCloses')`,
  },
]
