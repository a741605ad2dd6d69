import type { Db } from '../../db/db.ts'
import { type Stale, sha256 } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { letterTo } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { newToken } from '../invitations/store.ts'
import type { Person } from '../rules/person.ts'
import * as says from './letters.ts'
import type { FeedRefusal } from './rules.ts'
import { dropFeed, feedOf, putFeed } from './store.ts'

/** Somebody gets an address for their calendar, and the one before is over. Whoever did it in their name has told them so. */
export async function makeFeed(db: Db, by: Person, now: Instant): Promise<Result<{ token: string }, Stale>> {
  const token = newToken()
  const { isNew, last } = await load(db, by.id)
  const event = { what: 'feed-made', by: by.id, at: now, particulars: { isNew } }
  const made = await record(db, last, event, [
    putFeed(db, { personId: by.id, tokenHash: await sha256(token), at: now }),
    letterTo(by.id, isNew ? says.first({}, paths.ownDates()) : says.another({}, paths.ownDates())),
  ])
  return made.ok ? ok({ token }) : made
}

/** Whoever has the address reads nothing by it any more. */
export async function endFeed(db: Db, by: Person, now: Instant): Promise<Result<null, FeedRefusal | Stale>> {
  const { isNew, last } = await load(db, by.id)
  if (isNew) return refuse({ why: 'no-feed' })
  const event = { what: 'feed-ended', by: by.id, at: now, particulars: {} }
  return record(db, last, event, [dropFeed(db, by.id)])
}

async function load(db: Db, personId: string) {
  const subject = subjects.person(personId)
  const [found, last] = await db.batch([feedOf(db, personId), lastOf(db, subject)])
  return { isNew: found.length === 0, last: lastIn(last, subject) }
}
