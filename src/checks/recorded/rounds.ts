import { type SQL, sql } from 'drizzle-orm'
import { subjects } from '../../history/subjects.ts'
import { PAIR_SIGN } from '../../round/proposals/alike/rules/pair.ts'
import { type Act, col, of, text } from './act.ts'

const proposalOf = (submission: string): SQL =>
  subjects.proposal.of(of(`select proposal_id from submissions where id = ${submission}`))
const ofAmendment = subjects.round.of(of('select round_id from amendments where id = t.amendment_id'))
const ofContract = subjects.round.of(of('select round_id from contracts where id = t.contract_id'))
const ofOperator = subjects.round.of(
  of(
    'select c.round_id from operators o join contracts c on c.id = o.contract_id where o.id = t.operator_id',
  ),
)
const ofLapse = subjects.proposal.of(of('select proposal_id from award_lapses where id = t.lapse_id'))
const ofDefault = subjects.project.of(of('select project_id from closing_defaults where id = t.default_id'))
const ofEnquiry = subjects.enquiry.of(col('enquiry_id'))
const panel = subjects.panel.of(col('round_id'))
const ofDraw = subjects.panel.of(of('select round_id from draws where id = t.draw_id'))
const ofAside = subjects.panel.of(
  of('select d.round_id from draw_asides s join draws d on d.id = s.draw_id where s.id = t.aside_id'),
)
const ofEnding = subjects.round.of(of('select round_id from round_endings where id = t.ending_id'))
const ofDecision = subjects.decision.of(of('select round_id from decisions where id = t.decision_id'))
const ofSanction = subjects.project.of(of('select project_id from sanctions where id = t.sanction_id'))
const ofReport = subjects.project.of(
  of(
    'select m.project_id from reports r join milestones m on m.id = r.milestone_id where r.id = t.report_id',
  ),
)
const pair = subjects.similar.of(sql.raw(`t.submission_id || '${PAIR_SIGN}' || t.other_id`))
const declaration = subjects.declaration.of(col('round_id'), col('expert_id'))
const note = subjects.notes.of(col('kind'), col('about'))
const round = subjects.round.of(col('round_id'))
const proposal = subjects.proposal.of(col('proposal_id'))
const agreement = subjects.agreement.of(col('agreement_id'))
const project = subjects.project.of(col('project_id'))

/** What is done in the life of a round, in the order of the schema. */
export const OF_ROUNDS: Act[] = [
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
  { table: 'contracts', words: '承办', subject: round },
  { table: 'contract_answers', words: '承办的答复', subject: ofContract, key: 'contract_id' },
  { table: 'contract_ends', words: '承办的终止', subject: ofContract, key: 'contract_id' },
  { table: 'operators', words: '承办人员', subject: ofContract },
  { table: 'operator_answers', words: '承办人员的答复', subject: ofOperator, key: 'operator_id' },
  { table: 'operator_ends', words: '承办人员的结束', subject: ofOperator, key: 'operator_id' },
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
  { table: 'all_enquiry_answers', words: '咨询答复', subject: ofEnquiry },
  { table: 'all_enquiry_refusals', words: '咨询不予公开答复', subject: ofEnquiry },
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
    table: 'all_eligibility_checks',
    words: '资格审查',
    subject: proposalOf('t.submission_id'),
    key: 'submission_id',
  },
  { table: 'eligibility_results', words: '资格审查结果', subject: panel, key: 'round_id' },
  { table: 'rechecks', words: '复核申请', subject: proposalOf('t.submission_id') },
  {
    table: 'recheck_answers',
    words: '复核',
    subject: proposalOf('(select submission_id from rechecks where id = t.recheck_id)'),
    key: 'recheck_id',
  },
  { table: 'corrections', words: '补正通知', subject: proposalOf('t.submission_id') },
  {
    table: 'correction_answers',
    words: '补正',
    subject: proposalOf('t.submission_id'),
    key: 'correction_id',
  },
  { table: 'experts', words: '专家入库', subject: text(subjects.pool) },
  { table: 'pool_proposals', words: '专家变动的提出', subject: text(subjects.pool) },
  { table: 'pool_answers', words: '专家变动的答复', subject: text(subjects.pool), key: 'proposal_id' },
  {
    table: 'panel_members',
    words: '评审委员',
    subject: subjects.panel.of(col('round_id')),
    key: 'expert_id',
  },
  { table: 'declarations', words: '回避声明', subject: declaration, key: 'expert_id' },
  { table: 'recusals', words: '回避', subject: declaration, key: 'expert_id' },
  { table: 'recusal_requests', words: '回避申请', subject: proposal },
  {
    table: 'recusal_request_answers',
    words: '回避申请的答复',
    subject: subjects.proposal.of(
      of('select q.proposal_id from recusal_requests q where q.id = t.request_id'),
    ),
    key: 'request_id',
  },
  { table: 'detection_asides', words: '不用回避', subject: declaration, key: 'expert_id' },
  { table: 'panel_removals', words: '退出评审委员会', subject: declaration, key: 'expert_id' },
  { table: 'distributions', words: '分配方案', subject: subjects.panel.of(col('round_id')) },
  {
    table: 'distribution_changes',
    words: '分配方案的改动',
    subject: subjects.panel.of(of('select round_id from distributions where id = t.distribution_id')),
    key: 'distribution_id',
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
  { table: 'award_lapses', words: '提出放弃立项', subject: proposal },
  { table: 'all_award_lapse_answers', words: '放弃立项的审定', subject: ofLapse },
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
  { table: 'all_report_reviews', words: '报告审核', subject: ofReport, key: 'report_id' },
  { table: 'all_midterm_evaluations', words: '中期评估', subject: ofReport, key: 'report_id' },
  { table: 'sanctions', words: '处理', subject: project },
  { table: 'sanction_replies', words: '陈述申辩', subject: ofSanction, key: 'sanction_id' },
  { table: 'all_sanction_decisions', words: '处理决定', subject: ofSanction, key: 'sanction_id' },
  { table: 'sanction_ends', words: '处理解除', subject: ofSanction, key: 'sanction_id' },
  { table: 'all_payments', words: '拨款', subject: agreement },
  { table: 'account_confirmations', words: '账户核实', subject: agreement, key: 'agreement_id' },
  { table: 'final_reports', words: '结项报告', subject: project },
  {
    table: 'final_report_returns',
    words: '结项报告的退回',
    subject: subjects.project.of(of('select project_id from final_reports where id = t.final_report_id')),
    key: 'final_report_id',
  },
  { table: 'all_evaluations', words: '结项评定', subject: project, key: 'project_id' },
  { table: 'all_refunds', words: '退款', subject: project, key: 'project_id' },
  { table: 'closings', words: '结项', subject: project, key: 'project_id' },
  { table: 'mailings', words: '群发', subject: round },
  { table: 'staff_notes', words: '备注', subject: note },
  { table: 'case_owners', words: '经办人的指定', subject: note, key: 'seq' },
  { table: 'number_decisions', words: '号码决定', subject: round, key: 'digest' },
  { table: 'draws', words: '抽取的准备', subject: panel },
  { table: 'draw_commitments', words: '抽取口令的指纹', subject: ofDraw, key: 'draw_id' },
  { table: 'draw_reveals', words: '抽取口令', subject: ofDraw, key: 'draw_id' },
  { table: 'draw_outcomes', words: '抽取结果', subject: ofDraw, key: 'draw_id' },
  { table: 'draw_asides', words: '抽取作废的提出', subject: ofDraw },
  { table: 'draw_aside_answers', words: '抽取作废的审定', subject: ofAside, key: 'aside_id' },
]
