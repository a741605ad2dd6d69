import { z } from 'zod'
import { tick, ticks } from '../../web/boxes/choices.ts'
import { filter, page } from '../../web/boxes/query.ts'
import { email, line, lineOrNone } from '../../web/boxes/texts.ts'
import { accountForm } from '../forms.ts'
import { INVITATION_STATES } from '../rules/invitation.ts'
import { ROLE_WORDS } from '../rules/person.ts'

export const inviteForm = z.object({
  name: line('姓名', 40),
  email: email(),
  roles: ticks('角色', ROLE_WORDS),
})

const code = lineOrNone('邀请码', 20)

/** For a new account, and for the one that is signed in. */
export const acceptForm = accountForm.extend({ code, notMine: tick('用这个邮箱注册的账号不是我的') })
export const codeForm = z.object({ code })

export const listQuery = z.object({ state: filter(INVITATION_STATES), page: page() })
