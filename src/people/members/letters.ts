import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const changed = bareWording({
  id: 'people.member-role-changed',
  kind: 'members',
  tells: '单位负责人改了一位成员的权限时，写给这位成员',
  subject: '您在本单位的权限改了',
  body: '单位负责人把您改为“{权限}”。',
  needed: ['权限'],
  examples: { 权限: '编辑' },
})
