import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Whole numbers from 0, each as likely, below the one that is given: 1 to 2^48. */
export type Random = (below: number) => number

const BYTES = 6
const ALL = 2 ** 48

/**
 * Numbers that a seed alone decides, so that whoever has it finds the same ones. Block n (from 0) is SHA-256 of the text "seed:n" in
 * UTF-8; of its 32 bytes the first 30 are five numbers of 48 bits, the high byte first, and two bytes are left. To choose below n:
 * the next number, unless it is not below the largest multiple of n up to 2^48, in which case it is left out and the one after it is
 * looked at; then its remainder by n.
 */
export function seeded(seed: string): Random {
  const numbers = numbersOf(seed)
  return (below) => {
    const fair = ALL - (ALL % below)
    for (;;) {
      const number = numbers()
      if (number < fair) return number % below
    }
  }
}

function numbersOf(seed: string): () => number {
  let block = new Uint8Array()
  let at = 0
  let count = 0
  return () => {
    if (at + BYTES > block.length) {
      block = sha256(utf8ToBytes(`${seed}:${count}`))
      at = 0
      count += 1
    }
    let number = 0
    for (const byte of block.subarray(at, at + BYTES)) number = number * 256 + byte
    at += BYTES
    return number
  }
}

/** SHA-256 in hex, of the text in UTF-8, at once. */
export const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** In another order, by Fisher and Yates: from the last place to the second, each changes places with one that is not after it. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random(at + 1)
    const [a, b] = [all[at], all[other]]
    if (a === undefined || b === undefined) continue
    all[at] = b
    all[other] = a
  }
  return all
}
