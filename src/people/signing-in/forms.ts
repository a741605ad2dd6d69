import { z } from 'zod'
import { email, line, newPassword, password, username } from '../forms.ts'
import { isOwnPage } from '../rules/account.ts'
import { type Code, readCode } from '../rules/second-factor.ts'

/** Where to go afterwards; a page elsewhere is dropped without a word. */
const next = z
  .string()
  .transform((path) => (isOwnPage(path) ? path : ''))
  .catch('')

/** `login` is a user name or an address. */
export const signInForm = z.object({ login: line('用户名或邮箱', 100), password, next })

export const codeForm = z.object({
  code: line('验证码', 40).transform((typed, ctx): Code => {
    const code = readCode(typed)
    if (code) return code
    ctx.addIssue({ code: 'custom', message: '请填写6位数字的验证码，或10位的备用码' })
    return z.NEVER
  }),
  next,
})

export const registerForm = z.object({ name: line('姓名', 40), username, email, password: newPassword, next })

/** The page to go on to, as the address bar has it. */
export const nextIn = (query: string | undefined): string => next.parse(query ?? '')
