import { z } from 'zod'
import { line, password } from '../forms.ts'

export const beginForm = z.object({ password })

export const confirmForm = z.object({
  code: line('验证码', 20)
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, '验证码是6位数字')),
})
