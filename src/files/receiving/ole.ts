import { paged } from './paged.ts'
import type { Source } from './upload.ts'

/** A stream of an OLE compound file ([MS-CFB]): Office before 2007 keeps its text in one of them. `size` in bytes. */
export type Stream = { name: string; size: number; bytes: () => AsyncGenerator<Uint8Array> }
/** `names`: of all streams and storages in it. */
export type Ole = { names: string[]; streams: Stream[] }

const HEADER_BYTES = 512
/** Sectors that a file of 20 MB can have, at the smallest: a chain that is longer runs in a circle. */
const MOST_SECTORS = 50_000
const MOST_ENTRIES = 10_000
/** Lists of the table's sectors: each names 127 of them. */
const MOST_LISTS = 10
/** A sector's number that is none: free, end of chain, of the table itself. */
const LAST_SECTOR = 0xfffffffa

/** What lies in a compound file. Null: it cannot be read. */
export async function oleOf(source: Source): Promise<Ole | null> {
  try {
    return await opened(paged(source))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Thrown where a file does not hold what it says, as a DataView does. */
const damaged = () => new RangeError('a damaged compound file')

async function opened(source: Source): Promise<Ole> {
  const header = viewOf(await exactly(source, 0, HEADER_BYTES))
  const shift = header.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw damaged()
  const bytes = 1 << shift
  const sector = (no: number) => exactly(source, (no + 1) * bytes, bytes)
  const table = await tableOf(header, sector, bytes)
  const chain = (first: number) => chained(first, table, sector)
  const [root, ...entries] = listed(await whole(chain(header.getUint32(48, true))))
  if (!root) throw damaged()
  const small = smallOf(root, chain, header)
  const least = header.getUint32(56, true)
  return {
    names: entries.map(({ name }) => name),
    streams: entries
      .filter(({ isStream }) => isStream)
      .map(({ name, first, size }) => ({
        name,
        size,
        bytes: () => cut(size < least ? small(first) : chain(first), size),
      })),
  }
}

type Sector = (no: number) => Promise<Uint8Array>

/** Which sector follows which: a list in the header, and where that is full in sectors of its own. */
async function tableOf(header: DataView, sector: Sector, bytes: number): Promise<number[]> {
  const places = Array.from({ length: 109 }, (_, at) => header.getUint32(76 + at * 4, true))
  const more = await morePlaces(header.getUint32(68, true), sector, MOST_LISTS)
  const used = [...places, ...more].filter((place) => place < LAST_SECTOR)
  if (used.length * (bytes / 4) > MOST_SECTORS * 2) throw damaged()
  return (await Promise.all(used.map(sector))).flatMap(numbersIn)
}

async function morePlaces(at: number, sector: Sector, most: number): Promise<number[]> {
  if (at >= LAST_SECTOR) return []
  if (most === 0) throw damaged()
  const places = numbersIn(await sector(at))
  const next = places.pop() ?? LAST_SECTOR
  return [...places, ...(await morePlaces(next, sector, most - 1))]
}

async function* chained(first: number, table: number[], sector: Sector): AsyncGenerator<Uint8Array> {
  let at = first
  for (let no = 0; at < LAST_SECTOR; no += 1) {
    if (no > MOST_SECTORS) throw damaged()
    yield sector(at)
    at = table[at] ?? LAST_SECTOR
  }
}

type Entry = { name: string; isStream: boolean; first: number; size: number }

const ENTRY_BYTES = 128

function listed(directory: Uint8Array): Entry[] {
  const view = viewOf(directory)
  const count = Math.floor(directory.length / ENTRY_BYTES)
  if (count > MOST_ENTRIES) throw damaged()
  return Array.from({ length: count }, (_, no) => no * ENTRY_BYTES)
    .filter((at) => view.getUint8(at + 66) !== 0)
    .map((at) => ({
      name: new TextDecoder('utf-16le').decode(
        directory.subarray(at, at + Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2))),
      ),
      isStream: view.getUint8(at + 66) === 2,
      first: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    }))
}

const SMALL_BYTES = 64

/** Streams under the least size share one, in pieces of 64 bytes with a table of their own. */
function smallOf(root: Entry, chain: (first: number) => AsyncGenerator<Uint8Array>, header: DataView) {
  return async function* (first: number): AsyncGenerator<Uint8Array> {
    const [shared, table] = [await whole(chain(root.first)), await whole(chain(header.getUint32(60, true)))]
    const piece: Sector = (no) => Promise.resolve(shared.subarray(no * SMALL_BYTES, (no + 1) * SMALL_BYTES))
    yield* chained(first, numbersIn(table), piece)
  }
}

/** No more of a chain than its stream is long. */
async function* cut(pieces: AsyncGenerator<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const piece of pieces) {
    yield piece.subarray(0, left)
    left -= piece.length
    if (left <= 0) return
  }
}

async function whole(pieces: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(await new Blob(all.map((piece) => Uint8Array.from(piece))).arrayBuffer())
}

const numbersIn = (bytes: Uint8Array): number[] => {
  const view = viewOf(bytes)
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true))
}

async function exactly(source: Source, from: number, length: number): Promise<Uint8Array> {
  const bytes = await source.read(from, length)
  if (bytes.length < length) throw damaged()
  return bytes
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
