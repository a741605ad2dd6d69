import { paths } from '../../paths.ts'
import { sayClause } from '../../shared/clauses.ts'
import { endOf, sayDay, sayDeadline } from '../../shared/days.ts'
import type { Dated } from '../../web/ics.ts'
import type { Desk } from '../../web/layout.tsx'
import type { Act, DueDate } from './rules.ts'

/** Leads to the desk, which asks who it is; names nobody and nothing, as whoever has the address reads it. */
export const dateOn = (desk: Desk, { act, by, at, count, clauses }: DueDate): Dated => ({
  ...{ id: `${desk}-${act}-${by}`, at, href: paths.desk(desk), isOff: false },
  title: `${ACT_WORDS[act]}${count > 1 ? `（${count}件）` : ''}`,
  says: `${at === endOf(by) ? sayDay(by) : sayDeadline(at)}以前${sayClauses(clauses)}。是哪一件，登录后看待办。`,
})

const sayClauses = (clauses: number[]): string =>
  clauses.length === 0 ? '' : `（管理办法${clauses.map(sayClause).join('、')}）`

/** What is due, for a calendar that is read without signing in: of what kind, and nothing of what it is about. */
export const ACT_WORDS: Record<Act, string> = {
  // applying, carrying out
  draft: '提交申报书',
  correction: '补正申报书',
  'ask-recheck': '申请复核',
  hosting: '答复托管',
  signature: '签订协议',
  account: '填写收款账户',
  report: '提交报告',
  'final-report': '提交结项报告',
  reply: '陈述和申辩',
  refund: '结余资金',
  host: '请一家单位托管',
  'host-again': '恢复托管',
  certificate: '证件到期',
  // judging
  declare: '申报回避',
  score: '提交评分表',
  // of a place
  consent: '答复合作的请求',
  need: '办理需求',
  // the office
  answer: '答复异议',
  'answer-enquiries': '答复咨询',
  'answer-needs': '答复居民需求',
  'decide-again': '重新拟定审定方案',
  end: '提出流标',
  cancel: '提出终止',
  redraft: '修改征集公告草稿',
  'mend-draft': '修改征集公告草稿',
  'decide-numbers': '决定像个人信息的号码',
  'ask-opening': '申请开启申报书',
  screen: '资格审查',
  'send-results': '告知资格审查结果',
  recheck: '复核资格审查',
  'choose-panel': '选定评审委员会',
  'answer-detections': '处理可能的回避',
  'answer-recusal-request': '答复回避申请',
  assign: '分配评分表',
  supplement: '补分配评分表',
  'commit-draw': '提交抽取口令的指纹',
  'reveal-draw': '公开抽取口令',
  'conclude-draw': '录入抽取的公开号码',
  'set-draw-aside': '申请作废抽取',
  'answer-draw-aside': '答复作废抽取',
  'answer-pool': '答复专家库的变动',
  decide: '拟定审定方案',
  review: '审核里程碑报告',
  evaluate: '评定结项报告',
  'draft-agreements': '拟定项目协议',
  'redraft-agreement': '重新拟定项目协议',
  lapse: '办理放弃立项',
  'open-projects': '开始已签约的项目',
  close: '办理结项',
  overdue: '催办逾期的报告',
  'check-registration': '核对登记更正',
  'mend-rulebook': '修改管理办法',
  'stand-in-report': '提出按已有材料评估',
  'stand-in-refund': '提出登记追回',
  'find-payee': '落实收款单位',
  'renew-contract': '承办到期',
  'name-operators': '指定承办人员',
  'end-contract': '终止承办',
  // a second person
  witness: '见证开启申报书',
  'confirm-role': '确认角色',
  'confirm-recovery': '确认找回账号',
  'answer-reversal': '答复更正',
  'approve-decision': '批准审定方案',
  announce: '公告结果',
  'publish-notice': '发布公示',
  sign: '签订协议',
  'answer-ending': '审定流标或者终止',
  'answer-default': '审定单位不办理的事',
  'answer-contract': '确认承办',
  'publish-round': '发布征集公告',
  'publish-amendment': '发布更正公告',
  'decide-sanction': '决定处理',
  'lift-sanction': '解除或者加重处理',
  'decide-bar': '批准不受理申报',
  enact: '批准施行管理办法',
  // money
  pay: '拨款',
  'settle-payee': '核实收款账户',
  // accounts
  appoint: '补有角色的人',
  'add-experts': '补专家',
  'set-calendar': '录入放假安排',
  'settle-unsent': '没有发成的信',
}
