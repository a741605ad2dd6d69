import { bareWording } from '../../letters/wordings/rules/wording.ts'

/** To its person, wherever they read: it may be somebody else who did it. */
export const confirmed = bareWording({
  id: 'people.reach-confirmed',
  kind: 'security',
  tells: '接收通知的邮箱或者手机号确认以后，写给本人',
  subject: '接收通知的{渠道}已确认',
  body: '以后的信件也发到{地址}。不是您本人办的，请马上修改密码，并告诉公益创投办公室。',
  needed: ['地址'],
  examples: { 渠道: '邮箱', 地址: 'li***@example.cn' },
})

export const removed = bareWording({
  id: 'people.reach-removed',
  kind: 'security',
  tells: '接收通知的邮箱或者手机号取消以后，写给本人',
  subject: '接收通知的{渠道}已取消',
  body: '不再发到{地址}。不是您本人办的，请马上修改密码，并告诉公益创投办公室。',
  needed: ['地址'],
  examples: { 渠道: '邮箱', 地址: 'li***@example.cn' },
})
