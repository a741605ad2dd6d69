/** 渠道: a way by which what the site has to say leaves it. */
export const CHANNELS = ['mail', 'wecom', 'dingtalk', 'webhook'] as const
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_WORDS: Record<Channel, string> = {
  mail: '邮件',
  wecom: '企业微信机器人',
  dingtalk: '钉钉机器人',
  webhook: '短信等其他渠道',
}

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
