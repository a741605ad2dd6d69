import type { Db } from '../../../db/db.ts'
import type { Stale } from '../../../history/rules.ts'
import { lastIn, lastOf, record } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { KINDS } from '../../../letters/rules.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { REACHING, type Reaching } from '../../rules/channel.ts'
import {
  type Choices,
  type Ways,
  type WaysRefusal,
  isSafeBesides,
  whyNotQuiet,
  whyNotWays,
} from '../../rules/ways.ts'
import { choicesIn, choicesOf, insertChoices, reachIn, reachOf } from '../store.ts'

/** Somebody chooses what reaches them by a channel: from now on, and of what waits already. */
export async function chooseWays(
  db: Db,
  by: Person,
  channel: Reaching,
  ways: Ways,
  now: Instant,
): Promise<Result<null, WaysRefusal | Stale>> {
  const { before, reached, last } = await load(db, by.id)
  const whyNot = whyNotWays(before.ways[channel], ways, isSafeBesides(channel, before, reached))
  if (whyNot) return refuse(whyNot)
  return choose(db, by, last, { ...before, ways: { ...before.ways, [channel]: ways } }, now)
}

/** Hours in which nothing is sent; both null: there are none. */
export async function setQuietHours(
  db: Db,
  by: Person,
  { from, until }: { from: number | null; until: number | null },
  now: Instant,
): Promise<Result<null, WaysRefusal | Stale>> {
  const { before, last } = await load(db, by.id)
  const whyNot = whyNotQuiet(before.quiet, from, until)
  if (whyNot) return refuse(whyNot)
  const quiet = from === null || until === null ? null : { from, until }
  return choose(db, by, last, { ...before, quiet }, now)
}

/** What does not go at once: "mail news daily". */
const saying = ({ version, ways, quiet }: Choices) => ({
  version,
  besides: REACHING.flatMap((channel) =>
    KINDS.flatMap((kind) =>
      ways[channel][kind] === 'now' ? [] : [`${channel} ${kind} ${ways[channel][kind]}`],
    ),
  ),
  quiet: quiet && `${quiet.from}-${quiet.until}`,
})

type Last = Parameters<typeof lastIn>[0][number]

function choose(
  db: Db,
  by: Person,
  last: Last,
  { version, ways, quiet }: Choices,
  now: Instant,
): Promise<Result<null, Stale>> {
  const chosen = { version: version + 1, ways, quiet }
  const event = { what: 'reach-chosen', by: by.id, at: now, particulars: saying(chosen) }
  return record(db, last, event, [insertChoices(db, by.id, chosen, now)])
}

async function load(db: Db, personId: string) {
  const subject = subjects.person(personId)
  const [found, ways, last] = await db.batch([
    choicesOf(db, personId),
    reachOf(db, personId),
    lastOf(db, subject),
  ])
  const reached = ways
    .map(reachIn)
    .flatMap(({ channel, isOn, address }) => (isOn && address ? [channel] : []))
  return { before: choicesIn(found), reached, last: lastIn(last, subject) }
}
