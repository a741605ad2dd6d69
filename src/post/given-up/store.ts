import { sql } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import type { Channel } from '../rules/channel.ts'
import { type GivenUp, MOST_AGAIN, type Standing } from './rules.ts'

/** As it was at `now`: what is given up meanwhile is another's. */
export const standingOf = (db: Db, channel: Channel, now: Instant) =>
  db.all<Standing>(sql`select (select count(*) from outbox where came is null and channel = ${channel}) as waiting,
    count(*) as givenUp, min(came_at) as since, coalesce((select said from outbox
      where ${isGivenUp(channel, now)} order by came_at desc, id limit 1), '') as said
    from outbox where ${isGivenUp(channel, now)}`)

/** Every channel that has given letters up. */
export const givenUpNow = (db: Db) =>
  db.all<GivenUp>(sql`select channel, count(*) as count, min(came_at) as since from outbox
    where came = 'given-up' group by channel order by since`)

const isGivenUp = (channel: Channel, now: Instant) =>
  sql`came = 'given-up' and channel = ${channel} and came_at <= ${now}`

const first = (channel: Channel, now: Instant) =>
  sql`(select id from outbox where ${isGivenUp(channel, now)} order by came_at, id limit ${MOST_AGAIN})`

/** They wait anew, as at first. */
export const putBack = (db: Db, channel: Channel, now: Instant): Statement =>
  db.run(sql`update outbox set came = null, came_at = null, tries = 0, next_at = ${now}, lease = null
    where id in ${first(channel, now)}`)

/** They stay in the inbox of the site alone. */
export const leave = (db: Db, channel: Channel, now: Instant): Statement =>
  db.run(sql`update outbox set came = 'left', came_at = ${now} where id in ${first(channel, now)}`)
