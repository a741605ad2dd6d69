/**
 * What a channel carries. `id` is the same at every try, so that a receiver sees a second copy; `to`: an address or a telephone, ''
 * where the channel has one receiver.
 */
export type Parcel = { id: string; to: string; subject: string; text: string; link: string }

/** It was not taken, or nobody knows whether it was; `said`: by the other side, or by what failed. */
export type NotTaken = { why: 'not-taken'; said: string }

/** So long one try may take, in milliseconds. */
export const LONGEST_TRY = 15_000
/** Characters of an answer that are kept. */
const LONGEST_SAID = 200

/** What another side said, on one line, fit to be shown: no more of it than tells what happened. */
export function plainSaid(said: string): string {
  const line = said.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length > LONGEST_SAID ? `${line.slice(0, LONGEST_SAID)}…` : line
}
