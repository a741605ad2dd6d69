import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const asked = bareWording({
  id: 'organizations.change-recorded',
  kind: 'task',
  tells: '经办人记录单位注销、合并或者更名时，写给负责人',
  subject: '请确认单位变更：{单位}',
  body: '{姓名}记录：{单位}{日期}{变更}（{去向}）。依据：{依据}',
  needed: ['变更', '依据'],
  examples: { 变更: '更名', 去向: '和平里夕阳茶社', 依据: '2026年12月1日民政局网站公告。' },
})

export const confirmed = bareWording({
  id: 'organizations.change-confirmed',
  kind: 'members',
  tells: '单位变更经负责人确认以后，写给记录的人和单位',
  subject: '单位变更已确认：{单位}',
  body: '{单位}{日期}{变更}（{去向}）。',
  needed: ['变更'],
  examples: { 变更: '更名', 去向: '和平里夕阳茶社' },
})

export const confirmedSaying = bareWording({
  id: 'organizations.change-confirmed-with-opinion',
  kind: 'members',
  tells: '单位变更经负责人确认、写了意见时，写给记录的人和单位',
  subject: '单位变更已确认：{单位}',
  body: '{单位}{日期}{变更}（{去向}）。意见：{意见}。',
  needed: ['变更', '意见'],
  examples: { 变更: '更名', 去向: '和平里夕阳茶社', 意见: '请更新登记证书' },
})

export const returned = bareWording({
  id: 'organizations.change-returned',
  kind: 'members',
  tells: '单位变更被负责人退回时，写给记录的人',
  subject: '单位变更没有确认：{单位}',
  body: '{单位}{日期}{变更}（{去向}）。意见：{意见}。',
  needed: ['变更', '意见'],
  examples: { 变更: '更名', 去向: '和平里夕阳茶社', 意见: '公告里不是这个名称' },
})
