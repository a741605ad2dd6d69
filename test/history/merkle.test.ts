import { createHash, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isProved, levelsOf, proofOf, rootOf } from '../../src/history/roots/rules/merkle.ts'
import { lostBetween } from '../../src/history/roots/rules/root.ts'
import { isSigned, sign } from '../../src/history/roots/rules/signing.ts'

const leaves = (count: number) => Array.from({ length: count }, (_, at) => `leaf ${at}`)
const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** As RFC 6962 words it: split at the largest power of two below the number of leaves. */
function wordedRoot(all: string[]): Buffer {
  if (all.length === 0) return sha()
  const [only = ''] = all
  if (all.length === 1) return sha(Buffer.of(0), Buffer.from(only))
  const half = 2 ** Math.floor(Math.log2(all.length - 1))
  return sha(Buffer.of(1), wordedRoot(all.slice(0, half)), wordedRoot(all.slice(half)))
}

const SIZES = Array.from({ length: 70 }, (_, size) => size)

describe('a root', () => {
  test.each(SIZES)('of %i leaves is what the RFC says', async (size) => {
    expect(await rootOf(await levelsOf(leaves(size)))).toBe(wordedRoot(leaves(size)).toString('hex'))
  })

  test('holds each of its leaves, where it stands, and nothing else', async () => {
    for await (const size of SIZES) {
      const all = leaves(size)
      const levels = await levelsOf(all)
      const root = await rootOf(levels)
      for await (const [at, leaf] of all.entries()) {
        const proof = proofOf(levels, at)
        expect(await isProved(leaf, proof, root)).toBe(true)
        expect(await isProved('another', proof, root)).toBe(false)
        expect(await isProved(leaf, { ...proof, index: at + size }, root)).toBe(false)
        expect(await isProved(leaf, { ...proof, path: [...proof.path, root] }, root)).toBe(false)
        expect(await isProved(leaf, { ...proof, path: proof.path.slice(1) }, root)).toBe(size === 1)
        expect(await isProved(leaf, { ...proof, index: (at + 1) % size }, root)).toBe(size === 1)
      }
    }
  })
})

describe('what an earlier root held is lost', () => {
  const head = (seq: number, hash = 'h', subject = 'thing:1') => ({ subject, seq, hash })

  test('where it is gone, shorter, or another', () => {
    expect(lostBetween([head(2)], [])).toEqual([head(2)])
    expect(lostBetween([head(2)], [head(1)])).toEqual([head(2)])
    expect(lostBetween([head(2)], [head(2, 'other')])).toEqual([head(2)])
  })

  test('not where it went on', () => {
    expect(lostBetween([head(2)], [head(2), head(1, 'h', 'thing:2')])).toEqual([])
    expect(lostBetween([head(2)], [head(3, 'other')])).toEqual([])
  })
})

describe('a signature', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')

  test('is of its text and of its key', async () => {
    const signed = await sign(secret, 'text')
    expect(signed?.key).toBe(
      publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64'),
    )
    expect(await isSigned(signed ?? NONE, 'text')).toBe(true)
    expect(await isSigned(signed ?? NONE, 'another')).toBe(false)
    expect(await isSigned({ ...(signed ?? NONE), key: OTHER }, 'text')).toBe(false)
    expect(await isSigned(NONE, 'text')).toBe(false)
  })

  test.each(['', 'no key', 'AAAA', '%%'])('is not made with %j', async (bad) => {
    expect(await sign(bad, 'text')).toBeNull()
  })

  const NONE = { key: '', signature: '' }
  const OTHER = generateKeyPairSync('ed25519')
    .publicKey.export({ type: 'spki', format: 'der' })
    .subarray(-32)
    .toString('base64')
})
