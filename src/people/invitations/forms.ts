import { z } from 'zod'
import { email, line, newPassword, role, username } from '../forms.ts'

export const inviteForm = z.object({
  name: line('姓名', 40),
  email,
  roles: z.array(role, { error: '请选择角色' }).min(1, '请选择角色'),
})

export const acceptForm = z.object({ username, password: newPassword })

/** The list's own query; what does not make sense is as if it were not there. */
export const listQuery = z.object({
  state: z.enum(['open', 'accepted', 'expired']).optional().catch(undefined),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})
