import type { Bucket } from '../../db/bucket.ts'
import { createHash } from 'node:crypto'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { type FileRefusal, type StoredFile, endingOf, whyNotKind, whyNotName } from '../rules/file.ts'
import { foreignNamed, isHeic } from '../rules/foreign.ts'
import { HEAD_BYTES, type Magic, magicOf } from '../rules/kinds.ts'
import { Budget } from './budget.ts'
import { type Arriving, type Sent, open } from './form.ts'
import { search } from './search.ts'
import { type Source, Upload } from './upload.ts'
import { withoutTraces } from './pictures/traces.ts'
import { kindOf } from './kind.ts'

/** What receiving finds out of a file; the rest is known to whoever asked for it. */
export type Received = Pick<
  StoredFile,
  'name' | 'kind' | 'size' | 'sha256' | 'object' | 'searched' | 'findings'
> & { fields: Record<string, string> }

/** What a form has around its file, in bytes. */
const MOST_AROUND = 64 * 1024

/**
 * Takes a file in: reads it once, as it arrives, and lays it into the bucket under `object`. It is refused when its name,
 * its size or its bytes are not what they may be, or when it breaks off; then nothing is left in the bucket.
 */
export async function receive(
  bucket: Bucket,
  sent: Sent,
  object: string,
  most: number,
): Promise<Result<Received, FileRefusal>> {
  if (sent.length !== null && sent.length > most + MOST_AROUND) return refuse({ why: 'file-too-large', most })
  const arriving = await open(sent).catch(() => 'broke-off' as const)
  if (arriving === 'broke-off') return refuse({ why: 'file-broke-off' })
  if (!arriving) return refuse({ why: 'no-file' })
  const foreign = foreignNamed(endingOf(arriving.name))
  const whyNot = whyNotName(arriving.name) ?? (foreign && { why: 'file-kind' as const, seen: foreign })
  if (whyNot) {
    arriving.stop()
    return refuse(whyNot)
  }
  return lay(new Upload(bucket, object), arriving, object, most)
}

async function lay(
  upload: Upload,
  arriving: Arriving,
  object: string,
  most: number,
): Promise<Result<Received, FileRefusal>> {
  try {
    const read = await readAll(upload, arriving, most)
    const received = read.ok ? await inspect(read.value, arriving, object) : read
    if (received.ok) await upload.keep()
    else await upload.abandon()
    return received
  } catch (error) {
    await upload.abandon()
    throw error
  } finally {
    arriving.stop()
  }
}

type Read = { source: Source; magic: Magic; sha256: string }

/**
 * All bytes, counted and digested on the way; stops at the first that is too much, or that shows a wrong kind. Counted is what
 * comes, digested what is kept.
 */
async function readAll(upload: Upload, arriving: Arriving, most: number): Promise<Result<Read, FileRefusal>> {
  const digest = createHash('sha256')
  const head = new Uint8Array(HEAD_BYTES)
  const came = { bytes: 0 }
  let size = 0
  for await (const chunk of withoutTraces(counted(whole(arriving), came, most))) {
    if (came.bytes > most) return refuse({ why: 'file-too-large', most })
    if (chunk === null) return refuse({ why: 'file-broke-off' })
    if (size < HEAD_BYTES) head.set(chunk.subarray(0, HEAD_BYTES - size), size)
    size += chunk.length
    if (size >= HEAD_BYTES && !magicOf(head)) return refuse(unknown(head))
    digest.update(chunk)
    await upload.add(chunk)
  }
  if (size === 0) return refuse({ why: 'no-file' })
  if (arriving.hasMore()) return refuse({ why: 'several-files' })
  const magic = magicOf(head)
  if (!magic) return refuse(unknown(head))
  return ok({ source: await upload.close(), magic, sha256: digest.digest('hex') })
}

const unknown = (head: Uint8Array): FileRefusal => ({
  ...{ why: 'file-kind', seen: isHeic(head) ? 'heic' : 'unknown' },
})

/** Ends with the first chunk that is too much. */
async function* counted(
  chunks: AsyncIterable<Uint8Array | null>,
  came: { bytes: number },
  most: number,
): AsyncGenerator<Uint8Array | null> {
  for await (const chunk of chunks) {
    came.bytes += chunk?.length ?? 0
    if (came.bytes > most) return yield null
    yield chunk
  }
}

/** The bytes as they come; null where they break off. */
async function* whole({ bytes, end }: Arriving): AsyncGenerator<Uint8Array | null> {
  try {
    yield* bytes
    await end()
  } catch {
    yield null
  }
}

async function inspect(
  { source, magic, sha256 }: Read,
  { name, fields }: Arriving,
  object: string,
): Promise<Result<Received, FileRefusal>> {
  const budget = new Budget()
  const found = await kindOf(source, magic, budget)
  if (!found.ok) return found
  const { kind } = found.value
  const lies = whyNotKind(name, kind)
  if (lies) return refuse(lies)
  const searched = await search(source, found.value, name, budget)
  if (!searched.ok) return searched
  return ok({
    name: name.normalize('NFC').trim(),
    kind,
    size: source.size,
    sha256,
    object,
    ...searched.value,
    fields,
  })
}
