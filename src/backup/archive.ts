// oxlint-disable no-await-in-loop -- an archive is one entry after another
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, createGzip } from 'node:zlib'
import { createTarDecoder, createTarPacker } from 'modern-tar'
import { webOf } from '../machine/streams.ts'
import type { Bytes } from './manifest.ts'

/** Read at once of a long file. */
const PIECE = 1024 * 1024

/** A .tar.gz on its way to the disk: any `tar` reads it. What was added is told by its size and digest. */
export class Archive {
  readonly #packer = createTarPacker()
  readonly #written: Promise<void>

  constructor(to: string) {
    this.#written = pipeline(
      chunksOf(this.#packer.readable),
      // what fills a district's disk are papers and pictures, which hardly shrink
      createGzip({ level: constants.Z_BEST_SPEED }),
      createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
    )
    // told by `add` and `end`, whichever comes to it
    this.#written.catch((error: unknown) => this.#packer.controller.error(error))
  }

  async add(name: string, bytes: Uint8Array): Promise<Bytes> {
    return this.#add(name, bytes.length, [bytes])
  }

  /** A file of this machine that nobody changes. */
  async addFile(name: string, path: string): Promise<Bytes> {
    const file = await open(path)
    const { size } = await file.stat()
    return this.#add(name, size, file.createReadStream({ highWaterMark: PIECE }))
  }

  /** All of it is on the disk. */
  async end(): Promise<void> {
    this.#packer.controller.finalize()
    await this.#written
  }

  /** It will not be whole: whoever waits for it goes on. */
  async abandon(): Promise<void> {
    this.#packer.controller.error(new Error('given up'))
    await this.#written.catch(() => {})
  }

  async #add(name: string, size: number, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    const hash = createHash('sha256')
    const body = this.#packer.controller.add({ name, size, mode: 0o600 }).getWriter()
    for await (const chunk of chunks) {
      hash.update(chunk)
      await body.write(Uint8Array.from(chunk))
    }
    await body.close()
    return { size, sha256: hash.digest('hex') }
  }
}

export type Entry = { name: string; size: number; chunks: AsyncGenerator<Uint8Array> }

/** What an archive holds, in its order; each entry is read before the next. Throws where it is no archive, or is cut short. */
export async function* entriesOf(archive: string): AsyncGenerator<Entry> {
  const unzipped = createReadStream(archive, { highWaterMark: PIECE }).on('error', (error) =>
    unzipping.destroy(error),
  )
  const unzipping = unzipped.pipe(createGunzip())
  const decoded = webOf(unzipping).pipeThrough(createTarDecoder({ strict: true }))
  try {
    for await (const { header, body } of chunksOf(decoded))
      yield { name: header.name, size: header.size, chunks: chunksOf(body) }
  } finally {
    unzipped.destroy()
    unzipping.destroy()
  }
}

async function* chunksOf<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
}
