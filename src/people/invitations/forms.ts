import { z } from 'zod'
import { ticks } from '../../web/boxes/choices.ts'
import { filter, page } from '../../web/boxes/query.ts'
import { email, line } from '../../web/boxes/texts.ts'
import { INVITATION_STATES } from '../rules/invitation.ts'
import { ROLE_WORDS } from '../rules/person.ts'

export const inviteForm = z.object({
  name: line('姓名', 40),
  email: email(),
  roles: ticks('角色', ROLE_WORDS),
})

export const listQuery = z.object({ state: filter(INVITATION_STATES), page: page() })
