import { type Db, newNonce } from '../db/db.ts'
import { type Secrets, seal, unseal } from '../db/sealed.ts'
import type { Stale } from '../history/rules.ts'
import { lastIn, lastOf, record } from '../history/store.ts'
import { subjects } from '../history/subjects.ts'
import { letterToRole } from '../letters/store.ts'
import { paths } from '../paths.ts'
import type { Person } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import type { Carry } from './carriers/carry.ts'
import * as says from './letters.ts'
import {
  CHANNEL_WORDS,
  type Channel,
  type ChannelRefusal,
  type Setting,
  placeOf,
  sealedAs,
  whyNotSet,
  whyNotTo,
  whyNotUse,
} from './rules/channel.ts'
import type { NotTaken } from './rules/parcel.ts'
import { readSetting } from './rules/sealed.ts'
import { demonstrationIn, insertSetting, sealedOf } from './store.ts'

/**
 * An administrator sets by what letters leave; its keys are sealed before they leave this function. Letters that go elsewhere tell
 * others what is not theirs, so the auditors read of each change. `seen`: the version that the form was made from.
 */
export async function setChannel(
  db: Db,
  secrets: Secrets,
  by: Person,
  setting: Setting,
  now: Instant,
  seen?: number,
): Promise<Result<{ version: number }, ChannelRefusal | Stale>> {
  const whyNot = whyNotSet(by)
  if (whyNot) return refuse(whyNot)
  const { channel } = setting
  const [[newest], last] = await db.batch([sealedOf(db, channel), lastOf(db, subjects.channel(channel))])
  if (seen !== undefined && seen !== (newest?.version ?? 0)) return refuse({ why: 'changed-meanwhile' })
  const version = (newest?.version ?? 0) + 1
  const place = placeOf(setting)
  const sealed = await seal(secrets[0], sealedAs(channel), JSON.stringify(setting))
  const event = { what: 'channel-set', by: by.id, at: now, particulars: { version, place } }
  return record(
    db,
    lastIn(last, subjects.channel(channel)),
    event,
    [
      insertSetting(db, { channel, version, place, sealed, by: by.id, at: now }),
      letterToRole(
        'auditor',
        says.set({ 姓名: by.name, 渠道: CHANNEL_WORDS[channel], 地址: place }, paths.channel(channel)),
      ),
    ],
    { version },
  )
}

/** Nothing leaves by it any more, until it is set anew. */
export async function endChannel(
  db: Db,
  by: Person,
  channel: Channel,
  now: Instant,
): Promise<Result<{ version: number }, ChannelRefusal | Stale>> {
  const [[newest], last] = await db.batch([sealedOf(db, channel), lastOf(db, subjects.channel(channel))])
  const whyNot = whyNotUse(by, newest)
  if (whyNot) return refuse(whyNot)
  const version = (newest?.version ?? 0) + 1
  return record(
    db,
    lastIn(last, subjects.channel(channel)),
    { what: 'channel-ended', by: by.id, at: now, particulars: { version } },
    [
      insertSetting(db, { channel, version, place: '', sealed: null, by: by.id, at: now }),
      letterToRole(
        'auditor',
        says.ended({ 姓名: by.name, 渠道: CHANNEL_WORDS[channel] }, paths.channel(channel)),
      ),
    ],
    { version },
  )
}

export type TryRefusal =
  | ChannelRefusal
  | NotTaken
  | { why: 'demonstration-sends-nothing' }
  | { why: 'setting-tampered' }
  | { why: 'setting-key-unknown' }

/**
 * Sends one by a channel, to `to` where it has more than one receiver, and says what the other side answered. That it was tried is
 * in the history first, so that of several at once one sends.
 */
export async function tryChannel(
  db: Db,
  secrets: Secrets,
  by: Person,
  { channel, to, link }: { channel: Channel; to: string; link: string },
  carry: Carry,
  now: Instant,
): Promise<Result<{ said: string }, TryRefusal | Stale>> {
  const [[newest], [here], last] = await db.batch([
    sealedOf(db, channel),
    demonstrationIn(db),
    lastOf(db, subjects.channel(channel)),
  ])
  const whyNot = whyNotUse(by, newest) ?? whyNotTo(channel, to)
  if (whyNot) return refuse(whyNot)
  if (here?.demonstrates) return refuse({ why: 'demonstration-sends-nothing' })
  const opened = await unseal(secrets, sealedAs(channel), newest?.sealed ?? '')
  if (!opened.ok)
    return refuse({ why: opened.why === 'tampered' ? 'setting-tampered' : 'setting-key-unknown' })
  const setting = readSetting(opened.text)
  if (!setting) return refuse({ why: 'setting-tampered' })
  const tried = { what: 'channel-tried', by: by.id, at: now }
  const recorded = await record(db, lastIn(last, subjects.channel(channel)), tried, [])
  if (!recorded.ok) return recorded
  const parcel = { id: newNonce(), to, link, subject: '试发', text: `公益创投网站试发一条${SAYS[channel]}。` }
  const carried = await carry(setting, parcel, now)
  return carried.ok ? ok({ said: carried.value }) : carried
}

const SAYS: Record<Channel, string> = {
  mail: '邮件',
  wecom: '消息',
  dingtalk: '消息',
  webhook: '通知',
}
