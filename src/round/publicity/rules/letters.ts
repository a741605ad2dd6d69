import { wording } from '../../../letters/wordings/rules/wording.ts'

export const noticePublished = wording({
  id: 'publicity.notice-published',
  kind: 'news',
  tells: '拟立项名单公示以后，写给经办人',
  subject: '已公示：{期}',
  body: '拟立项名单公示到{日期}24:00。收到异议后，请在公告以前答复。',
  needed: ['日期'],
})

export const listed = wording({
  id: 'publicity.listed',
  kind: 'result',
  tells: '拟立项名单公示以后，写给名单上的项目单位和托管单位',
  subject: '进入公示：{项目}',
  body: '“{项目}”列入拟立项名单，{开始}至{结束}公示。',
  needed: ['开始', '结束'],
  examples: { 开始: '2026年12月7日', 结束: '2026年12月11日' },
})

export const announcedToDraft = wording({
  id: 'publicity.announced-to-draft',
  kind: 'news',
  tells: '立项名单公告以后，写给经办人',
  subject: '已公告：{期}',
  body: '立项名单已经公告，请拟定项目协议。',
})

export const announcedToPay = wording({
  id: 'publicity.announced-to-pay',
  kind: 'news',
  tells: '立项名单公告以后，写给财务',
  subject: '已公告：{期}',
  body: '立项名单已经公告，协议签订后开始拨款。',
})

export const funded = wording({
  id: 'publicity.funded',
  kind: 'result',
  tells: '立项名单公告以后，写给立项的单位和托管单位',
  subject: '立项：{项目}',
  body: '“{项目}”已经公告立项，接下来签订项目协议。',
})

export const unfunded = wording({
  id: 'publicity.unfunded',
  kind: 'result',
  tells: '立项名单公告以后，写给没有立项的单位和托管单位',
  subject: '未立项：{项目}',
  body: '“{项目}”这一期没有立项。结果以公告为准，感谢您的参与。',
})

export const objectionReceived = wording({
  id: 'publicity.objection-received',
  kind: 'task',
  tells: '公示期内收到异议时，写给经办人',
  subject: '收到异议：{期}',
  body: '公示期内收到一件异议，请核实后答复。异议人的信息依法保密。',
})

export const objectionUpheld = wording({
  id: 'publicity.objection-upheld',
  kind: 'result',
  tells: '异议成立时，写给负责人',
  subject: '异议成立：{期}',
  body: '对{对象}的异议已经答复：异议成立。立项名单需要重新审定和公示。',
  needed: ['对象'],
  examples: { 对象: '“银发茶叙：高龄独居老人陪伴”' },
})

export const objectionDismissed = wording({
  id: 'publicity.objection-dismissed',
  kind: 'result',
  tells: '异议不成立时，写给负责人',
  subject: '异议不成立：{期}',
  body: '对{对象}的异议已经答复：异议不成立。',
  needed: ['对象'],
  examples: { 对象: '“银发茶叙：高龄独居老人陪伴”' },
})

export const objectionUpheldToObjector = wording({
  id: 'publicity.objection-upheld-to-objector',
  kind: 'result',
  tells: '异议成立时，写给登录提出异议的人',
  subject: '异议的答复：{期}',
  body: '您对{对象}的异议，经核实，异议成立。{答复}',
  needed: ['对象', '答复'],
  examples: { 对象: '“银发茶叙：高龄独居老人陪伴”', 答复: '名单将重新审定和公示。' },
})

export const objectionDismissedToObjector = wording({
  id: 'publicity.objection-dismissed-to-objector',
  kind: 'result',
  tells: '异议不成立时，写给登录提出异议的人',
  subject: '异议的答复：{期}',
  body: '您对{对象}的异议，经核实，异议不成立。{答复}',
  needed: ['对象', '答复'],
  examples: { 对象: '“银发茶叙：高龄独居老人陪伴”', 答复: '评分表已复核，没有差错。' },
})

/** 流标: 情形 is why nothing came of the round. */
export const failedProposed = wording({
  id: 'publicity.failed-proposed',
  kind: 'task',
  tells: '经办人提出流标时，写给负责人',
  subject: '请审定流标：{期}',
  body: '{姓名}提出：{情形}，本期流标。理由：{理由}',
  needed: ['情形', '理由'],
  examples: { 情形: '征集截止时没有收到申报书', 理由: '没有单位申报，择期另行征集。' },
})

export const failedToOrganizations = wording({
  id: 'publicity.failed-to-organizations',
  kind: 'news',
  tells: '流标公告发布以后，写给在这一期有申报书或者草稿的单位和托管单位',
  subject: '流标公告：{期}',
  body: '{情形}，本期流标。理由：{理由}。您单位在这一期的申报书不再受理和评审，仍可以查阅和导出。',
  needed: ['情形', '理由'],
  examples: { 情形: '征集截止时没有收到申报书', 理由: '没有单位申报，择期另行征集。' },
})

export const failedToOthers = wording({
  id: 'publicity.failed-to-others',
  kind: 'news',
  tells: '流标公告发布以后，写给这一期的专家、登录提问和提出异议的人',
  subject: '流标公告：{期}',
  body: '{情形}，本期流标。理由：{理由}。您在这一期的事项不用再办。',
  needed: ['情形', '理由'],
  examples: { 情形: '征集截止时没有收到申报书', 理由: '没有单位申报，择期另行征集。' },
})

export const failedToCommunities = wording({
  id: 'publicity.failed-to-communities',
  kind: 'news',
  tells: '流标公告发布以后，写给还没有答复合作意见的社区工作者',
  subject: '流标公告：{期}',
  body: '{情形}，本期流标。理由：{理由}。请您社区答复的合作意见不用再答复。',
  needed: ['情形', '理由'],
  examples: { 情形: '征集截止时没有收到申报书', 理由: '没有单位申报，择期另行征集。' },
})

export const failedToOfficers = wording({
  id: 'publicity.failed-to-officers',
  kind: 'news',
  tells: '流标公告发布以后，写给经办人',
  subject: '流标公告：{期}',
  body: '{情形}，本期流标。理由：{理由}。这一期不再办理。',
  needed: ['情形', '理由'],
  examples: { 情形: '征集截止时没有收到申报书', 理由: '没有单位申报，择期另行征集。' },
})

export const failedReturned = wording({
  id: 'publicity.failed-returned',
  kind: 'result',
  tells: '流标没有得到批准时，写给提出的经办人',
  subject: '流标已退回：{期}',
  body: '退回原因：{原因}。这一期照常办理。',
  needed: ['原因'],
  examples: { 原因: '还可以延长征集' },
})

export const failedTakenBack = wording({
  id: 'publicity.failed-taken-back',
  kind: 'result',
  tells: '提出的人收回流标时，写给负责人',
  subject: '流标已收回：{期}',
  body: '{姓名}收回了提出的流标，原因：{原因}。不用再审定。',
  needed: ['原因'],
  examples: { 原因: '经费已落实' },
})

/** 终止: it cannot go on, and no ground is said. */
export const cancelledProposed = wording({
  id: 'publicity.cancelled-proposed',
  kind: 'task',
  tells: '经办人提出终止时，写给负责人',
  subject: '请审定终止：{期}',
  body: '{姓名}提出：本期终止。理由：{理由}',
  needed: ['理由'],
  examples: { 理由: '本年度资金安排有调整。' },
})

export const cancelledToOrganizations = wording({
  id: 'publicity.cancelled-to-organizations',
  kind: 'news',
  tells: '终止公告发布以后，写给在这一期有申报书或者草稿的单位和托管单位',
  subject: '终止公告：{期}',
  body: '本期终止。理由：{理由}。您单位在这一期的申报书不再受理和评审，仍可以查阅和导出。',
  needed: ['理由'],
  examples: { 理由: '本年度资金安排有调整。' },
})

export const cancelledToOthers = wording({
  id: 'publicity.cancelled-to-others',
  kind: 'news',
  tells: '终止公告发布以后，写给这一期的专家、登录提问和提出异议的人',
  subject: '终止公告：{期}',
  body: '本期终止。理由：{理由}。您在这一期的事项不用再办。',
  needed: ['理由'],
  examples: { 理由: '本年度资金安排有调整。' },
})

export const cancelledToCommunities = wording({
  id: 'publicity.cancelled-to-communities',
  kind: 'news',
  tells: '终止公告发布以后，写给还没有答复合作意见的社区工作者',
  subject: '终止公告：{期}',
  body: '本期终止。理由：{理由}。请您社区答复的合作意见不用再答复。',
  needed: ['理由'],
  examples: { 理由: '本年度资金安排有调整。' },
})

export const cancelledToOfficers = wording({
  id: 'publicity.cancelled-to-officers',
  kind: 'news',
  tells: '终止公告发布以后，写给经办人',
  subject: '终止公告：{期}',
  body: '本期终止。理由：{理由}。这一期不再办理。',
  needed: ['理由'],
  examples: { 理由: '本年度资金安排有调整。' },
})

export const cancelledReturned = wording({
  id: 'publicity.cancelled-returned',
  kind: 'result',
  tells: '终止没有得到批准时，写给提出的经办人',
  subject: '终止已退回：{期}',
  body: '退回原因：{原因}。这一期照常办理。',
  needed: ['原因'],
  examples: { 原因: '还可以延长征集' },
})

export const cancelledTakenBack = wording({
  id: 'publicity.cancelled-taken-back',
  kind: 'result',
  tells: '提出的人收回终止时，写给负责人',
  subject: '终止已收回：{期}',
  body: '{姓名}收回了提出的终止，原因：{原因}。不用再审定。',
  needed: ['原因'],
  examples: { 原因: '经费已落实' },
})
