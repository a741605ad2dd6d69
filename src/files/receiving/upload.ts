import type { Bucket, Part, Parted } from '../../db/bucket.ts'
/** R2 wants parts of 5 MiB or more, all but the last of one size. No more than that of a file is held in memory. */
export const PART_BYTES = 5 * 1024 * 1024

/** Under this a long file leaves the id of its upload until it ends: should the Worker die, the night ends it (`nightly/objects.ts`). */
export const MARK = 'uploading/'

/** Bytes that are there: read in pieces, as often as one likes. */
export type Source = { size: number; read: (from: number, length: number) => Promise<Uint8Array> }

/**
 * A file on its way into the bucket. What fits into one part stays in memory until it is kept; what is longer goes out
 * part by part. `keep` or `abandon` ends it, and after `abandon` nothing is left behind.
 */
export class Upload {
  readonly #bucket: Bucket
  readonly #key: string
  #waiting: Uint8Array[] = []
  #filled = 0
  #size = 0
  #parted: Parted | null = null
  #parts: Part[] = []
  #isThere = false

  constructor(bucket: Bucket, key: string) {
    this.#bucket = bucket
    this.#key = key
  }

  /** Takes a copy: the chunk may be used again. */
  async add(chunk: Uint8Array): Promise<void> {
    const room = PART_BYTES - this.#filled
    this.#waiting.push(chunk.slice(0, room))
    this.#filled += Math.min(room, chunk.length)
    this.#size += Math.min(room, chunk.length)
    if (chunk.length <= room) return
    await this.#send()
    await this.add(chunk.subarray(room))
  }

  /** No more bytes: what was sent can be looked into. */
  async close(): Promise<Source> {
    if (!this.#parted) return inMemory(this.#held())
    await this.#send()
    await this.#parted.complete(this.#parts)
    this.#isThere = true
    return inBucket(this.#bucket, this.#key, this.#size)
  }

  async keep(): Promise<void> {
    if (!this.#isThere) await this.#bucket.put(this.#key, this.#held())
    this.#isThere = true
    await this.#end()
  }

  async abandon(): Promise<void> {
    if (this.#isThere) await this.#bucket.delete(this.#key)
    else await this.#parted?.abort()
    await this.#end()
  }

  async #end(): Promise<void> {
    if (this.#parted) await this.#bucket.delete(MARK + this.#key)
  }

  async #begin(): Promise<Parted> {
    const upload = await this.#bucket.createMultipartUpload(this.#key)
    await this.#bucket.put(MARK + this.#key, upload.uploadId)
    return upload
  }

  async #send(): Promise<void> {
    this.#parted ??= await this.#begin()
    const part = await this.#parted.uploadPart(this.#parts.length + 1, this.#held())
    this.#parts.push(part)
    this.#waiting = []
    this.#filled = 0
  }

  #held(): Uint8Array {
    const held = new Uint8Array(this.#filled)
    let at = 0
    for (const chunk of this.#waiting) {
      held.set(chunk, at)
      at += chunk.length
    }
    return held
  }
}

export const inMemory = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  read: (from, length) => Promise.resolve(bytes.subarray(from, from + length)),
})

const inBucket = (bucket: Bucket, key: string, size: number): Source => ({
  size,
  read: async (offset, length) => {
    const object = await bucket.get(key, { range: { offset, length: Math.min(length, size - offset) } })
    if (!object) throw new Error(`${key} is gone`)
    return new Uint8Array(await object.arrayBuffer())
  },
})
