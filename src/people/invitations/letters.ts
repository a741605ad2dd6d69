import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const addressLost = bareWording({
  id: 'people.address-lost',
  kind: 'security',
  tells: '登录邮箱归了凭邀请码证明是邮箱本人的人时，写给原来用这个邮箱的账号',
  subject: '登录邮箱已取消',
  body: '{邮箱}的本人凭邀请码接受了邀请，这个邮箱不再是您账号的。请用用户名登录；有疑问，请联系公益创投办公室。',
  needed: ['邮箱'],
  examples: { 邮箱: 'linfang@example.cn' },
})
