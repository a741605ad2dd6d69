import type { Letter } from '../../letters/rules.ts'
import { type Post, letterTo, letterToRole } from '../../letters/store.ts'
import { bareWording } from '../../letters/wordings/rules/wording.ts'
import { paths } from '../../paths.ts'
import { type Instant, dayOf, sayDay } from '../../shared/days.ts'
import type { Person } from '../rules/person.ts'
import { LINK_HOURS, RECOVERY_WORDS, type RecoveryKind } from './rules.ts'

type About = { id: string; personId: string; name: string; kind: RecoveryKind }

const second = bareWording({
  id: 'people.recovery-asked',
  kind: 'task',
  tells: '办理找回账号要另一位确认时，写给可以确认的人：系统管理员，没有另一位时是负责人',
  subject: '请确认找回账号：{姓名}',
  body: '{办理人}为{姓名}办理找回账号（{方式}），核实的办法：{核实}。请您自己再核实一遍，在{期限}以前确认或者不同意；一次性链接由您交给本人。',
  needed: ['核实', '期限'],
  examples: {
    ...{ 办理人: '周建国', 方式: RECOVERY_WORDS.password, 核实: '本人带身份证到办公室' },
    期限: '2026年12月15日',
  },
})

/** To those who may confirm: the administrators, and where there is no other one the approvers. */
export const askSecond = (
  by: Person,
  { id, name, kind }: About,
  proof: string,
  until: Instant,
  administrators: number,
): Post =>
  letterToRole(
    administrators > 0 ? 'administrator' : 'approver',
    second(
      {
        ...{ 办理人: by.name, 姓名: name, 方式: RECOVERY_WORDS[kind] },
        ...{ 核实: proof, 期限: sayDay(dayOf(until)) },
      },
      paths.recoveryOf(id),
    ),
  )

const begun = bareWording({
  id: 'people.recovery-begun',
  kind: 'security',
  tells: '办理找回账号、还要另一位确认时，写给本人和监督员',
  subject: '正在找回账号：{姓名}',
  body: '{办理人}为{姓名}的账号申请找回（{方式}），还要另一位确认。不是您本人要求的，请登录，在“我的账号”里作废，并告诉公益创投办公室。',
  examples: { 办理人: '周建国', 方式: RECOVERY_WORDS.password },
})

/** To whom it is for, and to the auditors. */
export const asked = (by: Person, about: About): Post[] =>
  toBoth(about, (whence) =>
    begun({ 办理人: by.name, 姓名: about.name, 方式: RECOVERY_WORDS[about.kind] }, whence),
  )

const linked = bareWording({
  id: 'people.recovery-issued',
  kind: 'security',
  tells: '找回账号的一次性链接生成时，写给本人和监督员',
  subject: '找回账号的链接已生成：{姓名}',
  body: '{办理人}为{姓名}的账号生成了一次性链接（{方式}），{小时}小时内有效。不是您本人要求的，请登录，在“我的账号”里作废，并告诉公益创投办公室。',
  needed: ['小时'],
  examples: { 办理人: '周建国', 方式: RECOVERY_WORDS.password, 小时: `${LINK_HOURS}` },
})

export const issued = (by: Person, about: About): Post[] =>
  toBoth(about, (whence) =>
    linked({ 办理人: by.name, 姓名: about.name, 方式: RECOVERY_WORDS[about.kind], 小时: LINK_HOURS }, whence),
  )

const ended = bareWording({
  id: 'people.recovery-over',
  kind: 'security',
  tells: '找回账号没有同意或者被作废时，写给本人和监督员',
  subject: '找回账号已作废：{姓名}',
  body: '{办理人}作废了为{姓名}的账号办理的找回，链接不能再用。',
  examples: { 办理人: '周建国' },
})

export const over = (by: Person, about: About): Post[] =>
  toBoth(about, (whence) => ended({ 办理人: by.name, 姓名: about.name }, whence))

const passwordReset = bareWording({
  id: 'people.recovered-password',
  kind: 'security',
  tells: '一次性链接用过、密码重设以后，写给本人和监督员',
  subject: '账号已找回：{姓名}',
  body: '{姓名}的账号用一次性链接重设了密码，所有设备都已退出登录。不是本人用的，请马上告诉公益创投办公室。',
})

const allReset = bareWording({
  id: 'people.recovered-factors',
  kind: 'security',
  tells: '一次性链接用过，密码、验证器和通行密钥都重设以后，写给本人和监督员',
  subject: '账号已找回：{姓名}',
  body: '{姓名}的账号用一次性链接重设了密码，原来的验证器和通行密钥已经失效，所有设备都已退出登录。不是本人用的，请马上告诉公益创投办公室。',
})

export const recovered = (about: About): Post[] =>
  toBoth(about, (whence) =>
    (about.kind === 'factors' ? allReset : passwordReset)({ 姓名: about.name }, whence),
  )

const confirmed = bareWording({
  id: 'people.recovery-confirmed',
  kind: 'security',
  tells: '找回账号经另一位确认以后，写给办理的人',
  subject: '已确认：找回{姓名}的账号',
  body: '{确认人}确认了您为{姓名}申请的找回账号：{说明}。一次性链接由确认的人交给本人。',
  needed: ['说明'],
  examples: { 确认人: '林芳', 说明: '按登记的电话回拨，是本人' },
})

const refused = bareWording({
  id: 'people.recovery-refused',
  kind: 'security',
  tells: '找回账号另一位没有同意时，写给办理的人',
  subject: '没有同意：找回{姓名}的账号',
  body: '{确认人}没有同意您为{姓名}申请的找回账号：{说明}',
  needed: ['说明'],
  examples: { 确认人: '林芳', 说明: '按登记的电话回拨，不是本人。' },
})

/** To whoever asked. */
export const answered = (
  by: Person,
  { id, name }: About,
  asker: string,
  isConfirmed: boolean,
  says: string,
): Post =>
  letterTo(
    asker,
    (isConfirmed ? confirmed : refused)({ 确认人: by.name, 姓名: name, 说明: says }, paths.recoveryOf(id)),
  )

const toBoth = ({ id, personId }: About, says: (about: string) => Letter): Post[] => [
  letterTo(personId, says(paths.account())),
  letterToRole('auditor', says(paths.recoveryOf(id))),
]
