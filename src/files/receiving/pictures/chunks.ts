// oxlint-disable no-await-in-loop -- what comes next is where the last one ended
import type { Bytes } from './bytes.ts'

/** Chunks of a PNG that draw it; the others tell of it, or are some program's own. */
const DRAWS = /^([A-Z]...|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|bKGD|hIST|pHYs|sPLT|acTL|fcTL|fdAT|cICP|mDCV|cLLI)$/

/** A PNG without texts, Exif and times, and nothing behind its end. */
export async function* pngWithoutTraces(bytes: Bytes): AsyncGenerator<Uint8Array> {
  yield bytes.take(8)
  for (;;) {
    const head = await bytes.peek(8)
    const type = typeAt(head, 4)
    if (head.length < 8 || !/^[A-Za-z]{4}$/.test(type)) return yield* bytes.rest()
    const length = 12 + new DataView(head.buffer, head.byteOffset).getUint32(0)
    if (DRAWS.test(type)) yield* bytes.pass(length)
    else await bytes.skip(length)
    if (type === 'IEND') return bytes.skip()
  }
}

/**
 * A WebP without Exif and XMP. Its head says how long all of it is, before the rest has come: what is taken out leaves as many
 * zeros, in a chunk that no program reads.
 */
export async function* webpWithoutTraces(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const riff = await bytes.take(12)
  yield riff
  let left = sizeAt(riff, 4) - 4
  while (left >= 8) {
    const head = await bytes.take(8)
    if (head.length < 8) return yield head
    const [type, size] = [typeAt(head, 0), sizeAt(head, 4)]
    const padded = size + (size % 2)
    left -= 8 + padded
    yield TRACES.test(type) ? Uint8Array.from([...JUNK, ...head.subarray(4)]) : head
    if (type === 'VP8X') yield unmarked(await bytes.take(padded))
    else for await (const piece of bytes.pass(padded)) yield TRACES.test(type) ? piece.slice().fill(0) : piece
  }
  return bytes.skip()
}

const TRACES = /^(EXIF|XMP )$/
const JUNK = [0x4a, 0x55, 0x4e, 0x4b]

/** Says no more that there is Exif (8) or XMP (4). */
const unmarked = (said: Uint8Array): Uint8Array => said.map((byte, at) => (at === 0 ? byte & ~0x0c : byte))

const typeAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
const sizeAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true)
