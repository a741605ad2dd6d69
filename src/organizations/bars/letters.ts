import { wording } from '../../letters/wordings/rules/wording.ts'

export const prepared = wording({
  id: 'organizations.bar-prepared',
  kind: 'task',
  tells: '经办人拟定不受理一家单位的申报时，写给负责人',
  subject: '等您批准：不受理{单位}的申报',
  body: '{开始}至{结束}。原因：{原因}。',
  needed: ['开始', '结束', '原因'],
  examples: { 原因: '资助资金挪作他用，已终止项目' },
})

export const approved = wording({
  id: 'organizations.bar-approved',
  kind: 'result',
  tells: '不受理申报的决定批准以后，写给单位',
  subject: '不受理申报的决定',
  body: '{开始}至{结束}不受理你单位的申报。原因：{原因}。',
  needed: ['开始', '结束', '原因'],
  examples: { 原因: '资助资金挪作他用，已终止项目' },
})

export const lifted = wording({
  id: 'organizations.bar-lifted',
  kind: 'result',
  tells: '不受理申报的决定提前解除时，写给单位',
  subject: '可以重新申报了',
  body: '不受理你单位申报的决定已经解除。原因：{原因}。',
  needed: ['原因'],
  examples: { 原因: '资助资金已经全部退回' },
})
