// The tree of RFC 6962: a leaf and a node are hashed apart, so that neither passes for the other.

type Hash = Uint8Array<ArrayBuffer>
/** From the hashes of the leaves up to the root's. */
export type Levels = Hash[][]

/** That a leaf is in a tree of `size` leaves, at `index`: the hashes beside its way to the root, from the bottom up, hexadecimal. */
export type Proof = { index: number; size: number; path: string[] }

const encoder = new TextEncoder()
const hash = async (bytes: Hash): Promise<Hash> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
/** The first byte of a leaf is 0. */
function leafHash(leaf: string): Promise<Hash> {
  const text = encoder.encode(leaf)
  const bytes = new Uint8Array(text.length + 1)
  bytes.set(text, 1)
  return hash(bytes)
}

function nodeHash(left: Hash, right: Hash): Promise<Hash> {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 33)
  return hash(bytes)
}

export async function levelsOf(leaves: string[]): Promise<Levels> {
  return upFrom([await Promise.all(leaves.map(leafHash))])
}

/** What is left over at the end of a level goes up as it is. */
async function upFrom(levels: Levels): Promise<Levels> {
  const level = levels.at(-1) ?? []
  if (level.length <= 1) return levels
  const above = Array.from({ length: Math.ceil(level.length / 2) }, async (_, at) => {
    const [left, right] = [level[2 * at], level[2 * at + 1]]
    return left && right ? nodeHash(left, right) : (left ?? EMPTY)
  })
  return upFrom([...levels, await Promise.all(above)])
}

const EMPTY: Hash = new Uint8Array()

/** Hexadecimal. Of no leaves: the SHA-256 of nothing. */
export const rootOf = async (levels: Levels): Promise<string> =>
  hexOf(levels.at(-1)?.[0] ?? (await hash(EMPTY)))

export function proofOf(levels: Levels, index: number): Proof {
  const path = levels.slice(0, -1).flatMap((level, height) => level[(index >> height) ^ 1] ?? [])
  return { index, size: levels[0]?.length ?? 0, path: path.map(hexOf) }
}

/** RFC 9162, 2.1.3.2. */
export async function isProved(leaf: string, { index, size, path }: Proof, root: string): Promise<boolean> {
  if (index < 0 || index >= size) return false
  return climbed(await leafHash(leaf), index, size - 1, path.map(bytesOf), root)
}

async function climbed(
  from: Hash,
  at: number,
  last: number,
  [beside, ...path]: Hash[],
  root: string,
): Promise<boolean> {
  if (!beside) return last === 0 && hexOf(from) === root
  if (last === 0) return false
  const isRight = at % 2 === 1 || at === last
  const above = await (isRight ? nodeHash(beside, from) : nodeHash(from, beside))
  const skipped = isRight ? levelsAlone(at) : 0
  return climbed(above, at >> (skipped + 1), last >> (skipped + 1), path, root)
}

/** How many levels the last of a level goes up as it is, before it meets one at its left. */
const levelsAlone = (at: number): number => (at % 2 === 1 || at === 0 ? 0 : 1 + levelsAlone(at >> 1))

function hexOf(bytes: Hash): string {
  let hex = ''
  for (const byte of bytes) hex += HEX[byte]
  return hex
}
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const bytesOf = (hex: string): Hash =>
  Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16))
