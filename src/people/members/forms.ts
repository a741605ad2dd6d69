import { z } from 'zod'
import { choice, id } from '../../web/boxes/choices.ts'
import { line } from '../../web/boxes/texts.ts'
import { MEMBER_ROLE_WORDS } from '../rules/person.ts'

const role = choice('权限', MEMBER_ROLE_WORDS)
const member = id('成员')

export const inviteMemberForm = z.object({ name: line('对方姓名', 40), role })
export const changeMemberForm = z.object({ member, role })
export const endMemberForm = z.object({ member })
export const endLinkForm = z.object({ link: id('链接') })
