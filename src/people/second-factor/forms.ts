import { z } from 'zod'
import { line } from '../../web/boxes/texts.ts'
import { password } from '../forms.ts'

export const beginForm = z.object({ password: password() })

export const confirmForm = z.object({
  code: line('验证码', 20)
    .overwrite((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
    .regex(/^\d{6}$/, '验证码是6位数字'),
})
