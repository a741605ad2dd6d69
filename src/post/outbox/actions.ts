// oxlint-disable no-await-in-loop -- one after another: each is taken, carried and settled before the next
import { type Db, type Statement, newNonce } from '../../db/db.ts'
import { type Secrets, seal, unseal } from '../../db/sealed.ts'
import { type Reminder, remind } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Carry } from '../carriers/carry.ts'
import * as says from '../letters.ts'
import { CHANNEL_WORDS, type Channel, sealedAs } from '../rules/channel.ts'
import { readSetting } from '../rules/sealed.ts'
import { leavingOf } from '../rules/ways.ts'
import { demonstrationIn } from '../store.ts'
import type { Parcel } from '../rules/parcel.ts'
import {
  AT_ONCE,
  MOST_TRIES,
  type Told,
  type Waiting,
  type WaitingWord,
  type Word,
  nextTry,
  readWord,
  wordSealedAs,
} from './rules.ts'
import { parcelOf } from './parcels.ts'
import { gather, hold, insertWord, putOff, settle, takeNext } from './store.ts'

type Sending = { db: Db; secrets: Secrets; origin: string | null; carry: Carry; clock: () => Instant }

/**
 * Sends what is due, up to `most`, and tells how many it took. What was handed over and not written down, because the process ended
 * there, is handed over again under the same id: at least once, never unseen. From a demonstration nothing leaves.
 */
export async function sendWaiting(sending: Sending, most = AT_ONCE): Promise<number> {
  const { db, clock } = sending
  const [here] = await demonstrationIn(db)
  if (here?.demonstrates) return 0
  for (let taken = 0; taken < most; taken += 1) {
    const lease = newNonce()
    const waiting = await takeNext(db, lease, clock())
    if (!waiting) return taken
    if (waiting.word === null) await sendLetters(sending, waiting, lease)
    else await sendWord(sending, waiting, lease)
  }
  return most
}

/**
 * What has a word sent right after it is made, until it is good for nothing; what it says is sealed before it is kept. `isTold` false: it
 * is all made, and kept not, so that nobody sees by the time whether there is somebody to be told.
 */
export async function wordBy(
  [secret]: Secrets,
  channel: Channel,
  word: Word,
  { until, isTold = true }: { until: Instant; isTold?: boolean },
): Promise<(db: Db) => Statement> {
  const id = newNonce()
  const sealed = await seal(secret, wordSealedAs(id), JSON.stringify(word))
  return (db) => insertWord(db, { id, channel, until, word: sealed }, isTold)
}

async function sendWord(sending: Sending, waiting: WaitingWord, lease: string): Promise<void> {
  const { db, secrets, clock } = sending
  const { id, tries, word, until } = waiting
  const opened = await unseal(secrets, wordSealedAs(id), word)
  const reads = opened.ok ? readWord(opened.text) : null
  if (!reads || clock() >= until)
    return void (await settle(db, { ids: [id], lease }, 'over', reads ? '' : '打不开', clock()))
  const came = await carried(sending, waiting, { id, ...reads })
  if (came.ok) return void (await settle(db, { ids: [id], lease }, 'sent', came.value, clock()))
  const next = nextTry(tries, clock())
  await (next !== null && next < until
    ? putOff(db, [id], lease, next, came.refusal)
    : settle(db, { ids: [id], lease }, 'over', came.refusal, clock()))
}

/** What leaves of what was taken is decided now: it may not be theirs any more, nor wanted, nor wanted now. */
async function sendLetters(sending: Sending, taken: Waiting, lease: string): Promise<void> {
  const { db, clock } = sending
  const [first, ...others] = await leftOf(sending, taken, lease)
  if (!first) return
  const waiting = { ...taken, letters: [first, ...others] }
  const ids = waiting.letters.map(({ id }) => id)
  const { tries } = waiting
  // one that ends the process at every try is not tried for good
  if (tries > MOST_TRIES) return giveUp(sending, waiting, lease, '没有答复')
  const leaving = leavingOf({ ...first, isBegun: taken.parcel !== null || tries > 1 }, taken.quiet, clock())
  if (typeof leaving === 'object') return void (await hold(db, ids, lease, leaving.until))
  if (leaving === 'together') {
    const { personId, channel } = taken
    return void (await gather(db, { parcel: newNonce(), personId, channel, lease }, clock()))
  }
  const came = await carried(sending, waiting, parcelOf(waiting, sending.origin))
  if (came.ok) return void (await settle(db, { ids, lease }, 'sent', came.value, clock()))
  const next = nextTry(tries, clock())
  if (next !== null) return void (await putOff(db, ids, lease, next, came.refusal))
  return giveUp(sending, waiting, lease, came.refusal)
}

/** Without those that are over: not theirs any more, or not wanted. */
async function leftOf({ db, clock }: Sending, { letters }: Waiting, lease: string): Promise<Told[]> {
  for (const came of ['not-theirs', 'not-wanted'] as const) {
    const ids = letters.filter((one) => outcomeOf(one) === came).map(({ id }) => id)
    if (ids.length > 0) await settle(db, { ids, lease }, came, '', clock())
  }
  return letters.filter((one) => outcomeOf(one) === null)
}

const outcomeOf = ({ isTheirs, way }: Told) => {
  if (!isTheirs) return 'not-theirs'
  return way === 'none' ? 'not-wanted' : null
}

async function giveUp(
  { db, clock }: Sending,
  { letters, channel }: Waiting,
  lease: string,
  said: string,
): Promise<void> {
  const now = clock()
  const ids = letters.map(({ id }) => id)
  await db.batch([
    settle(db, { ids, lease }, 'given-up', said, now),
    ...remind(db, [givenUp(channel, said, now)], now),
  ])
}

async function carried(
  { secrets, carry, clock }: Sending,
  { channel, sealed }: Pick<Waiting, 'channel' | 'sealed'>,
  parcel: Parcel,
): Promise<Result<string, string>> {
  const opened = await unseal(secrets, sealedAs(channel), sealed)
  const setting = opened.ok ? readSetting(opened.text) : null
  if (!setting) return refuse('渠道的设置打不开')
  const came = await carry(setting, parcel, clock())
  return came.ok ? ok(came.value) : refuse(came.refusal.said)
}

/** A word to the administrators, once a day for each channel. */
const givenUp = (channel: Channel, said: string, now: Instant): Reminder => ({
  once: `not-sent:${channel}:${dayOf(now)}`,
  to: { role: 'administrator' },
  ...says.notSent({ 渠道: CHANNEL_WORDS[channel], 答复: said }, paths.channel(channel)),
})
