import { wording } from '../../../letters/wordings/rules/wording.ts'

export const drafted = wording({
  id: 'agreements.drafted',
  kind: 'task',
  tells: '项目协议拟好以后，写给项目单位和负责人',
  subject: '请签署项目协议：{项目}',
  body: '“{项目}”的项目协议已经拟好，资助金额{金额}，请阅读后签署。',
  needed: ['金额'],
})

export const draftedWithHost = wording({
  id: 'agreements.drafted-with-host',
  kind: 'task',
  tells: '由托管单位签署的项目协议拟好以后，写给项目单位、托管单位和负责人',
  subject: '请签署项目协议：{项目}',
  body: '“{项目}”的项目协议已经拟好，资助金额{金额}，请{托管单位}作为托管单位阅读后签署。',
  needed: ['金额', '托管单位'],
})

export const redrafted = wording({
  id: 'agreements.redrafted',
  kind: 'task',
  tells: '项目协议重新拟定以后，写给项目单位、托管单位和负责人',
  subject: '项目协议重新拟定：{项目}',
  body: '实施期限改为{开始}至{结束}。原因：{原因}。请重新阅读后签署。',
  needed: ['开始', '结束', '原因'],
})

export const signedByOrganization = wording({
  id: 'agreements.signed-by-organization',
  kind: 'task',
  tells: '项目单位或者托管单位先签署时，写给负责人',
  subject: '等您签署：{项目}',
  body: '协议{编号}，{单位}已经签署，请阅读后签署。',
  examples: { 编号: '2026-XY-0007' },
})

/** 托管单位: who signs instead of a community group; of others it is empty. */
export const signedByBureau = wording({
  id: 'agreements.signed-by-bureau',
  kind: 'task',
  tells: '主办单位先签署时，写给项目单位和托管单位',
  subject: '等您签署：{项目}',
  body: '协议{编号}，主办单位已经签署，请{托管单位}阅读后签署。',
  needed: ['托管单位'],
  examples: { 编号: '2026-XY-0007' },
})

export const inForce = wording({
  id: 'agreements.in-force',
  kind: 'result',
  tells: '双方签署、协议生效以后，写给项目单位、托管单位和经办人',
  subject: '协议生效：{项目}',
  body: '双方都已签署，协议{编号}生效。',
  examples: { 编号: '2026-XY-0007' },
})

export const inForceToPay = wording({
  id: 'agreements.in-force-to-pay',
  kind: 'result',
  tells: '双方签署、协议生效以后，写给财务',
  subject: '协议生效：{项目}',
  body: '双方都已签署，协议{编号}生效。可以按协议拨付首笔资金。',
  examples: { 编号: '2026-XY-0007' },
})

export const lapseProposed = wording({
  id: 'agreements.lapse-proposed',
  kind: 'task',
  tells: '经办人提出视为放弃立项时，写给项目单位和托管单位',
  subject: '拟视为放弃立项：{项目}',
  body: '“{项目}”{情形}，拟视为放弃立项。事实和理由：{理由}。批准以前签约的，不再视为放弃。',
  needed: ['情形', '理由'],
  examples: { 情形: '逾期没有签约', 理由: '三次电话通知，没有签约。' },
})

export const lapseToApprove = wording({
  id: 'agreements.lapse-to-approve',
  kind: 'task',
  tells: '经办人提出视为放弃立项时，写给负责人',
  subject: '拟视为放弃立项：{项目}',
  body: '“{项目}”{情形}，拟视为放弃立项。事实和理由：{理由}。请审定。',
  needed: ['情形', '理由'],
  examples: { 情形: '逾期没有签约', 理由: '三次电话通知，没有签约。' },
})

export const lapsed = wording({
  id: 'agreements.lapsed',
  kind: 'result',
  tells: '视为放弃立项得到批准时，写给项目单位、托管单位和提出的经办人',
  subject: '视为放弃立项：{项目}',
  body: '“{项目}”已视为放弃立项，不再签约和拨款。{附言}',
  needed: ['附言'],
  examples: { 附言: '意见：事实清楚。' },
})

export const lapseReturned = wording({
  id: 'agreements.lapse-returned',
  kind: 'result',
  tells: '视为放弃立项没有得到批准时，写给项目单位、托管单位和提出的经办人',
  subject: '没有视为放弃立项：{项目}',
  body: '“{项目}”请继续签约。{附言}',
  needed: ['附言'],
  examples: { 附言: '意见：单位已经约定签约的日子。' },
})

export const lapseTakenBack = wording({
  id: 'agreements.lapse-taken-back',
  kind: 'result',
  tells: '视为放弃立项的提议收回时，写给项目单位、托管单位和负责人',
  subject: '不再视为放弃立项：{项目}',
  body: '对“{项目}”拟视为放弃立项的提议已经收回，原因：{原因}。',
  needed: ['原因'],
  examples: { 原因: '单位已经来签约。' },
})
