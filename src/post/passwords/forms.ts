import { z } from 'zod'
import { newPassword } from '../../people/forms.ts'
import { line } from '../../web/boxes/texts.ts'

export const askForm = z.object({ login: line('用户名或邮箱', 100) })

export const passwordForm = z.object({ password: newPassword() })
