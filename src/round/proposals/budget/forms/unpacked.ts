import { Unzip, UnzipInflate } from 'fflate'

/** A budget is small: what unpacks to more is none. */
const MOST_UNPACKED = 8_000_000

export type Parts = Map<string, Uint8Array>

/** Unpacks step by step, and stops at the bound whatever the file says of its own size. */
export function unpacked(bytes: Uint8Array): Parts | 'too-large' | null {
  const pieces = new Map<string, Uint8Array[]>()
  let total = 0
  const unzip = new Unzip((file) => {
    if (!/\.(xml|rels)$/.test(file.name)) return
    pieces.set(file.name, [])
    file.ondata = (error, piece) => {
      if (error) throw error
      total += piece.length
      if (total > MOST_UNPACKED) throw new Swollen()
      pieces.get(file.name)?.push(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch (error) {
    return error instanceof Swollen ? 'too-large' : null
  }
  return new Map([...pieces].map(([name, all]) => [name, joined(all)]))
}

class Swollen extends Error {}

/** Bytes at a time: a step can unpack to a thousand times as much. */
const STEP = 4096

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
