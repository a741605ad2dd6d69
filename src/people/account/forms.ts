import { z } from 'zod'
import { newPassword, password } from '../forms.ts'

export const passwordForm = z.object({ current: password(), password: newPassword() })
