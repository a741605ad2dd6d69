import type { Instant } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'

/** 渠道: a way by which what the site has to say leaves it. */
export const CHANNELS = ['mail', 'wecom', 'dingtalk', 'webhook'] as const
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_WORDS: Record<Channel, string> = {
  mail: '邮件',
  wecom: '企业微信机器人',
  dingtalk: '钉钉机器人',
  webhook: '短信等其他渠道',
}

/** Those by which one person is reached; the others go to a group. */
export const REACHING = ['mail', 'webhook'] as const
export type Reaching = (typeof REACHING)[number]

/** A server that takes mail by SMTP, under TLS from the first byte. `from`: the address that it is sent from. */
export type MailServer = { host: string; port: number; username: string; password: string; from: string }
/** The address of a robot has its key in it. */
export type Robot = { url: string }
/** `secret`: what is sent is signed with it, 16 characters or more. */
export type Signed = Robot & { secret: string }

/** How a channel is reached: all of it is sealed. */
export type Setting =
  | ({ channel: 'mail' } & MailServer)
  | ({ channel: 'wecom' } & Robot)
  | ({ channel: 'dingtalk' } & Signed)
  | ({ channel: 'webhook' } & Signed)

/** Of an https address that names no user; null: it is none. */
export function hostIn(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, host, username, password } = new URL(url)
  return protocol === 'https:' && username === '' && password === '' ? host : null
}

/** What of a setting anybody of the office may see: where it leads to, no key. */
export const placeOf = (setting: Setting): string =>
  setting.channel === 'mail'
    ? `${setting.host}:${setting.port}，发件人${setting.from}`
    : (hostIn(setting.url) ?? '')

/** As it stands, or stood; `by` is a name, `version` counts from 1 for each channel. */
export type ChannelVersion = {
  channel: Channel
  version: number
  place: string
  isOn: boolean
  by: string
  at: Instant
}

/** What may be typed of any channel. */
export type Typed = {
  host: string
  port: number | null
  username: string
  password: string
  from: string
  url: string
  secret: string
}
export type Field = keyof Typed

/** What each channel is asked for, in this order; a mail server may want no user. */
export const FIELDS: Record<Channel, Field[]> = {
  mail: ['host', 'port', 'username', 'password', 'from'],
  wecom: ['url'],
  dingtalk: ['url', 'secret'],
  webhook: ['url', 'secret'],
}
/** The shortest secret that signs, in characters. */
export const SHORTEST_SIGNING = 16

export type ChannelRefusal =
  | NotYourRole
  | { why: 'not-typed'; field: Field }
  | { why: 'not-https'; field: Field }
  | { why: 'no-host'; field: Field }
  | { why: 'secret-short'; field: Field; least: number }
  | { why: 'channel-off' }
  | { why: 'no-receiver'; channel: Channel }

/** What was typed, as a setting of the channel; keys are typed anew each time, so that none goes to another place unseen. */
export function settingOf(channel: Channel, typed: Typed): Result<Setting, ChannelRefusal> {
  const { host, port, username, password, from, url, secret } = typed
  const missing = FIELDS[channel].find((field) => typed[field] === '' || typed[field] === null)
  if (missing === 'username' || missing === 'password') {
    // both, or neither
    if (username !== '' || password !== '') return refuse({ why: 'not-typed', field: missing })
  } else if (missing) return refuse({ why: 'not-typed', field: missing })
  if (channel === 'mail') {
    if (port === null || from === '')
      return refuse({ why: 'not-typed', field: port === null ? 'port' : 'from' })
    if (!HOST.test(host)) return refuse({ why: 'no-host', field: 'host' })
    return ok({ channel, host, port, username, password, from })
  }
  if (hostIn(url) === null) return refuse({ why: 'not-https', field: 'url' })
  if (channel === 'wecom') return ok({ channel, url })
  if (secret.length < SHORTEST_SIGNING)
    return refuse({ why: 'secret-short', field: 'secret', least: SHORTEST_SIGNING })
  return ok({ channel, url, secret })
}
const HOST = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i

export const whyNotSet = (by: Person): ChannelRefusal | null => whyNotRole(by, 'administrator')

/** Turning off, or trying, what is on. */
export const whyNotUse = (
  by: Person,
  newest: Pick<ChannelVersion, 'isOn'> | undefined,
): ChannelRefusal | null => whyNotRole(by, 'administrator') ?? (newest?.isOn ? null : { why: 'channel-off' })

/** To whom one may be sent: an address of mail, whatever the other side of a webhook takes; robots have one receiver. */
export function whyNotTo(channel: Channel, to: string): ChannelRefusal | null {
  const isSomebody = channel === 'mail' ? ADDRESS.test(to) : channel !== 'webhook' || to !== ''
  return isSomebody ? null : { why: 'no-receiver', channel }
}
const ADDRESS = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/

/** Under which words a setting is sealed, so that one of another channel does not open in its place. */
export const sealedAs = (channel: Channel): string => `setting of ${channel}`
