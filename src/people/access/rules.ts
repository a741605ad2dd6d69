import type { Instant } from '../../shared/days.ts'

/** What is kept of the ways into an account, without a word of what was typed. */
export const ACCESS_KINDS = ['signed-in', 'password-wrong', 'code-wrong', 'act-refused'] as const
export type AccessKind = (typeof ACCESS_KINDS)[number]
export const ACCESS_WORDS: Record<AccessKind, string> = {
  'signed-in': '登录',
  'password-wrong': '密码不对',
  'code-wrong': '验证码不对',
  'act-refused': '要紧的操作没有办成',
}

/** What happened in an hour, so many times; `device`: the last one's. */
export type Access = { what: AccessKind; count: number; device: string; at: Instant }

const HOUR = 3_600_000
export const hourOf = (at: Instant): number => Math.floor(at / HOUR)

/** Hours that are kept: half a year. */
export const KEPT_HOURS = 183 * 24
