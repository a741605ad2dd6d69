import { inflatedFrom } from './inflate.ts'
import type { Source } from './upload.ts'

/** One file of an archive. `packed` and `unpacked` in bytes, as the archive says; `method` 0: as it is, 8: deflated. */
export type Entry = { name: string; method: number; packed: number; unpacked: number; at: number }

/** The end of an archive: 22 bytes, and a comment of up to 65,535. */
const END_BYTES = 22
const LONGEST_END = END_BYTES + 65_535
/** The list of an archive's files is short, or it is no document. */
const MOST_LIST_BYTES = 2 * 1024 * 1024

/** What an archive holds, by the list at its end, which is what Office goes by. Null: it cannot be read. */
export async function entriesOf(source: Source, most: number): Promise<Entry[] | null> {
  const from = Math.max(0, source.size - LONGEST_END)
  const tail = await source.read(from, LONGEST_END)
  const end = endIn(tail)
  if (!end || end.count > most || end.length > MOST_LIST_BYTES) return null
  if (end.at + end.length > source.size) return null
  const entries = listed(await source.read(end.at, end.length), end.count)
  return entries && areApart(entries, end.at) ? entries : null
}

/** Each has its own bytes: an entry inside of another would be unpacked again and again. */
function areApart(entries: Entry[], end: number): boolean {
  const inOrder = entries.toSorted((a, b) => a.at - b.at)
  return inOrder.every(({ at, packed }, no) => at + OWN_HEAD_BYTES + packed <= (inOrder[no + 1]?.at ?? end))
}

function endIn(tail: Uint8Array) {
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    return {
      count: view.getUint16(at + 10, true),
      length: view.getUint32(at + 12, true),
      at: view.getUint32(at + 16, true),
    }
  }
  return null
}

const HEADER_BYTES = 46

function listed(list: Uint8Array, count: number): Entry[] | null {
  const view = viewOf(list)
  const entries: Entry[] = []
  let at = 0
  for (let no = 0; no < count; no += 1) {
    if (at + HEADER_BYTES > list.length || view.getUint32(at, true) !== 0x02014b50) return null
    const nameLength = view.getUint16(at + 28, true)
    const begin = at + HEADER_BYTES
    entries.push({
      name: new TextDecoder().decode(list.subarray(begin, begin + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at = begin + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** An entry's own head, before its bytes: 30 bytes, its name and more. */
const OWN_HEAD_BYTES = 30

/** Bytes of an entry that are read at once. */
const READ_BYTES = 64 * 1024

/** An entry that is not what the list says. */
export class Damaged extends Error {}

/** The bytes of an entry, as it is unpacked, piece by piece. Throws `Damaged`. */
export async function* bytesOf(source: Source, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* unpackedBytes(source, entry)
  } catch (error) {
    throw new Damaged(entry.name, { cause: error })
  }
}

async function* unpackedBytes(source: Source, entry: Entry): AsyncGenerator<Uint8Array> {
  const { method, unpacked } = entry
  // no Office program packs in another way: what it says would not be what is read
  if (method !== 0 && method !== 8) throw new Error(`packed by method ${method}`)
  const packed = packedBytes(source, entry)
  let left = unpacked
  for await (const piece of method === 0 ? packed : inflatedFrom(packed)) {
    left -= piece.length
    if (left < 0) throw new Error('unpacks to more than it says')
    yield piece
  }
  if (left > 0) throw new Error('unpacks to less than it says')
}

async function* packedBytes(source: Source, { at, packed }: Entry): AsyncGenerator<Uint8Array> {
  const head = viewOf(await source.read(at, OWN_HEAD_BYTES))
  const begin = at + OWN_HEAD_BYTES + head.getUint16(26, true) + head.getUint16(28, true)
  for (let from = 0; from < packed; from += READ_BYTES)
    yield source.read(begin + from, Math.min(READ_BYTES, packed - from))
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
