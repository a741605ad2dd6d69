import { z } from 'zod'
import { password } from '../../people/forms.ts'
import { line } from '../../web/boxes/texts.ts'

/** Which kind of address, the channel says. Another address is another way to hear of an account: its password is asked for. */
export const addressForm = z.object({ address: line('邮箱或手机号', 100), current: password() })

export const codeForm = z.object({ code: line('验证码', 20) })
