import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const added = bareWording({
  id: 'people.passkey-added',
  kind: 'security',
  tells: '账号添加了通行密钥时，写给本人',
  subject: '新的通行密钥：{名称}',
  body: '您的账号添加了通行密钥“{名称}”，以后可以用它登录。不是您本人做的，请马上删除它、修改密码，并告诉公益创投办公室。',
  needed: ['名称'],
  examples: { 名称: '办公室的电脑' },
})

export const removed = bareWording({
  id: 'people.passkey-removed',
  kind: 'security',
  tells: '账号删除了通行密钥时，写给本人',
  subject: '通行密钥已删除：{名称}',
  body: '您的账号删除了通行密钥“{名称}”，不能再用它登录。不是您本人做的，请马上修改密码，并告诉公益创投办公室。',
  needed: ['名称'],
  examples: { 名称: '办公室的电脑' },
})
