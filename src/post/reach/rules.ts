import type { Instant } from '../../shared/days.ts'
import { keptNumber } from '../../shared/numbers.ts'
import type { Reaching } from '../rules/channel.ts'

/** 接收方式: where what concerns somebody reaches them outside of the site. */
export const REACH_WORDS: Record<Reaching, string> = { mail: '邮箱', webhook: '手机号' }

/** Minutes in which a code is good. */
export const CODE_MINUTES = 10
export const codeUntil = (now: Instant): Instant => now + CODE_MINUTES * 60_000
/** Hours in which whoever had an address is told that it is another now. */
const TOLD_HOURS = 48
export const toldUntil = (now: Instant): Instant => now + TOLD_HOURS * 3_600_000

/** Six digits by chance; `random`: 32 bits. */
export const codeFrom = (random: number): string => String(random % 1_000_000).padStart(6, '0')

/** As it is kept: an address in small letters, a mobile number of eleven digits. Null: it is none. */
export function addressIn(channel: Reaching, typed: string): string | null {
  if (channel === 'mail') return ADDRESS.test(typed) ? typed.toLowerCase() : null
  const digits = keptNumber(typed)
    .replaceAll('-', '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
  return MOBILE.test(digits) ? digits : null
}
const ADDRESS = /^[^\s@<>,;:"\\()[\]]{1,64}@[^\s@<>,;:"\\()[\]]+\.[^\s@<>,;:"\\()[\].]+$/
const MOBILE = /^1[3-9]\d{9}$/

/** "li***@example.org", "138****5678": enough for whoever knows it. */
export function sayAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 0) return `${address.slice(0, 3)}****${address.slice(-4)}`
  return `${address.slice(0, Math.min(2, at))}***${address.slice(at)}`
}

/** How somebody is reached by a channel, and how they will be. `isOn`: by which something leaves. */
export type Reach = {
  channel: Reaching
  isOn: boolean
  address: string | null
  /** Typed and not confirmed yet. */
  asked: { address: string; expiresAt: Instant } | null
}

export type AskRefusal =
  | { why: 'channel-off' }
  | { why: 'demonstration-sends-nothing' }
  | { why: 'no-such-address'; channel: Reaching }
  | { why: 'address-same' }

export function whyNotAsk(reach: Reach, address: string | null, isDemonstration: boolean): AskRefusal | null {
  if (!reach.isOn) return { why: 'channel-off' }
  if (isDemonstration) return { why: 'demonstration-sends-nothing' }
  if (address === null) return { why: 'no-such-address', channel: reach.channel }
  return address === reach.address ? { why: 'address-same' } : null
}

export type ConfirmRefusal = { why: 'address-code-over' } | { why: 'wrong-address-code' }

/** `isRight`: it is the code that was sent last. */
export function whyNotConfirm({ asked }: Reach, isRight: boolean, now: Instant): ConfirmRefusal | null {
  if (!asked || now >= asked.expiresAt) return { why: 'address-code-over' }
  return isRight ? null : { why: 'wrong-address-code' }
}
