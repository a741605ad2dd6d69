import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const ended = bareWording({
  id: 'people.role-ended',
  kind: 'members',
  tells: '系统管理员结束一个人的角色时，写给监督员',
  subject: '角色结束：{姓名}，{角色}',
  body: '系统管理员结束了{姓名}的“{角色}”角色。',
  needed: ['姓名', '角色'],
  examples: { 角色: '经办人' },
})

export const taken = bareWording({
  id: 'people.role-taken',
  kind: 'members',
  tells: '系统管理员结束一个人的角色时，写给本人',
  subject: '您不再是{角色}',
  body: '系统管理员结束了您账号的“{角色}”角色。有疑问，请联系公益创投办公室。',
  needed: ['角色'],
  examples: { 角色: '经办人' },
})
