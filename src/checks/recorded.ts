import { type SQL, sql } from 'drizzle-orm'
import { subjects } from '../history/subjects.ts'
import { PAIR_SIGN } from '../round/proposals/alike/rules/pair.ts'
import type { Check } from './check.ts'

/** A table of acts `t`: whose history each row entered, at the same instant; `words`: what a row is; `but`: which are not told. */
type Act = { table: string; words: string; subject: SQL; key?: string; but?: SQL }

const col = (name: string): SQL => sql.raw(`t.${name}`)
const of = (query: string): SQL => sql.raw(`(${query})`)
const text = (subject: string): SQL => sql.raw(`'${subject}'`)
const proposalOf = (submission: string): SQL =>
  subjects.proposal.of(of(`select proposal_id from submissions where id = ${submission}`))
const ofGrant = subjects.person.of(of('select person_id from role_grants where id = t.grant_id'))
const ofPlace = subjects.person.of(of('select person_id from community_places where id = t.grant_id'))
const ofLink = subjects.organization.of(
  of('select organization_id from member_invitations where id = t.invitation_id'),
)
const ofFile = of('select place from files where id = t.file_id')
const bookOf = subjects.rulebook.of(of('select rulebook_id from rulebook_versions where id = t.version_id'))
/** A bar that came of a sanction is told with it, in the history of the project. */
const barOf = (column: string): SQL =>
  of(`select coalesce((select '${subjects.project('')}' || j.id from sanctions s join projects j on j.id = s.project_id
    join agreements g on g.id = j.agreement_id join proposals p on p.id = g.proposal_id
    where p.organization_id = b.organization_id and s.by_id = b.by_id and s.at = b.at),
    '${subjects.organization('')}' || b.organization_id) from bars b where b.id = ${column}`)
const ofRegistration = subjects.organization.of(
  of('select organization_id from registration_changes where id = t.change_id'),
)
const ofBar = subjects.organization.of(of('select organization_id from bars where id = t.bar_id'))
const ofGroup = subjects.organization.of(of('select group_id from hostings where id = t.hosting_id'))
const ofAmendment = subjects.round.of(of('select round_id from amendments where id = t.amendment_id'))
const ofChange = subjects.organization.of(
  of('select organization_id from organization_changes where id = t.change_id'),
)
const ofLapse = subjects.proposal.of(of('select proposal_id from award_lapses where id = t.lapse_id'))
const ofDefault = subjects.project.of(of('select project_id from closing_defaults where id = t.default_id'))
const ofEnquiry = subjects.enquiry.of(col('enquiry_id'))
const ofEnding = subjects.round.of(of('select round_id from round_endings where id = t.ending_id'))
const ofDecision = subjects.decision.of(of('select round_id from decisions where id = t.decision_id'))
const ofSanction = subjects.project.of(of('select project_id from sanctions where id = t.sanction_id'))
const ofReport = subjects.project.of(
  of(
    'select m.project_id from reports r join milestones m on m.id = r.milestone_id where r.id = t.report_id',
  ),
)
const ofProposedRole = subjects.person.of(of('select person_id from role_proposals where id = t.proposal_id'))
const ofSuspension = subjects.person.of(of('select person_id from suspensions where id = t.suspension_id'))
const pair = subjects.similar.of(sql.raw(`t.submission_id || '${PAIR_SIGN}' || t.other_id`))
const person = subjects.person.of(col('person_id'))
const invitation = subjects.invitation.of(col('invitation_id'))
const ofRecovery = subjects.person.of(of('select person_id from recoveries where id = t.recovery_id'))
const organization = subjects.organization.of(col('organization_id'))
const declaration = subjects.declaration.of(col('round_id'), col('expert_id'))
const round = subjects.round.of(col('round_id'))
const proposal = subjects.proposal.of(col('proposal_id'))
const agreement = subjects.agreement.of(col('agreement_id'))
const project = subjects.project.of(col('project_id'))

/** In the order of the schema. What is not here has no instant of its own, or stands in the history of what it belongs to. */
const ACTS: Act[] = [
  { table: 'invitations', words: '邀请', subject: subjects.invitation.of(col('id')) },
  { table: 'invitation_acceptances', words: '接受邀请', subject: invitation, key: 'invitation_id' },
  { table: 'role_grants', words: '角色授予', subject: person },
  { table: 'role_ends', words: '角色终止', subject: ofGrant, key: 'grant_id' },
  { table: 'person_changes', words: '姓名和邮箱的修改', subject: person },
  { table: 'recoveries', words: '找回账号', subject: person },
  { table: 'recovery_answers', words: '找回账号的答复', subject: ofRecovery, key: 'recovery_id' },
  { table: 'recovery_uses', words: '找回账号的使用', subject: ofRecovery, key: 'recovery_id' },
  { table: 'recovery_withdrawals', words: '找回账号的作废', subject: ofRecovery, key: 'recovery_id' },
  { table: 'organizations', words: '单位登记', subject: subjects.organization.of(col('id')) },
  { table: 'memberships', words: '成员加入', subject: organization, key: 'person_id' },
  { table: 'member_invitations', words: '成员邀请', subject: organization },
  { table: 'member_invitation_ends', words: '成员邀请的终止', subject: ofLink, key: 'invitation_id' },
  { table: 'registration_changes', words: '登记更正', subject: organization },
  { table: 'registration_answers', words: '登记更正的答复', subject: ofRegistration, key: 'change_id' },
  { table: 'membership_ends', words: '成员退出', subject: organization },
  { table: 'office_cards', words: '办公室联系方式', subject: text(subjects.office), key: 'version' },
  { table: 'places', words: '街道社区', subject: text(subjects.places) },
  { table: 'community_places', words: '社区工作人员的指定', subject: person },
  { table: 'community_place_ends', words: '社区工作人员的终止', subject: ofPlace, key: 'grant_id' },
  {
    table: 'files',
    words: '附件',
    subject: col('place'),
    // a round begun with last round's attachments has rows of its own for them, before it is one
    but: of('select 1 from files o where o.object = t.object and o.id <> t.id and o.at < t.at'),
  },
  { table: 'file_removals', words: '附件移除', subject: ofFile, key: 'file_id' },
  { table: 'rulebooks', words: '管理办法', subject: subjects.rulebook.of(col('id')) },
  { table: 'rulebook_versions', words: '管理办法版本', subject: subjects.rulebook.of(col('rulebook_id')) },
  { table: 'rulebook_requests', words: '管理办法提请', subject: bookOf, key: 'version_id' },
  { table: 'rulebook_returns', words: '管理办法的退回和收回', subject: bookOf, key: 'version_id' },
  { table: 'rulebook_discards', words: '管理办法草稿的作废', subject: bookOf, key: 'version_id' },
  { table: 'rulebook_enactments', words: '管理办法施行', subject: bookOf, key: 'version_id' },
  { table: 'clock_moves', words: '演练时间前移', subject: text(subjects.clock), key: 'seq' },
  { table: 'calendar_years', words: '放假安排', subject: subjects.calendar.of(col('year')), key: 'year' },
  { table: 'organization_profiles', words: '单位资料', subject: organization, key: 'organization_id' },
  { table: 'bank_accounts', words: '收款账户', subject: organization, key: 'organization_id' },
  { table: 'account_readings', words: '查看完整账号', subject: organization },
  { table: 'organization_checks', words: '单位核验', subject: organization },
  { table: 'organization_moves', words: '孵化进阶', subject: organization, key: 'organization_id' },
  { table: 'organization_changes', words: '单位变更', subject: organization },
  { table: 'organization_change_answers', words: '单位变更的确认', subject: ofChange, key: 'change_id' },
  { table: 'bars', words: '不受理决定', subject: barOf('t.id') },
  { table: 'bar_decisions', words: '不受理的审定', subject: barOf('t.bar_id'), key: 'bar_id' },
  { table: 'bar_lifts', words: '不受理的解除', subject: ofBar, key: 'bar_id' },
  { table: 'hostings', words: '托管申请', subject: subjects.organization.of(col('group_id')) },
  { table: 'hosting_answers', words: '托管答复', subject: ofGroup, key: 'hosting_id' },
  { table: 'hosting_ends', words: '托管终止', subject: ofGroup, key: 'hosting_id' },
  { table: 'needs', words: '居民需求', subject: subjects.need.of(col('id')) },
  { table: 'need_steps', words: '需求进展', subject: subjects.need.of(col('need_id')), key: 'need_id' },
  { table: 'need_answers', words: '需求答复', subject: subjects.need.of(col('need_id')), key: 'need_id' },
  { table: 'topic_lists', words: '选题清单', subject: subjects.topics.of(col('id')) },
  {
    table: 'topic_list_publications',
    words: '选题发布',
    subject: subjects.topics.of(col('list_id')),
    key: 'list_id',
  },
  { table: 'rounds', words: '轮次', subject: subjects.round.of(col('id')) },
  { table: 'publications', words: '征集公告', subject: round, key: 'round_id' },
  { table: 'amendments', words: '更正公告', subject: round },
  { table: 'amendment_publications', words: '更正公告的发布', subject: ofAmendment, key: 'amendment_id' },
  { table: 'amendment_returns', words: '更正公告的退回', subject: ofAmendment, key: 'amendment_id' },
  { table: 'enquiries', words: '咨询', subject: subjects.enquiry.of(col('id')) },
  { table: 'round_returns', words: '征集公告草稿的退回和收回', subject: round, key: 'round_id' },
  {
    table: 'round_discards',
    words: '征集公告草稿的作废',
    subject: subjects.round.of(col('draft')),
    key: 'draft',
  },
  { table: 'round_endings', words: '提出流标和终止', subject: round },
  { table: 'round_ending_answers', words: '流标和终止的审定', subject: ofEnding, key: 'ending_id' },
  { table: 'enquiry_answers', words: '咨询答复', subject: ofEnquiry, key: 'enquiry_id' },
  { table: 'enquiry_refusals', words: '咨询不予公开答复', subject: ofEnquiry, key: 'enquiry_id' },
  { table: 'opening_requests', words: '开启申请', subject: round, key: 'round_id' },
  { table: 'openings', words: '开启', subject: round, key: 'round_id' },
  { table: 'proposals', words: '申报书', subject: subjects.proposal.of(col('id')) },
  { table: 'proposal_copies', words: '底稿', subject: proposal, key: 'proposal_id' },
  { table: 'submissions', words: '提交', subject: proposal },
  { table: 'proposal_discards', words: '申报书草稿的作废', subject: proposal, key: 'proposal_id' },
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
  { table: 'similar_remarks', words: '相似核查意见', subject: pair, key: 'submission_id' },
  {
    table: 'eligibility_checks',
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
  { table: 'declarations', words: '回避声明', subject: declaration, key: 'expert_id' },
  { table: 'recusals', words: '回避', subject: declaration, key: 'expert_id' },
  { table: 'assignments', words: '评审分配', subject: subjects.panel.of(col('round_id')) },
  {
    table: 'sheets',
    words: '评分表',
    subject: subjects.assignment.of(col('assignment_id')),
    key: 'assignment_id',
  },
  { table: 'decisions', words: '拟定名单', subject: subjects.decision.of(col('round_id')) },
  { table: 'decision_approvals', words: '名单审定', subject: ofDecision, key: 'decision_id' },
  { table: 'decision_returns', words: '名单退回', subject: ofDecision, key: 'decision_id' },
  { table: 'notices', words: '公示', subject: subjects.notice.of(col('id')) },
  { table: 'objections', words: '异议', subject: subjects.objection.of(col('id')) },
  {
    table: 'objection_answers',
    words: '异议答复',
    subject: subjects.objection.of(col('objection_id')),
    key: 'objection_id',
  },
  { table: 'announcements', words: '公告', subject: subjects.notice.of(col('notice_id')), key: 'notice_id' },
  { table: 'award_lapses', words: '提出放弃立项', subject: proposal },
  { table: 'award_lapse_answers', words: '放弃立项的审定', subject: ofLapse, key: 'lapse_id' },
  { table: 'closing_defaults', words: '提出单位不办理的', subject: project },
  { table: 'closing_default_answers', words: '单位不办理的审定', subject: ofDefault, key: 'default_id' },
  { table: 'agreements', words: '协议', subject: subjects.agreement.of(col('id')) },
  { table: 'agreement_drafts', words: '协议文本', subject: agreement, key: 'agreement_id' },
  { table: 'signatures', words: '签署', subject: agreement, key: 'agreement_id' },
  { table: 'projects', words: '立项', subject: agreement },
  {
    table: 'reports',
    words: '项目报告',
    subject: subjects.project.of(of('select project_id from milestones where id = t.milestone_id')),
  },
  { table: 'report_reviews', words: '报告审核', subject: ofReport, key: 'report_id' },
  { table: 'midterm_evaluations', words: '中期评估', subject: ofReport, key: 'report_id' },
  { table: 'sanctions', words: '处理', subject: project },
  { table: 'sanction_replies', words: '陈述申辩', subject: ofSanction, key: 'sanction_id' },
  { table: 'sanction_decisions', words: '处理决定', subject: ofSanction, key: 'sanction_id' },
  { table: 'sanction_ends', words: '处理解除', subject: ofSanction, key: 'sanction_id' },
  { table: 'payments', words: '拨款', subject: agreement },
  { table: 'account_confirmations', words: '账户核实', subject: agreement, key: 'agreement_id' },
  { table: 'final_reports', words: '结项报告', subject: project },
  {
    table: 'final_report_returns',
    words: '结项报告的退回',
    subject: subjects.project.of(of('select project_id from final_reports where id = t.final_report_id')),
    key: 'final_report_id',
  },
  { table: 'evaluations', words: '结项评定', subject: project, key: 'project_id' },
  { table: 'refunds', words: '退款', subject: project, key: 'project_id' },
  { table: 'closings', words: '结项', subject: project, key: 'project_id' },
  { table: 'role_proposals', words: '角色提议', subject: person },
  { table: 'role_answers', words: '角色提议的确认', subject: ofProposedRole, key: 'proposal_id' },
  { table: 'invitation_answers', words: '邀请的确认', subject: invitation, key: 'invitation_id' },
  { table: 'invitation_withdrawals', words: '邀请的撤回', subject: invitation, key: 'invitation_id' },
  { table: 'suspensions', words: '账号停用', subject: person },
  { table: 'suspension_lifts', words: '账号恢复', subject: ofSuspension, key: 'suspension_id' },
  { table: 'staff_notes', words: '备注', subject: subjects.notes.of(col('kind'), col('about')) },
  {
    table: 'case_owners',
    words: '经办人的指定',
    subject: subjects.notes.of(col('kind'), col('about')),
    key: 'seq',
  },
  { table: 'number_decisions', words: '号码决定', subject: round, key: 'digest' },
]

/** No record without its history entry, of the same instant. */
export const RECORDED: Check[] = ACTS.map(({ table, words, subject, key = 'id', but }) => ({
  name: `recorded-${table.replaceAll('_', '-')}`,
  says: `every row of ${table} is told in the history, at its own instant`,
  words: `每一条${words}都记在经过里，时间一致`,
  rows: sql`select ${sql.raw(`'${table} ' || t.${key}`)} as what from ${sql.raw(table)} t
    where not exists (select 1 from history h where h.subject = ${subject} and h.at = t.at)
      ${but ? sql`and not exists ${but}` : sql``}`,
}))
