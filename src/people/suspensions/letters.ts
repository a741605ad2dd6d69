import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const signedOut = bareWording({
  id: 'people.signed-out',
  kind: 'security',
  tells: '系统管理员让一个账号在所有设备上退出登录时，写给本人和监督员',
  subject: '已退出全部登录：{姓名}',
  body: '系统管理员让{姓名}的账号在所有设备上退出登录，本人可以再登录。理由：{理由}',
  needed: ['理由'],
  examples: { 理由: '本人说电脑丢了。' },
})

export const suspended = bareWording({
  id: 'people.account-suspended',
  kind: 'security',
  tells: '系统管理员停用账号时，写给本人和监督员',
  subject: '账号已停用：{姓名}',
  body: '系统管理员停用了{姓名}的账号，恢复以前不能登录。理由：{理由}',
  needed: ['理由'],
  examples: { 理由: '本人已经离职。' },
})

export const restored = bareWording({
  id: 'people.suspension-lifted',
  kind: 'security',
  tells: '系统管理员恢复停用的账号时，写给本人和监督员',
  subject: '账号已恢复：{姓名}',
  body: '系统管理员恢复了{姓名}的账号，可以登录了。理由：{理由}',
  needed: ['理由'],
  examples: { 理由: '本人回来上班了。' },
})
