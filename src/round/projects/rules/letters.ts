import { wording } from '../../../letters/wordings/rules/wording.ts'
import { sayKind } from './sanctions.ts'

export const opened = wording({
  id: 'projects.opened',
  kind: 'result',
  tells: '项目开始执行时，写给项目单位和托管单位',
  subject: '项目开始执行：{项目}',
  body: '实施时间{开始}至{结束}，共{件数}个里程碑，请按期提交报告。',
  needed: ['开始', '结束'],
})

export const reported = wording({
  id: 'projects.reported',
  kind: 'task',
  tells: '里程碑报告提交以后，写给经办人',
  subject: '里程碑报告待审核：{里程碑}',
  body: '{单位}提交了“{项目}”的报告，请审核。',
  examples: { 里程碑: '中期评估' },
})

export const reportAccepted = wording({
  id: 'projects.report-accepted',
  kind: 'result',
  tells: '里程碑报告通过时，写给项目单位和托管单位',
  subject: '报告已通过：{里程碑}',
  body: '“{项目}”的报告已通过。{附言}',
  needed: ['附言'],
  examples: { 里程碑: '第3个月进展报告', 附言: '下次请附上签到表。' },
})

export const reportReturned = wording({
  id: 'projects.report-returned',
  kind: 'result',
  tells: '里程碑报告被退回时，写给项目单位和托管单位',
  subject: '报告被退回：{里程碑}',
  body: '原因：{原因}。请修改后重新提交。',
  needed: ['原因'],
  examples: { 里程碑: '第3个月进展报告', 原因: '没有写明服务人次' },
})

export const midtermPassed = wording({
  id: 'projects.midterm-passed',
  kind: 'result',
  tells: '中期评估合格时，写给项目单位和托管单位',
  subject: '中期评估合格：{项目}',
  body: '中期评估得{分数}分，合格。{附言}',
  needed: ['分数', '附言'],
  examples: { 分数: '82.50', 附言: '下半年请补足服务人次。' },
})

export const midtermBelowMark = wording({
  id: 'projects.midterm-below-mark',
  kind: 'result',
  tells: '中期评估没有达到合格线时，写给项目单位和托管单位',
  subject: '中期评估不合格：{项目}',
  body: '中期评估得{分数}分，没有达到合格线，为不合格。{附言}',
  needed: ['分数', '附言'],
  examples: { 分数: '52.50', 附言: '服务人次没有达到一半。' },
})

export const midtermLate = wording({
  id: 'projects.midterm-late',
  kind: 'result',
  tells: '中期报告没有按期提交、视为不合格时，写给项目单位和托管单位',
  subject: '中期评估不合格：{项目}',
  body: '中期报告没有按期提交，视为不合格。{附言}',
  needed: ['附言'],
  examples: { 附言: '报告晚了十二天。' },
})

export const payable = wording({
  id: 'projects.payable',
  kind: 'money',
  tells: '中期评估通过以后，写给财务',
  subject: '中期评估通过，可以拨款：{项目}',
  body: '{单位}的“{项目}”已通过中期评估，请按协议拨付。',
})

/** 处理: one of those that the rulebook names. */
const SANCTION = { 处理: sayKind('delay'), 理由: '连续两次没有按期提交报告' }

export const sanctionProposed = wording({
  id: 'projects.sanction-proposed',
  kind: 'task',
  tells: '经办人拟作出处理时，写给项目单位和托管单位',
  subject: '拟作出处理：{项目}',
  body: '对“{项目}”拟作出处理：{处理}。事实和理由：{理由}。作出决定以前，你们可以陈述和申辩。',
  needed: ['处理', '理由'],
  examples: SANCTION,
})

export const sanctionToDecide = wording({
  id: 'projects.sanction-to-decide',
  kind: 'task',
  tells: '经办人拟作出处理时，写给负责人',
  subject: '拟作出处理：{项目}',
  body: '对“{项目}”拟作出处理：{处理}。事实和理由：{理由}。请听取陈述后决定。',
  needed: ['处理', '理由'],
  examples: SANCTION,
})

export const sanctionReplied = wording({
  id: 'projects.sanction-replied',
  kind: 'task',
  tells: '单位陈述和申辩以后，写给经办人和负责人',
  subject: '收到陈述和申辩：{项目}',
  body: '{单位}对拟作出的处理提出了陈述和申辩。',
})

export const sanctionImposed = wording({
  id: 'projects.sanction-imposed',
  kind: 'result',
  tells: '决定作出处理时，写给项目单位和托管单位、经办人、财务',
  subject: '处理决定：{项目}',
  body: '对“{项目}”作出处理：{处理}。理由：{理由}',
  needed: ['处理', '理由'],
  examples: SANCTION,
})

export const sanctionImposedUntil = wording({
  id: 'projects.sanction-imposed-until',
  kind: 'result',
  tells: '决定在一段时间里不受理申报时，写给项目单位和托管单位、经办人、财务',
  subject: '处理决定：{项目}',
  body: '对“{项目}”作出处理：{处理}。到{期限}为止。理由：{理由}',
  needed: ['处理', '期限', '理由'],
  examples: { 处理: sayKind('bar'), 期限: '2029年12月15日', 理由: '虚报服务人次' },
})

export const sanctionDropped = wording({
  id: 'projects.sanction-dropped',
  kind: 'result',
  tells: '不予处理，或者拟作出的处理收回时，写给项目单位和托管单位、经办人、财务',
  subject: '不予处理：{项目}',
  body: '对“{项目}”决定不予处理。理由：{理由}',
  needed: ['理由'],
  examples: { 理由: '报告已经补交' },
})

export const sanctionLifted = wording({
  id: 'projects.sanction-lifted',
  kind: 'result',
  tells: '处理解除时，写给项目单位和托管单位、财务',
  subject: '处理已解除：{项目}',
  body: '对“{项目}”的处理（{处理}）已经解除。理由：{理由}',
  needed: ['处理', '理由'],
  examples: { ...SANCTION, 理由: '报告已经补交' },
})
