import type { Word } from '../outbox/rules.ts'
import type { Reaching } from '../rules/channel.ts'
import { CODE_MINUTES, REACH_WORDS, sayAddress } from './rules.ts'

/** The code that confirms an address. What goes to one names nobody, for whoever reads it may be a stranger. */
export const codeWord = (channel: Reaching, to: string, code: string): Word => ({
  to,
  subject: `验证码${code}`,
  text: `公益创投网站的验证码：${code}，${CODE_MINUTES}分钟内有效。有人用这个${REACH_WORDS[channel]}接收通知；不是您填的，不用管，也不要告诉别人。`,
  link: '',
})

/** To the one that was there before: whoever had an account to themselves sees that it is not so any more. `to` null: it was removed. */
export const goneWord = (channel: Reaching, before: string, to: string | null): Word => ({
  to: before,
  subject: `接收通知的${REACH_WORDS[channel]}已${to === null ? '取消' : '更换'}`,
  text: `公益创投网站上有一个账号以前用这个${REACH_WORDS[channel]}接收通知，现在${to === null ? '不用了' : `换成了${sayAddress(to)}`}。${NOT_MINE}`,
  link: '',
})

const NOT_MINE = '不是您本人办的，请马上修改密码，并告诉公益创投办公室。'
