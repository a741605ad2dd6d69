import { z } from 'zod'
import { password } from '../../people/forms.ts'
import { KIND_WORDS } from '../../letters/rules.ts'
import { orNone } from '../../web/boxes/box.ts'
import { pick } from '../../web/boxes/choices.ts'
import { whole } from '../../web/boxes/numbers.ts'
import { line } from '../../web/boxes/texts.ts'

/** Which kind of address, the channel says. Another address is another way to hear of an account: its password is asked for. */
export const addressForm = z.object({ address: line('邮箱或手机号', 100), current: password() })

export const codeForm = z.object({ code: line('验证码', 20) })

const WAY_WORDS = { now: '马上发', daily: '每天早上一次', none: '不发' } as const
const { daily: _, ...AT_ONCE } = WAY_WORDS

/** How each kind of letter goes by one channel. */
export const waysForm = z.object({
  task: pick(KIND_WORDS.task, WAY_WORDS),
  due: pick(KIND_WORDS.due, WAY_WORDS),
  result: pick(KIND_WORDS.result, WAY_WORDS),
  money: pick(KIND_WORDS.money, WAY_WORDS),
  news: pick(KIND_WORDS.news, WAY_WORDS),
  members: pick(KIND_WORDS.members, WAY_WORDS),
  security: pick(KIND_WORDS.security, AT_ONCE),
})

/** Hours of Beijing; both left blank: there are no quiet ones. */
export const quietForm = z.object({
  from: orNone(whole('从几点', [0, 23], '点')),
  until: orNone(whole('到几点', [0, 23], '点')),
})
