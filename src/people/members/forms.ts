import { z } from 'zod'
import { line, oneOf } from '../forms.ts'
import { MEMBER_ROLES } from '../rules/person.ts'

const role = oneOf(MEMBER_ROLES, '请选择权限')
const who = line('成员', 40)

export const inviteMemberForm = z.object({ name: line('对方姓名', 40), role })
export const changeMemberForm = z.object({ member: who, role })
export const endMemberForm = z.object({ member: who })
export const endLinkForm = z.object({ link: line('链接', 40) })
