import { desc, eq, sql } from 'drizzle-orm'
import type { Db, Statement } from '../db/db.ts'
import { people } from '../people/tables.ts'
import type { Instant } from '../shared/days.ts'
import type { Channel } from './rules/channel.ts'
import { channelSettings } from './tables.ts'

/** Without how it is reached, which is not selected. */
const shown = {
  channel: channelSettings.channel,
  version: channelSettings.version,
  place: channelSettings.place,
  isOn: sql<boolean>`${channelSettings.sealed} is not null`.mapWith(Boolean),
  by: people.name,
  at: channelSettings.at,
}

const ALL = sql`select max(x.version) from channel_settings x where x.channel = ${channelSettings.channel}`

/** As each channel stands that was ever set. */
export const channelsOfNow = (db: Db) =>
  db
    .select(shown)
    .from(channelSettings)
    .innerJoin(people, eq(people.id, channelSettings.by))
    .where(sql`${channelSettings.version} = (${ALL})`)

/** How one was set, the newest first. */
export const versionsOf = (db: Db, channel: Channel) =>
  db
    .select(shown)
    .from(channelSettings)
    .innerJoin(people, eq(people.id, channelSettings.by))
    .where(eq(channelSettings.channel, channel))
    .orderBy(desc(channelSettings.version))
    .limit(50)

/** How one is reached, sealed, as it stands. */
export const sealedOf = (db: Db, channel: Channel) =>
  db
    .select({
      version: channelSettings.version,
      sealed: channelSettings.sealed,
      isOn: sql<boolean>`${channelSettings.sealed} is not null`.mapWith(Boolean),
    })
    .from(channelSettings)
    .where(eq(channelSettings.channel, channel))
    .orderBy(desc(channelSettings.version))
    .limit(1)

/** Whether this is a demonstration, from which nothing leaves. */
export const demonstrationIn = (db: Db) =>
  db.all<{ demonstrates: number }>(sql`select count(*) > 0 as demonstrates from demonstration`)

export const insertSetting = (
  db: Db,
  setting: {
    channel: Channel
    version: number
    place: string
    sealed: string | null
    by: string
    at: Instant
  },
): Statement => db.insert(channelSettings).values(setting)
