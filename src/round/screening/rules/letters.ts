import { wording } from '../../../letters/wordings/rules/wording.ts'

export const correctionAsked = wording({
  id: 'screening.correction-asked',
  kind: 'task',
  tells: '经办人要求补正时，写给申报单位',
  subject: '请补正：{项目}',
  body: '{编号}“{项目}”有{件数}处需要补正：{补正事项}。{期限}前补正；到时没有补正的，按现在的内容审查。',
  needed: ['补正事项', '期限'],
  examples: { 补正事项: '1. 预算没有写明依据；2. 请写明服务人数' },
})

export const correctionReceived = wording({
  id: 'screening.correction-received',
  kind: 'task',
  tells: '补正提交以后，写给申报单位',
  subject: '补正已收到：{项目}',
  body: '第{版}版，收到时间{时间}，内容摘要SHA-256 {摘要}。',
  needed: ['时间', '摘要'],
  examples: { 摘要: '9f2c41d07be6…' },
})

export const correctionAnswered = wording({
  id: 'screening.correction-answered',
  kind: 'result',
  tells: '补正提交以后，写给经办人',
  subject: '已补正：{项目}',
  body: '{单位}已经补正，可以继续审查。',
})

export const eligible = wording({
  id: 'screening.eligible',
  kind: 'result',
  tells: '通过资格审查时，写给申报单位',
  subject: '入围：{项目}',
  body: '{编号}“{项目}”通过资格审查，已经入围，接下来由专家评审。',
})

export const ineligible = wording({
  id: 'screening.ineligible',
  kind: 'result',
  tells: '没有通过资格审查时，写给申报单位',
  subject: '未入围：{项目}',
  body: '{编号}“{项目}”没有通过资格审查。原因：{原因}',
  needed: ['原因'],
})

export const ineligibleUntil = wording({
  id: 'screening.ineligible-until',
  kind: 'result',
  tells: '没有通过资格审查、还可以申请复核时，写给申报单位',
  subject: '未入围：{项目}',
  body: '{编号}“{项目}”没有通过资格审查。原因：{原因}。对结论有异议的，{期限}前可以申请复核一次，由另一位经办人复核。',
  needed: ['原因', '期限'],
})

export const recheckAsked = wording({
  id: 'screening.recheck-asked',
  kind: 'task',
  tells: '申报单位申请复核时，写给经办人',
  subject: '申请复核：{项目}',
  body: '{编号}“{项目}”没有通过资格审查，申报单位申请复核。理由：{理由}。由原来审查以外的另一位经办人复核。',
  needed: ['理由'],
  examples: { 理由: '备案证明已经换发' },
})

export const recheckGranted = wording({
  id: 'screening.recheck-granted',
  kind: 'result',
  tells: '复核改为通过时，写给申报单位',
  subject: '复核通过：{项目}',
  body: '{编号}“{项目}”经复核，原来的结论不再有效，改为通过资格审查，已经入围，接下来由专家评审。理由：{理由}',
  needed: ['理由'],
  examples: { 理由: '新的备案证明有效' },
})

export const recheckUpheld = wording({
  id: 'screening.recheck-upheld',
  kind: 'result',
  tells: '复核维持原来的结论时，写给申报单位',
  subject: '复核维持：{项目}',
  body: '{编号}“{项目}”经复核，维持没有通过资格审查的结论。理由：{理由}',
  needed: ['理由'],
  examples: { 理由: '截止之日备案证明已经过期' },
})
