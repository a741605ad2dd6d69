import type { Db } from '../../db/db.ts'
import type { Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import type { Person } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type Channel, type ChannelRefusal, whyNotUse } from '../rules/channel.ts'
import { sealedOf } from '../store.ts'
import { type GivenUpRefusal, MOST_AGAIN, NONE, whyNotSettle } from './rules.ts'
import { leave, putBack, standingOf } from './store.ts'

type Settled<R> = Promise<Result<{ count: number }, R | Stale>>

/** Letters that a channel gave up wait anew, each under its id of before; whoever may not read them any more gets none. */
export const sendAgain = (
  db: Db,
  by: Person,
  channel: Channel,
  now: Instant,
): Settled<GivenUpRefusal | ChannelRefusal> => settle(db, by, channel, 'post-again', now)

/** They are not tried any more: what they say is late, or was said otherwise. In the site they stay. */
export const leaveUnsent = (
  db: Db,
  by: Person,
  channel: Channel,
  now: Instant,
): Settled<GivenUpRefusal | ChannelRefusal> => settle(db, by, channel, 'post-left', now)

async function settle(
  db: Db,
  by: Person,
  channel: Channel,
  what: 'post-again' | 'post-left',
  now: Instant,
): Settled<GivenUpRefusal | ChannelRefusal> {
  const subject = subjects.channel(channel)
  const [[standing = NONE], [newest], last] = await db.batch([
    standingOf(db, channel, now),
    sealedOf(db, channel),
    lastOf(db, subject),
  ])
  const isAgain = what === 'post-again'
  const whyNot = whyNotSettle(by, standing) ?? (isAgain ? whyNotUse(by, newest) : null)
  if (whyNot) return refuse(whyNot)
  const count = Math.min(standing.givenUp, MOST_AGAIN)
  return record(
    db,
    lastIn(last, subject),
    { what, by: by.id, at: now, particulars: { count } },
    [isAgain ? putBack(db, channel, now) : leave(db, channel, now)],
    { count },
  )
}
