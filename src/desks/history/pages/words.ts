import { paths } from '../../../paths.ts'
import { splitSubject } from '../rules.ts'

/** Every `what` that an action records. */
export const WHAT_WORDS: Record<string, string> = {
  'need-raised': '提出需求',
  'need-step-taken': '记录需求进展',
  'deliberation-attached': '补附协商记录',
  'need-answered': '答复需求',
  'topic-list-started': '拟定选题清单',
  'topic-added': '增加选题',
  'topic-rewritten': '修改选题',
  'topic-removed': '删去选题',
  'topic-list-published': '发布选题清单',
  'round-drafted': '拟定征集公告',
  'round-redrafted': '修改征集公告草稿',
  'round-published': '发布征集公告',
  'amendment-drafted': '拟定更正公告',
  'amendment-returned': '退回更正公告',
  'amendment-published': '发布更正公告',
  'proposal-started': '开始填写申报书',
  'proposal-submitted': '提交申报书',
  'proposal-withdrawn': '撤回申报书',
  'eligibility-checked': '资格审查',
  'expert-added': '专家入库',
  'panel-chosen': '选定评审委员会',
  'recusals-declared': '申报回避',
  'sheets-assigned': '分配评分表',
  'sheet-submitted': '提交评分表',
  'decision-prepared': '拟定审定方案',
  'decision-approved': '批准审定方案',
  'decision-returned': '退回审定方案',
  'notice-published': '发布公示',
  'objection-received': '收到异议',
  'objection-answered': '答复异议',
  'result-announced': '公告结果',
  'agreement-drafted': '拟定项目协议',
  'agreement-signed': '签署项目协议',
  'project-opened': '项目开始',
  'milestone-reported': '提交里程碑报告',
  'report-reviewed': '审核里程碑报告',
  'payment-recorded': '登记拨款',
  'final-report-submitted': '提交结项报告',
  'final-report-returned': '退回结项报告',
  'project-evaluated': '评定项目',
  'refund-recorded': '登记退回的结余资金',
  'project-closed': '办理结项',
  'organization-registered': '登记申报单位',
  invited: '发出邀请',
  'invitation-accepted': '接受邀请',
  'role-given': '授予角色',
  'role-ended': '终止角色',
  'places-added': '录入街道和社区',
  'place-given': '指定负责的社区',
  'place-ended': '结束负责的社区',
  'rulebook-copied': '复制示范管理办法',
  'rulebook-version-drafted': '起草管理办法新版',
  'rulebook-imported': '导入管理办法',
  'rulebook-version-saved': '修改管理办法草稿',
  'rulebook-enacted': '批准施行管理办法',
  'calendar-year-set': '录入放假安排',
}

export const sayWhat = (what: string): string => WHAT_WORDS[what] ?? what

const KINDS: Record<string, { word: string; href?: (id: string) => string }> = {
  need: { word: '需求', href: paths.need },
  topics: { word: '选题', href: paths.topicList },
  round: { word: '征集公告', href: paths.round },
  proposal: { word: '申报书', href: paths.proposal },
  panel: { word: '评审委员会', href: paths.panel },
  declaration: { word: '回避申报', href: paths.panel },
  assignment: { word: '评分表' },
  decision: { word: '审定', href: paths.decision },
  notice: { word: '公示', href: paths.notice },
  objection: { word: '异议', href: paths.objection },
  agreement: { word: '协议', href: paths.agreement },
  project: { word: '项目', href: paths.projectWork },
  person: { word: '人员' },
  invitation: { word: '邀请' },
  organization: { word: '申报单位' },
  pool: { word: '专家库' },
  places: { word: '街道与社区' },
  role: { word: '角色' },
  rulebook: { word: '管理办法' },
  calendar: { word: '放假安排', href: (year) => paths.calendarIn(Number(year)) },
}

/** What a subject is, and where it can be read; null: nowhere. */
export function sayKind(subject: string): { word: string; href: string | null } {
  const { kind, id } = splitSubject(subject)
  const known = KINDS[kind]
  return { word: known?.word ?? kind, href: known?.href?.(id) ?? null }
}
