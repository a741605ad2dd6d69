import type { Letter } from '../../letters/rules.ts'
import { type Post, letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import { type Instant, dayOf, sayDay } from '../../shared/days.ts'
import type { Person } from '../rules/person.ts'
import { LINK_HOURS, RECOVERY_WORDS, type RecoveryKind } from './rules.ts'

type About = { id: string; personId: string; name: string; kind: RecoveryKind }

const NOT_MINE = '不是您本人要求的，请登录，在“我的账号”里作废，并告诉公益创投办公室。'

/** To those who may confirm: the administrators, and where there is no other one the approvers. */
export const askSecond = (
  by: Person,
  { id, name, kind }: About,
  proof: string,
  until: Instant,
  administrators: number,
): Post =>
  letterToRole(administrators > 0 ? 'administrator' : 'approver', {
    kind: 'task',
    subject: `请确认找回账号：${name}`,
    body: `${by.name}为${name}办理找回账号（${RECOVERY_WORDS[kind]}），核实的办法：${proof}。请您自己再核实一遍，在${sayDay(dayOf(until))}以前确认或者不同意；一次性链接由您交给本人。`,
    about: paths.recoveryOf(id),
    grounds: [],
  })

/** To whom it is for, and to the auditors. */
export const asked = (by: Person, about: About): Post[] =>
  toBoth(about, {
    kind: 'security',
    subject: `正在找回账号：${about.name}`,
    body: `${by.name}为${about.name}的账号申请找回（${RECOVERY_WORDS[about.kind]}），还要另一位确认。${NOT_MINE}`,
    grounds: [],
  })

export const issued = (by: Person, about: About): Post[] =>
  toBoth(about, {
    kind: 'security',
    subject: `找回账号的链接已生成：${about.name}`,
    body: `${by.name}为${about.name}的账号生成了一次性链接（${RECOVERY_WORDS[about.kind]}），${LINK_HOURS}小时内有效。${NOT_MINE}`,
    grounds: [],
  })

export const over = (by: Person, about: About): Post[] =>
  toBoth(about, {
    kind: 'security',
    subject: `找回账号已作废：${about.name}`,
    body: `${by.name}作废了为${about.name}的账号办理的找回，链接不能再用。`,
    grounds: [],
  })

export const recovered = (about: About): Post[] =>
  toBoth(about, {
    kind: 'security',
    subject: `账号已找回：${about.name}`,
    body: `${about.name}的账号用一次性链接重设了密码${about.kind === 'factors' ? '，原来的验证器和通行密钥已经失效' : ''}，所有设备都已退出登录。不是本人用的，请马上告诉公益创投办公室。`,
    grounds: [],
  })

/** To whoever asked. */
export const answered = (
  by: Person,
  { id, name }: About,
  asker: string,
  isConfirmed: boolean,
  says: string,
) =>
  letterTo(asker, {
    kind: 'security',
    subject: `${isConfirmed ? '已确认' : '没有同意'}：找回${name}的账号`,
    body: `${by.name}${isConfirmed ? '确认了' : '没有同意'}您为${name}申请的找回账号：${says}${isConfirmed ? '。一次性链接由确认的人交给本人。' : ''}`,
    about: paths.recoveryOf(id),
    grounds: [],
  })

const toBoth = ({ id, personId }: About, says: Omit<Letter, 'about'>): Post[] => [
  letterTo(personId, { ...says, about: paths.account() }),
  letterToRole('auditor', { ...says, about: paths.recoveryOf(id) }),
]
