import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const movedUp = bareWording({
  id: 'organizations.moved-up',
  kind: 'members',
  tells: '单位备案或者登记为法人、经办人记下以后，写给单位',
  subject: '已记为{等级}',
  body: '从{日期}起，编号{编号}。以前的申报和项目都还在。',
  needed: ['等级', '日期', '编号'],
  examples: { 等级: '已备案', 编号: '东社备2026-118' },
})
