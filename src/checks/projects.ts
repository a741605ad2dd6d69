import { sql } from 'drizzle-orm'
import type { Check } from './check.ts'

/** Projects, closing. */
export const PROJECTS: Check[] = [
  {
    name: 'projects-of-the-signed',
    says: 'a project begins when both sides have signed',
    words: '双方签署以后项目才开始',
    rows: sql`select 'project ' || j.id as what from projects j
      where (select count(*) from signatures s where s.agreement_id = j.agreement_id and s.at <= j.at) <> 2`,
  },
  {
    name: 'milestones-without-gaps',
    says: 'the milestones of a project are numbered from 1 on',
    words: '里程碑从1连续编号',
    rows: sql`select 'project ' || project_id as what from milestones group by project_id having max(seq) <> count(*)`,
  },
  {
    name: 'reports-in-order',
    says: 'reports on a milestone are numbered from 1 on, in the order of time, within the project',
    words: '报告从1连续编号，按时间先后',
    rows: sql`select 'report ' || r.id as what from reports r join milestones m on m.id = r.milestone_id
      join projects j on j.id = m.project_id
      left join reports b on b.milestone_id = r.milestone_id and b.revision = r.revision - 1
      where r.at < j.at or (r.revision > 1 and b.id is null) or b.at > r.at`,
  },
  {
    name: 'reviewed-by-another',
    says: 'a report is reviewed afterwards, by another than who wrote it',
    words: '报告由提交人以外的人审核',
    rows: sql`select 'report ' || r.id as what from report_reviews v join reports r on r.id = v.report_id
      where v.by_id = r.by_id or v.at < r.at`,
  },
  {
    name: 'accepted-once',
    says: 'one report of a milestone is accepted',
    words: '一个里程碑只有一份报告通过',
    rows: sql`select 'milestone ' || r.milestone_id as what from report_reviews v join reports r on r.id = v.report_id
      where v.outcome = 'accepted' group by r.milestone_id having count(*) > 1`,
  },
  {
    name: 'midterms-of-the-accepted',
    says: 'a mid-term evaluation is of an accepted mid-term report',
    words: '中期评估针对通过的中期报告',
    rows: sql`select 'report ' || e.report_id as what from midterm_evaluations e join reports r on r.id = e.report_id
      join milestones m on m.id = r.milestone_id
      left join report_reviews v on v.report_id = r.id and v.outcome = 'accepted'
      where m.kind <> 'midterm' or v.report_id is null`,
  },
  {
    name: 'sanctions-by-two',
    says: 'who proposes a sanction does not impose it; taken back, it is dropped',
    words: '处理由一人提出、另一人决定',
    rows: sql`select 'sanction ' || s.id as what from sanction_decisions d join sanctions s on s.id = d.sanction_id
      where (d.by_id = s.by_id and d.outcome = 'imposed') or d.at < s.at`,
  },
  {
    name: 'lifted-what-was-imposed',
    says: 'only a sanction that was imposed is lifted, afterwards',
    words: '只解除已经决定的处理',
    rows: sql`select 'sanction ' || e.sanction_id as what from sanction_ends e
      left join sanction_decisions d on d.sanction_id = e.sanction_id and d.outcome = 'imposed'
      where d.sanction_id is null or e.at < d.at`,
  },
  {
    name: 'evaluated-its-own-report',
    says: 'a project is evaluated by its own final report, which was not returned',
    words: '结项评定依据本项目没有退回的结项报告',
    rows: sql`select 'project ' || e.project_id as what from evaluations e join final_reports f on f.id = e.final_report_id
      left join final_report_returns r on r.final_report_id = f.id
      where f.project_id <> e.project_id or f.at > e.at or f.by_id = e.by_id or r.final_report_id is not null`,
  },
  {
    name: 'refunds-within-the-paid',
    says: 'no more comes back than was paid',
    words: '退款不超过已经拨付的资金',
    rows: sql`select 'project ' || f.project_id as what from refunds f join projects j on j.id = f.project_id
      where f.amount_fen > (select coalesce(sum(y.amount_fen), 0) from payments y where y.agreement_id = j.agreement_id)`,
  },
  {
    name: 'nothing-paid-after-the-end',
    says: 'nothing is paid after unspent money came back or the project was closed',
    words: '退款或结项以后不再拨款',
    rows: sql`select 'payment ' || y.id as what from payments y join project_ends e on e.agreement_id = y.agreement_id
      where y.at > e.refunded_at or y.at > e.closed_at`,
  },
  {
    name: 'closed-when-evaluated',
    says: 'a project is closed after it was evaluated, unless it was terminated',
    words: '项目评定以后才结项（终止的除外）',
    rows: sql`select 'project ' || e.project_id as what from project_ends e
      where e.closed_at is not null and (e.evaluated_at is null or e.evaluated_at > e.closed_at)
        and not exists (select 1 from project_halts h where h.project_id = e.project_id and h.kind = 'terminate')`,
  },
]
