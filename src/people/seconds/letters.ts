import type { Letter } from '../../letters/rules.ts'
import { type Post, letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import { type Instant, dayOf, sayDay } from '../../shared/days.ts'
import { type Person, ROLE_WORDS, type Role } from '../rules/person.ts'
import type { Seconds } from './store.ts'

const say = (roles: Role[]): string => roles.map((role) => `“${ROLE_WORDS[role]}”`).join('、')

/** To those who may confirm: the administrators, and where there is no other one the approvers. */
export function askSeconds(
  by: Person,
  { name, roles, until }: { name: string; roles: Role[]; until: Instant },
  { administrators }: Seconds,
): Post {
  return letterToRole(administrators > 0 ? 'administrator' : 'approver', {
    kind: 'task',
    subject: `请确认角色：${name}`,
    body: `${by.name}提出给${name}${say(roles)}角色。工作人员的角色由两个人给：请另一位在${sayDay(dayOf(until))}以前确认或者不同意，过期作废。`,
    about: paths.confirmations(),
    grounds: [],
  })
}

/** To the auditors. */
export const granted = (name: string, role: Role): Letter => ({
  kind: 'members',
  subject: `新的角色：${name}，${ROLE_WORDS[role]}`,
  body: `${name}有了${say([role])}角色。谁提出、谁确认，见角色登记。`,
  about: paths.roleBook(),
  grounds: [],
})

/** Whoever has a new role is told, and the auditors. */
export const toldOfGrant = (personId: string, name: string, role: Role): Post[] => [
  letterTo(personId, {
    kind: 'members',
    subject: `您有了新的角色：${ROLE_WORDS[role]}`,
    body: `系统管理员给您的账号加了“${ROLE_WORDS[role]}”这个角色，现在就可以办事。`,
    about: paths.account(),
    grounds: [],
  }),
  letterToRole('auditor', granted(name, role)),
]

/** To the auditors, and to whoever sent the link. */
export const takenBack = (
  { name, roles }: { name: string; roles: Role[] },
  by: string,
  reason: string,
): Letter => ({
  kind: 'members',
  subject: `邀请已收回：${name}`,
  body: `${by}收回了给${name}的邀请（${roles.map((role) => ROLE_WORDS[role]).join('、')}），链接不能再用。理由：${reason}`,
  about: paths.roleBook(),
  grounds: [],
})
