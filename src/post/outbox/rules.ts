import type { Instant } from '../../shared/days.ts'
import { maskedText } from '../../shared/personal/find.ts'
import type { Channel } from '../rules/channel.ts'
import type { Parcel } from '../rules/parcel.ts'

/** Whoever sends one has so long to say what came of it, in milliseconds; then another tries. */
export const LEASE = 60_000
/** How many are sent in one go: what one run of a Worker may do. */
export const AT_ONCE = 20

const MINUTE = 60_000
/** How long it waits after each try that failed; after the last one it is given up, two days from the first. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE)
export const MOST_TRIES = PAUSES.length + 1

/** When it is tried again after so many tries; null: it is given up. */
export function nextTry(tries: number, now: Instant): Instant | null {
  const pause = PAUSES[tries - 1]
  return pause === undefined ? null : now + pause
}

/** A letter that waits, and where it is to go. */
export type Waiting = {
  id: string
  tries: number
  channel: Channel
  sealed: string
  to: string
  subject: string
  body: string
  about: string
  isTheirs: boolean
}

/**
 * What leaves of a letter: a mail says what the letter says, but for telephone, identity and account numbers; whatever others read, too,
 * says that there is one, for a subject names whom it is about and how they were judged. `origin` null: the site’s own address is not
 * known, and nothing is linked.
 */
export function parcelOf({ id, channel, to, subject, body, about }: Waiting, origin: string | null): Parcel {
  const link = origin === null ? '' : new URL(about, origin).href
  return channel === 'mail'
    ? { id, to, link, subject: maskedText(subject), text: maskedText(body) }
    : { id, to, link, subject: '新信件', text: '您有一封新信件，请登录网站查看。' }
}
