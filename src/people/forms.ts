import { z } from 'zod'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, USERNAME, USERNAME_LENGTH } from './rules/account.ts'
import { ROLES } from './rules/person.ts'

/** One line of text that has to be there, without the spaces around it; `what` names it in the messages. */
export const line = (what: string, most: number) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, `请填写${what}`)
    .max(most, `${what}最多${most}个字`)

/** One of a list; `ask` is said when none was chosen, or one that is not there. */
export const oneOf = <const T extends readonly string[]>(values: T, ask: string) =>
  z.enum(values, { error: ask })

export const email = line('邮箱', 100).toLowerCase().pipe(z.email('邮箱的格式不对，应像 name@example.org'))

export const username = line('用户名', USERNAME_LENGTH.most)
  .min(USERNAME_LENGTH.least, `用户名至少${USERNAME_LENGTH.least}个字符`)
  .regex(USERNAME, '用户名只能有字母、数字、下划线和点')

/** A password that somebody chooses. */
export const newPassword = z
  .string({ error: '请填写密码' })
  .min(1, '请填写密码')
  .min(SHORTEST_PASSWORD, `密码至少${SHORTEST_PASSWORD}位`)
  .max(LONGEST_PASSWORD, `密码最多${LONGEST_PASSWORD}位`)

/** A password that somebody has. */
export const password = z
  .string({ error: '请填写密码' })
  .min(1, '请填写密码')
  .max(LONGEST_PASSWORD, '密码不对')

export const role = oneOf(ROLES, '请选择角色')
