import { bareWording } from '../letters/wordings/rules/wording.ts'

export const entered = bareWording({
  id: 'rulebook.calendar-entered',
  kind: 'news',
  tells: '一年的放假安排录入以后，写给经办人和负责人',
  subject: '{年}年的放假安排已录入',
  body: '按{依据}，放假{放假天数}天，周末上班{上班天数}天。凡是算工作日的期限，从现在起按它计算；已经发布的公示日期不变。',
  needed: ['年'],
  examples: { 依据: '国办发明电〔2026〕7号', 放假天数: '28', 上班天数: '5' },
})

export const changed = bareWording({
  id: 'rulebook.calendar-changed',
  kind: 'news',
  tells: '一年的放假安排改过以后，写给经办人和负责人',
  subject: '{年}年的放假安排已改过',
  body: '按{依据}，放假{放假天数}天，周末上班{上班天数}天。凡是算工作日的期限，从现在起按它计算；已经发布的公示日期不变。',
  needed: ['年'],
  examples: { 依据: '国办发明电〔2026〕7号', 放假天数: '28', 上班天数: '5' },
})
