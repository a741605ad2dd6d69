import { z } from 'zod'
import { box } from '../web/boxes/box.ts'
import { line } from '../web/boxes/texts.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, USERNAME, USERNAME_LENGTH, isOwnPage } from './rules/account.ts'

// the boxes of what only people have

/** Where to go afterwards; a page elsewhere is dropped without a word. */
export const next = z
  .string()
  .overwrite((path) => (isOwnPage(path) ? path : ''))
  .catch('')

/** What the address of such a page asks for: the page to go on to. */
export const nextQuery = z.object({ next })

const username = () =>
  box(
    line('用户名', USERNAME_LENGTH.most)
      .min(USERNAME_LENGTH.least, `用户名至少${USERNAME_LENGTH.least}个字符`)
      .regex(USERNAME, '用户名只能有字母、数字、下划线和点'),
    { title: '用户名', kind: 'line' },
  )

/** A password that somebody chooses. */
export const newPassword = () =>
  secret(
    typedPassword
      .min(SHORTEST_PASSWORD, `密码至少${SHORTEST_PASSWORD}位`)
      .max(LONGEST_PASSWORD, `密码最多${LONGEST_PASSWORD}位`),
  )

/** A password that somebody has. */
export const password = () => secret(typedPassword.max(LONGEST_PASSWORD, '密码不对'))

const typedPassword = z.string('请填写密码').min(1, '请填写密码')
const secret = (of: z.ZodString) =>
  box(of, { title: '密码', kind: 'line', type: 'password', secret: true }, { format: 'password' })

/** What somebody chooses for an account of their own. */
export const accountForm = z.object({ username: username(), password: newPassword() })
