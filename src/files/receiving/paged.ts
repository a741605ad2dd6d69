import type { Source } from './upload.ts'

/** Bytes of a page; and pages that are held. What is read lies where it likes: each piece by itself would be a request. */
const PAGE_BYTES = 1024 * 1024
const MOST_PAGES = 4

/** Reads whole pages and keeps the last few. */
export function paged(source: Source): Source {
  const pages = new Map<number, Promise<Uint8Array>>()
  const page = (no: number): Promise<Uint8Array> => {
    const held = pages.get(no) ?? source.read(no * PAGE_BYTES, PAGE_BYTES)
    pages.delete(no)
    pages.set(no, held)
    const [oldest] = pages.keys()
    if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest)
    return held
  }
  const read = async (from: number, length: number): Promise<Uint8Array> => {
    const until = Math.min(from + length, source.size)
    if (from >= until) return new Uint8Array()
    const no = Math.floor(from / PAGE_BYTES)
    const at = from - no * PAGE_BYTES
    if (at + until - from <= PAGE_BYTES) return (await page(no)).subarray(at, at + until - from)
    return across(from, until)
  }
  const across = async (from: number, until: number): Promise<Uint8Array> => {
    const edge = (Math.floor(from / PAGE_BYTES) + 1) * PAGE_BYTES
    const [first, rest] = [await read(from, edge - from), await read(edge, until - edge)]
    const bytes = new Uint8Array(until - from)
    bytes.set(first)
    bytes.set(rest, first.length)
    return bytes
  }
  return { size: source.size, read }
}
