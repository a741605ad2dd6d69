import { Inflate, Unzlib } from 'fflate'

/** Packed bytes that are unpacked at once: they make half a megabyte at the most. */
export const PIECE = 512

/**
 * Unpacks what comes in pieces, holding no more than what one makes: whoever has had enough stops. Throws where the bytes are
 * none that were packed so. What stands behind their end is not read.
 */
export async function* inflatedFrom(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const more = inflating('deflate')
  for await (const chunk of packed)
    for (let at = 0; at < chunk.length; at += PIECE) yield* more(chunk.subarray(at, at + PIECE))
}

/** A piece after the other, of `PIECE` bytes at the most. */
export function inflating(by: 'deflate' | 'zlib'): (packed: Uint8Array) => Uint8Array[] {
  const made: Uint8Array[] = []
  const take = (chunk: Uint8Array) => void (chunk.length > 0 && made.push(chunk))
  const inflate = by === 'zlib' ? new Unzlib(take) : new Inflate(take)
  return (packed) => {
    inflate.push(packed)
    return made.splice(0)
  }
}
