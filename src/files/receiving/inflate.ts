import { Inflate, Unzlib } from 'fflate'

/** Packed bytes that are unpacked at once: they make two megabytes at the most. */
const PIECE = 2048

/**
 * Unpacks as it is asked to, holding no more than what a piece makes: whoever has had enough stops. Throws where the bytes
 * are none that were packed so. What stands behind their end is not read.
 */
export function* inflated(packed: Uint8Array, by: 'deflate' | 'zlib'): Generator<Uint8Array> {
  const more = inflating(by)
  for (let at = 0; at < packed.length; at += PIECE) yield* more(packed.subarray(at, at + PIECE))
}

/** The same for bytes that come in pieces themselves. */
export async function* inflatedFrom(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const more = inflating('deflate')
  for await (const chunk of packed)
    for (let at = 0; at < chunk.length; at += PIECE) yield* more(chunk.subarray(at, at + PIECE))
}

function inflating(by: 'deflate' | 'zlib'): (packed: Uint8Array) => Uint8Array[] {
  const made: Uint8Array[] = []
  const take = (chunk: Uint8Array) => void (chunk.length > 0 && made.push(chunk))
  const inflate = by === 'zlib' ? new Unzlib(take) : new Inflate(take)
  return (packed) => {
    inflate.push(packed)
    return made.splice(0)
  }
}
