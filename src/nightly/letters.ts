import { bareWording, wording } from '../letters/wordings/rules/wording.ts'

/** A last day, without an hour. */
const DAY = '2026年12月15日'

export const certificateExpiring = bareWording({
  id: 'organizations.certificate-expiring',
  kind: 'due',
  tells: '证件快到期或者已经到期时，写给单位负责人',
  subject: '证件到期：{名称}',
  body: '“{名称}”的有效期到{期限}，请换证以后上传新的。',
  needed: ['名称', '期限'],
  examples: { 名称: '社会团体法人登记证书', 期限: DAY },
})

export const sheetsClosing = wording({
  id: 'scoring.sheets-closing',
  kind: 'due',
  tells: '评分截止以前七天、三天、一天，写给还有评分表没有提交的专家',
  subject: '还有评分表没有提交：{期}',
  body: '您还有{件数}份评分表没有提交，评分{期限}截止。',
  needed: ['件数', '期限'],
})

export const correctionDue = wording({
  id: 'screening.correction-due',
  kind: 'due',
  tells: '补正期限的前一天，写给还没有补正的单位',
  subject: '请补正：{项目}',
  body: '“{项目}”还没有补正，{期限}24:00为止；到时没有补正的，按现在的内容审查。',
  needed: ['期限'],
  examples: { 期限: DAY },
})

export const draftClosing = wording({
  id: 'proposals.draft-closing',
  kind: 'due',
  tells: '申报截止以前七天、三天、一天，写给申报书还是草稿的单位',
  subject: '还没有提交：{项目}',
  body: '“{项目}”还是草稿，{期限}截止。截止以前没有提交的，不参加评审。',
  needed: ['期限'],
})

export const reopenedClosing = wording({
  id: 'proposals.reopened-closing',
  kind: 'due',
  tells: '申报截止以前七天、三天、一天，写给重新打开申报书、改过又没有提交的单位',
  subject: '还没有提交：{项目}',
  body: '“{项目}”重新打开后改过，还没有再次提交，{期限}截止。截止以前没有再次提交的，以第{版}版为准。',
  needed: ['期限', '版'],
})

export const openingLate = wording({
  id: 'proposals.opening-late',
  kind: 'due',
  tells: '密封的申报书过了开启的日子还没有开启时，写给经办人和负责人',
  subject: '申报书逾期未开启：{期}',
  body: '“{期}”密封的申报书应于{期限}以前开启，还没有开启。',
  needed: ['期限'],
  examples: { 期限: DAY },
})

export const contractNear = wording({
  id: 'calls.contract-near',
  kind: 'due',
  tells: '承办还有七天以内到期时，写给承办的单位',
  subject: '承办快到期：{期}',
  body: '{单位}承办“{期}”，到{期限}为止，以后承办人员不能再办理和查看。',
  needed: ['期限'],
  examples: { 期限: DAY },
})

export const contractNearOfficers = wording({
  id: 'calls.contract-near-officers',
  kind: 'due',
  tells: '承办还有七天以内到期时，写给经办人',
  subject: '承办快到期：{期}',
  body: '{单位}承办“{期}”，到{期限}为止，要延长的请提出新的承办，否则没有办完的由经办人接着办。',
  needed: ['单位', '期限'],
  examples: { 期限: DAY },
})

export const contractOver = wording({
  id: 'calls.contract-over',
  kind: 'due',
  tells: '承办到期以后，写给承办的单位',
  subject: '承办已到期：{期}',
  body: '{单位}承办“{期}”，到{期限}为止，承办人员不能再办理和查看这一期。',
  needed: ['期限'],
  examples: { 期限: DAY },
})

export const contractOverOfficers = wording({
  id: 'calls.contract-over-officers',
  kind: 'due',
  tells: '承办到期以后，写给经办人',
  subject: '承办已到期：{期}',
  body: '{单位}承办“{期}”，到{期限}为止，没有办完的请经办人接着办。',
  needed: ['单位', '期限'],
  examples: { 期限: DAY },
})

export const needLate = wording({
  id: 'needs.answer-late',
  kind: 'due',
  tells: '居民需求过了答复的日子还没有答复时，写给经办人',
  subject: '需求逾期未答复：{需求}',
  body: '{编号}“{需求}”{日期}收到，超过{天数}日没有答复，请尽快答复。',
  needed: ['日期', '天数'],
  examples: { 编号: '2026-XQ-0017', 需求: '楼道里没有扶手', 天数: '30' },
})

export const needVeryLate = wording({
  id: 'needs.answer-very-late',
  kind: 'due',
  tells: '居民需求过了答复日子的两倍还没有答复时，写给负责人',
  subject: '督办需求：{需求}',
  body: '{编号}“{需求}”{日期}收到，超过{天数}日没有答复，请督办。',
  needed: ['日期', '天数'],
  examples: { 编号: '2026-XQ-0017', 需求: '楼道里没有扶手', 天数: '60' },
})

export const objectionLate = wording({
  id: 'publicity.objection-late',
  kind: 'due',
  tells: '异议过了答复的日子还没有答复时，写给经办人和负责人',
  subject: '异议逾期未答复：{期}',
  body: '对{对象}的异议应于{期限}以前答复，还没有答复。',
  needed: ['期限'],
  examples: { 对象: '“银发茶叙：高龄独居老人陪伴”', 期限: DAY },
})

export const paymentLate = wording({
  id: 'payments.payment-late',
  kind: 'due',
  tells: '一笔拨款过了日子还没有登记时，写给财务；付不出去的，写给经办人',
  subject: '拨款逾期：{项目}',
  body: '“{项目}”的第{笔}笔拨款应于{期限}以前拨付，还没有登记。',
  needed: ['笔', '期限'],
  examples: { 笔: '1', 期限: DAY },
})

export const paymentLateUndated = wording({
  id: 'payments.payment-late-undated',
  kind: 'due',
  tells: '一笔拨款逾期没有登记、算不出最后一天时，写给财务；付不出去的，写给经办人',
  subject: '拨款逾期：{项目}',
  body: '“{项目}”的第{笔}笔拨款，还没有登记。',
  needed: ['笔'],
  examples: { 笔: '1' },
})

export const finalReportLate = wording({
  id: 'closing.final-report-late',
  kind: 'due',
  tells: '结项报告过了日子还没有提交时，写给经办人和单位',
  subject: '逾期没有申请结项：{项目}',
  body: '“{项目}”的结项报告应于{期限}以前提交，还没有收到。',
  needed: ['期限'],
  examples: { 期限: DAY },
})

export const milestoneWithoutReport = wording({
  id: 'projects.milestone-without-report',
  kind: 'due',
  tells: '里程碑过了日子、没有可以审核的报告时，写给经办人',
  subject: '里程碑逾期：{项目}',
  body: '“{项目}”的“{里程碑}”应于{期限}以前完成，还没有收到可以审核的报告。',
  needed: ['里程碑', '期限'],
  examples: { 里程碑: '中期评估', 期限: DAY },
})

export const milestoneWaiting = wording({
  id: 'projects.milestone-waiting',
  kind: 'due',
  tells: '里程碑过了日子、报告还等着审核时，写给经办人',
  subject: '里程碑逾期：{项目}',
  body: '“{项目}”的“{里程碑}”应于{期限}以前完成，报告已经提交，等待审核。',
  needed: ['里程碑', '期限'],
  examples: { 里程碑: '中期评估', 期限: DAY },
})

export const reportLate = wording({
  id: 'projects.report-late',
  kind: 'due',
  tells: '里程碑过了日子、没有可以审核的报告时，写给单位',
  subject: '报告逾期：{里程碑}',
  body: '“{项目}”的“{里程碑}”应于{期限}以前完成，请尽快提交报告。',
  needed: ['里程碑', '期限'],
  examples: { 里程碑: '中期评估', 期限: DAY },
})

export const calendarSoon = bareWording({
  id: 'rulebook.calendar-missing-soon',
  kind: 'task',
  tells: '按工作日算的期限快要算到没有放假安排的一年时，写给系统管理员',
  subject: '请录入{年}年的放假安排',
  body: '从{日期}起，按工作日算的期限就会算到{年}年。国务院公布以后，请在这以前录入。',
  needed: ['年', '日期'],
})

export const calendarNeeded = bareWording({
  id: 'rulebook.calendar-missing',
  kind: 'task',
  tells: '按工作日算的期限已经算到没有放假安排的一年时，写给系统管理员',
  subject: '现在就要{年}年的放假安排',
  body: '有按工作日算的期限已经算到{年}年，没有放假安排就算不出最后一天：公示、补正和签约都可能因此停下。国务院公布以后，请马上录入。',
  needed: ['年'],
})

export const checkBroken = bareWording({
  id: 'site.check-broken',
  kind: 'task',
  tells: '夜间核对发现前一夜没有的不符时，写给监督员',
  subject: '夜间核对不符：{核对}',
  body: '应当{核对}，有{件数}条不符，第一条是{第一条}。请向系统管理员查问。',
  needed: ['核对', '件数'],
  examples: { 核对: '每笔拨款都有经过', 第一条: 'payment:3k9x' },
})
