/** What of R2 is used: a bucket of Cloudflare's serves, and so does a folder of one machine (machine/folder.ts). */
export type Bucket = {
  get(key: string, options?: { range?: { offset: number; length: number } }): Promise<Kept | null>
  /** All of it is there afterwards; should that fail, what was there before. */
  put(key: string, value: string | Uint8Array): Promise<unknown>
  delete(keys: string | string[]): Promise<void>
  /** In the order of their keys, up to 1,000; `startAfter` itself is left out. */
  list(options?: { prefix?: string; startAfter?: string; cursor?: string }): Promise<Listed>
  createMultipartUpload(key: string): Promise<Parted>
  resumeMultipartUpload(key: string, uploadId: string): Parted
}

export type Head = { key: string; size: number; uploaded: Date }
export type Kept = Head & {
  readonly body: ReadableStream
  arrayBuffer(): Promise<ArrayBuffer>
  text(): Promise<string>
}
export type Listed = { objects: Head[] } & ({ truncated: false } | { truncated: true; cursor: string })

/** A long object on its way, in parts of one size but for the last. */
export type Parted = {
  uploadId: string
  uploadPart(partNumber: number, value: Uint8Array): Promise<Part>
  complete(parts: Part[]): Promise<unknown>
  abort(): Promise<void>
}
export type Part = { partNumber: number; etag: string }
