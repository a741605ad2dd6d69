import type { Letter } from '../../letters/rules.ts'
import { type Post, letterTo, letterToRole } from '../../letters/store.ts'
import { bareWording } from '../../letters/wordings/rules/wording.ts'
import { paths } from '../../paths.ts'
import { type Instant, dayOf, sayDay } from '../../shared/days.ts'
import { type Person, ROLE_WORDS, type Role } from '../rules/person.ts'
import type { Seconds } from './store.ts'

const say = (roles: Role[]): string => roles.map((role) => ROLE_WORDS[role]).join('、')

const asked = bareWording({
  id: 'people.role-proposed',
  kind: 'task',
  tells: '有人提出给工作人员的角色时，写给可以确认的人：系统管理员，没有另一位时是负责人',
  subject: '请确认角色：{姓名}',
  body: '{提出人}提出给{姓名}{角色}角色。工作人员的角色由两个人给：请另一位在{期限}以前确认或者不同意，过期作废。',
  needed: ['期限'],
  examples: { 提出人: '周建国', 角色: '“经办人”', 期限: '2026年12月15日' },
})

/** To those who may confirm: the administrators, and where there is no other one the approvers. */
export function askSeconds(
  by: Person,
  { name, roles, until }: { name: string; roles: Role[]; until: Instant },
  { administrators }: Seconds,
): Post {
  const 角色 = roles.map((role) => `“${ROLE_WORDS[role]}”`).join('、')
  return letterToRole(
    administrators > 0 ? 'administrator' : 'approver',
    asked({ 提出人: by.name, 姓名: name, 角色, 期限: sayDay(dayOf(until)) }, paths.confirmations()),
  )
}

const confirmed = bareWording({
  id: 'people.role-confirmed',
  kind: 'members',
  tells: '提出的角色经另一位确认以后，写给提出的人',
  subject: '已确认：{姓名}的角色',
  body: '{确认人}确认了您提出的给{姓名}{角色}角色。',
  examples: { 确认人: '周建国', 角色: '经办人' },
})

const refused = bareWording({
  id: 'people.role-refused',
  kind: 'members',
  tells: '提出的角色另一位没有同意时，写给提出的人',
  subject: '没有同意：{姓名}的角色',
  body: '{确认人}没有同意您提出的给{姓名}{角色}角色。',
  examples: { 确认人: '周建国', 角色: '经办人' },
})

/** To whoever proposed it. */
export const answered = (
  { name, roles }: { name: string; roles: Role[] },
  by: Person,
  isConfirmed: boolean,
): Letter =>
  (isConfirmed ? confirmed : refused)(
    { 姓名: name, 确认人: by.name, 角色: say(roles) },
    paths.confirmations(),
  )

const given = bareWording({
  id: 'people.role-given',
  kind: 'members',
  tells: '一个人有了新的角色时，写给监督员',
  subject: '新的角色：{姓名}，{角色}',
  body: '{姓名}有了“{角色}”角色。谁提出、谁确认，见角色登记。',
  needed: ['姓名', '角色'],
  examples: { 角色: '经办人' },
})

/** To the auditors. */
export const granted = (name: string, role: Role): Letter =>
  given({ 姓名: name, 角色: ROLE_WORDS[role] }, paths.roleBook())

const gained = bareWording({
  id: 'people.role-gained',
  kind: 'members',
  tells: '一个人有了新的角色时，写给本人',
  subject: '您有了新的角色：{角色}',
  body: '系统管理员给您的账号加了“{角色}”这个角色，现在就可以办事。',
  needed: ['角色'],
  examples: { 角色: '经办人' },
})

/** Whoever has a new role is told, and the auditors. */
export const toldOfGrant = (personId: string, name: string, role: Role): Post[] => [
  letterTo(personId, gained({ 角色: ROLE_WORDS[role] }, paths.account())),
  letterToRole('auditor', granted(name, role)),
]

const withdrawn = bareWording({
  id: 'people.invitation-withdrawn',
  kind: 'members',
  tells: '系统管理员收回邀请时，写给监督员和发出邀请的人',
  subject: '邀请已收回：{姓名}',
  body: '{收回人}收回了给{姓名}的邀请（{角色}），链接不能再用。理由：{理由}',
  needed: ['理由'],
  examples: { 收回人: '周建国', 角色: '经办人', 理由: '邮箱写错了。' },
})

/** To the auditors, and to whoever sent the link. */
export const takenBack = (
  { name, roles }: { name: string; roles: Role[] },
  by: string,
  reason: string,
): Letter => withdrawn({ 收回人: by, 姓名: name, 角色: say(roles), 理由: reason }, paths.roleBook())
