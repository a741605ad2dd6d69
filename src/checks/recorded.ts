import { type SQL, sql } from 'drizzle-orm'
import { subjects } from '../history/subjects.ts'
import type { Check } from './check.ts'

/** A table of acts `t`: whose history each row entered, at the same instant; `words`: what a row is. */
type Act = { table: string; words: string; subject: SQL; key?: string }

const col = (name: string): SQL => sql.raw(`t.${name}`)
const of = (query: string): SQL => sql.raw(`(${query})`)
const text = (subject: string): SQL => sql.raw(`'${subject}'`)
const proposalOf = (submission: string): SQL =>
  subjects.proposal.of(of(`select proposal_id from submissions where id = ${submission}`))
const bookOf = subjects.rulebook.of(of('select rulebook_id from rulebook_versions where id = t.version_id'))
const ofBar = subjects.organization.of(of('select organization_id from bars where id = t.bar_id'))
const ofGroup = subjects.organization.of(of('select group_id from hostings where id = t.hosting_id'))
const ofAmendment = subjects.round.of(of('select round_id from amendments where id = t.amendment_id'))
const ofDecision = subjects.decision.of(of('select round_id from decisions where id = t.decision_id'))
const ofSanction = subjects.project.of(of('select project_id from sanctions where id = t.sanction_id'))
const ofReport = subjects.project.of(
  of(
    'select m.project_id from reports r join milestones m on m.id = r.milestone_id where r.id = t.report_id',
  ),
)
const organization = subjects.organization.of(col('organization_id'))
const round = subjects.round.of(col('round_id'))
const project = subjects.project.of(col('project_id'))

/** In the order of the schema. What is not here has no instant of its own, or stands in the history of what it belongs to. */
const ACTS: Act[] = [
  { table: 'reversals', words: '更正', subject: col('subject') },
  {
    table: 'reversal_answers',
    words: '更正的答复',
    subject: of('select subject from reversals where id = t.reversal_id'),
    key: 'reversal_id',
  },
  { table: 'role_grants', words: '角色授予', subject: subjects.person.of(col('person_id')) },
  {
    table: 'role_ends',
    words: '角色终止',
    subject: subjects.person.of(of('select person_id from role_grants where id = t.grant_id')),
    key: 'grant_id',
  },
  { table: 'organizations', words: '单位登记', subject: subjects.organization.of(col('id')) },
  { table: 'membership_ends', words: '成员退出', subject: organization },
  { table: 'places', words: '街道社区', subject: text(subjects.places) },
  { table: 'files', words: '附件', subject: col('place') },
  { table: 'rulebook_enactments', words: '管理办法施行', subject: bookOf, key: 'version_id' },
  { table: 'calendar_years', words: '放假安排', subject: subjects.calendar.of(col('year')), key: 'year' },
  { table: 'organization_profiles', words: '单位资料', subject: organization, key: 'organization_id' },
  { table: 'bank_accounts', words: '收款账户', subject: organization, key: 'organization_id' },
  { table: 'all_organization_checks', words: '单位核验', subject: organization },
  { table: 'organization_moves', words: '孵化进阶', subject: organization, key: 'organization_id' },
  { table: 'bars', words: '不受理决定', subject: organization },
  { table: 'bar_decisions', words: '不受理的审定', subject: ofBar, key: 'bar_id' },
  { table: 'bar_lifts', words: '不受理的解除', subject: ofBar, key: 'bar_id' },
  { table: 'hostings', words: '托管申请', subject: subjects.organization.of(col('group_id')) },
  { table: 'hosting_answers', words: '托管答复', subject: ofGroup, key: 'hosting_id' },
  { table: 'hosting_ends', words: '托管终止', subject: ofGroup, key: 'hosting_id' },
  { table: 'needs', words: '居民需求', subject: subjects.need.of(col('id')) },
  { table: 'need_steps', words: '需求进展', subject: subjects.need.of(col('need_id')), key: 'need_id' },
  { table: 'need_answers', words: '需求答复', subject: subjects.need.of(col('need_id')), key: 'need_id' },
  {
    table: 'topic_list_publications',
    words: '选题发布',
    subject: subjects.topics.of(col('list_id')),
    key: 'list_id',
  },
  { table: 'publications', words: '征集公告', subject: round, key: 'round_id' },
  { table: 'amendments', words: '更正公告', subject: round },
  { table: 'amendment_publications', words: '更正公告的发布', subject: ofAmendment, key: 'amendment_id' },
  { table: 'amendment_returns', words: '更正公告的退回', subject: ofAmendment, key: 'amendment_id' },
  { table: 'enquiries', words: '咨询', subject: subjects.enquiry.of(col('id')) },
  {
    table: 'all_enquiry_answers',
    words: '咨询答复',
    subject: subjects.enquiry.of(col('enquiry_id')),
    key: 'enquiry_id',
  },
  { table: 'opening_requests', words: '开启申请', subject: round, key: 'round_id' },
  { table: 'openings', words: '开启', subject: round, key: 'round_id' },
  { table: 'proposals', words: '申报书', subject: subjects.proposal.of(col('id')) },
  { table: 'submissions', words: '提交', subject: subjects.proposal.of(col('proposal_id')) },
  { table: 'withdrawals', words: '撤回', subject: proposalOf('t.submission_id'), key: 'submission_id' },
  {
    table: 'proposal_reopenings',
    words: '重新打开',
    subject: proposalOf('t.submission_id'),
    key: 'submission_id',
  },
  { table: 'partner_requests', words: '征求社区意见', subject: subjects.consent.of(col('id')) },
  {
    table: 'partner_answers',
    words: '社区意见',
    subject: subjects.consent.of(col('request_id')),
    key: 'request_id',
  },
  {
    table: 'all_eligibility_checks',
    words: '资格审查',
    subject: proposalOf('t.submission_id'),
    key: 'submission_id',
  },
  { table: 'corrections', words: '补正通知', subject: proposalOf('t.submission_id') },
  {
    table: 'correction_answers',
    words: '补正',
    subject: proposalOf('t.submission_id'),
    key: 'correction_id',
  },
  { table: 'experts', words: '专家入库', subject: text(subjects.pool) },
  {
    table: 'panel_members',
    words: '评审委员',
    subject: subjects.panel.of(col('round_id')),
    key: 'expert_id',
  },
  {
    table: 'declarations',
    words: '回避声明',
    subject: subjects.declaration.of(col('round_id'), col('expert_id')),
    key: 'expert_id',
  },
  { table: 'assignments', words: '评审分配', subject: subjects.panel.of(col('round_id')) },
  {
    table: 'sheets',
    words: '评分表',
    subject: subjects.assignment.of(col('assignment_id')),
    key: 'assignment_id',
  },
  { table: 'decisions', words: '拟定名单', subject: subjects.decision.of(col('round_id')) },
  { table: 'all_decision_approvals', words: '名单审定', subject: ofDecision, key: 'decision_id' },
  { table: 'decision_returns', words: '名单退回', subject: ofDecision, key: 'decision_id' },
  { table: 'all_notices', words: '公示', subject: subjects.notice.of(col('id')) },
  { table: 'objections', words: '异议', subject: subjects.objection.of(col('id')) },
  {
    table: 'all_objection_answers',
    words: '异议答复',
    subject: subjects.objection.of(col('objection_id')),
    key: 'objection_id',
  },
  { table: 'announcements', words: '公告', subject: subjects.notice.of(col('notice_id')), key: 'notice_id' },
  { table: 'agreements', words: '协议', subject: subjects.agreement.of(col('id')) },
  {
    table: 'signatures',
    words: '签署',
    subject: subjects.agreement.of(col('agreement_id')),
    key: 'agreement_id',
  },
  { table: 'projects', words: '立项', subject: subjects.agreement.of(col('agreement_id')) },
  {
    table: 'reports',
    words: '项目报告',
    subject: subjects.project.of(of('select project_id from milestones where id = t.milestone_id')),
  },
  { table: 'all_report_reviews', words: '报告审核', subject: ofReport, key: 'report_id' },
  { table: 'all_midterm_evaluations', words: '中期评估', subject: ofReport, key: 'report_id' },
  { table: 'sanctions', words: '处理', subject: project },
  { table: 'all_sanction_decisions', words: '处理决定', subject: ofSanction, key: 'sanction_id' },
  { table: 'sanction_ends', words: '处理解除', subject: ofSanction, key: 'sanction_id' },
  { table: 'all_payments', words: '拨款', subject: subjects.agreement.of(col('agreement_id')) },
  {
    table: 'account_confirmations',
    words: '账户核实',
    subject: subjects.agreement.of(col('agreement_id')),
    key: 'agreement_id',
  },
  { table: 'final_reports', words: '结项报告', subject: project },
  { table: 'all_evaluations', words: '结项评定', subject: project, key: 'project_id' },
  { table: 'all_refunds', words: '退款', subject: project, key: 'project_id' },
  { table: 'closings', words: '结项', subject: project, key: 'project_id' },
]

/** No record without its history entry, of the same instant. */
export const RECORDED: Check[] = ACTS.map(({ table, words, subject, key = 'id' }) => ({
  name: `recorded-${table.replaceAll('_', '-')}`,
  says: `every row of ${table} is told in the history, at its own instant`,
  words: `每一条${words}都记在经过里，时间一致`,
  rows: sql`select ${sql.raw(`'${table} ' || t.${key}`)} as what from ${sql.raw(table)} t
    where not exists (select 1 from history h where h.subject = ${subject} and h.at = t.at)`,
}))
