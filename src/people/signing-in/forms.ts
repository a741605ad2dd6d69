import { z } from 'zod'
import { box } from '../../web/boxes/box.ts'
import { email, line } from '../../web/boxes/texts.ts'
import { accountForm, next, password } from '../forms.ts'
import { passkeyForm } from '../passkeys/forms.ts'
import { type Code, readCode } from '../rules/second-factor.ts'

/** `login` is a user name or an address. */
export const signInForm = z.object({ login: line('用户名或邮箱', 100), password: password(), next })

/** Six digits of the app, or a backup code. */
const code = box(
  z.codec(line('验证码', 40), z.custom<Code>(), {
    decode: (typed, ctx): Code => {
      const read = readCode(typed)
      if (read) return read
      ctx.issues.push({ code: 'custom', input: typed, message: '请填写6位数字的验证码，或10位的备用码' })
      return z.NEVER
    },
    encode: (read) => read.code,
  }),
  { title: '验证码', kind: 'line' },
)
export const codeForm = z.object({ code, next })

export const passkeySignInForm = passkeyForm.extend({ next })

export const registerForm = accountForm.extend({ name: line('姓名', 40), email: email(), next })
