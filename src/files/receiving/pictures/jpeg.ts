// oxlint-disable no-await-in-loop -- what comes next is where the last one ended
import type { Bytes } from './bytes.ts'
import { orientationIn, orientationSegment } from './orientation.ts'

/**
 * A photograph without where, when and with what it was taken: no Exif but which way up it is, no XMP, no IPTC, no maker's
 * notes, no comment, nothing behind its end (a second picture, a film). What is no JPEG goes on as it is.
 */
export async function* jpegWithoutTraces(bytes: Bytes): AsyncGenerator<Uint8Array> {
  yield bytes.take(2)
  for (;;) {
    const [mark, kind = 0] = await bytes.peek(2)
    if (mark !== 0xff) return yield* bytes.rest()
    if (kind === END) {
      yield bytes.take(2)
      return bytes.skip()
    }
    if (kind === 0xff || isAlone(kind)) yield bytes.take(kind === 0xff ? 1 : 2)
    else {
      const [, , high = 0, low = 0] = await bytes.peek(4)
      const segment = await bytes.take(2 + high * 256 + low)
      const kept = keptOf(kind, segment)
      if (kept) yield kept
      if (kind === SCAN) yield* scan(bytes)
    }
  }
}

const [END, SCAN, EXIF, COMMENT] = [0xd9, 0xda, 0xe1, 0xfe]
const isAlone = (kind: number): boolean => kind === 0x01 || (kind >= 0xd0 && kind <= 0xd8)

/** What of a segment stays: of those that programs add only the plain head, the colours, and Adobe's way of writing them. */
function keptOf(kind: number, segment: Uint8Array): Uint8Array | null {
  const said = String.fromCharCode(...segment.subarray(4, 16))
  if (kind === EXIF && said.startsWith('Exif\0\0')) {
    const value = orientationIn(segment.subarray(10))
    return value === null || value === 1 ? null : orientationSegment(value)
  }
  const isAdded = kind === COMMENT || (kind >= 0xe0 && kind <= 0xef)
  return !isAdded || KEPT.some((word) => said.startsWith(word)) ? segment : null
}

const KEPT = ['JFIF\0', 'ICC_PROFILE\0', 'Adobe']

/** The picture itself: until a mark that is neither a byte of it nor a restart. */
async function* scan(bytes: Bytes): AsyncGenerator<Uint8Array> {
  for (;;) {
    const held = await bytes.peek(PIECE)
    if (held.length < 2) return
    const end = endIn(held)
    yield bytes.take(end ?? held.length - 1)
    if (end !== null) return
  }
}

const PIECE = 16_384

function endIn(held: Uint8Array): number | null {
  for (let at = held.indexOf(0xff); at >= 0 && at + 1 < held.length; at = held.indexOf(0xff, at + 1)) {
    const next = held[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return null
}
