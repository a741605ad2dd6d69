import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const first = bareWording({
  id: 'people.feed-made',
  kind: 'security',
  tells: '账号第一次生成日历地址时，写给本人',
  subject: '您的日历有了地址',
  body: '您的账号生成了一个日历地址，有这个地址的人看得到您哪一天有哪类事到期。不是您本人办的，请马上停用它，修改密码。',
})

export const another = bareWording({
  id: 'people.feed-replaced',
  kind: 'security',
  tells: '账号换了日历地址、原来的地址停用时，写给本人',
  subject: '您的日历换了地址',
  body: '您的账号生成了一个日历地址，有这个地址的人看得到您哪一天有哪类事到期；原来的地址不能用了。不是您本人办的，请马上停用它，修改密码。',
})
