import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { Instant } from '../../shared/days.ts'
import type { Ask } from '../../web/site.ts'

/** What came with a request, not yet read. `length` as the client says it; null: it does not say. */
export type Sent = {
  type: string
  length: number | null
  body: ReadableStream<Uint8Array> | null
  query: Record<string, string>
}
/** `clock`: asked before it is read, and again when all of it has arrived. */
export type Posted = Sent & { clock: () => Instant }

export function sentWith(c: Ask): Posted {
  const length = /^\d+$/.exec(c.req.header('content-length') ?? '')?.[0]
  return {
    type: c.req.header('content-type') ?? '',
    length: length === undefined ? null : Number(length),
    body: c.req.raw.body,
    query: c.req.query(),
    clock: c.var.clock,
  }
}

/** A file that begins to arrive: its name as the client gives it, and its bytes, to be read once. */
export type Arriving = {
  name: string
  fields: Record<string, string>
  bytes: AsyncIterable<Uint8Array>
  /** After the last byte: waits for the end of what was sent; throws when it broke off. */
  end: () => Promise<void>
  /** Then: whether another file came behind it. */
  hasMore: () => boolean
  /** Stops reading. */
  stop: () => void
}

/** The first file of a browser's form, or the body itself with `?name=`; null: there is no file in it. Throws when it breaks off. */
export async function open(sent: Sent): Promise<Arriving | null> {
  if (!sent.body) return null
  return sent.type.startsWith('multipart/form-data') ? openForm(sent.type, sent.body) : openBody(sent)
}

function openBody({ body, query }: Sent): Arriving | null {
  if (!body || query['name'] === undefined) return null
  const bytes = Readable.from(body)
  return {
    name: query['name'],
    fields: query,
    bytes,
    end: () => Promise.resolve(),
    hasMore: () => false,
    stop: () => void bytes.destroy(),
  }
}

/** Bounds of what stands beside the file: a few short fields. */
const LIMITS = { files: 1, fields: 20, parts: 21, fieldSize: 1000, headerPairs: 20 }

/** Fields that stand before the file in the form are there when it begins; the path of a name is not cut off unseen. */
async function openForm(type: string, body: ReadableStream<Uint8Array>): Promise<Arriving | null> {
  const form = readerOf(type)
  if (!form) return null
  const fields: Record<string, string> = {}
  const stopping = new AbortController()
  let hasMore = false
  const opened = new Promise<Pick<Arriving, 'name' | 'fields' | 'bytes'> | null>((resolve) => {
    form.on('field', (name, value) => (fields[name] = value))
    form.on('filesLimit', () => (hasMore = true))
    form.on('file', (_, bytes, { filename }) => {
      bytes.on('error', () => {}) // whoever reads it is told; nobody may be reading yet
      resolve({ name: filename ?? '', fields, bytes })
    })
    form.on('close', () => resolve(null))
  })
  const ended = pipeline(Readable.from(body), form, { signal: stopping.signal })
  ended.catch(() => {}) // told by `end`
  const arriving = await opened
  if (!arriving) return ended.then(() => null)
  return { ...arriving, end: () => ended, hasMore: () => hasMore, stop: () => stopping.abort() }
}

/** Null: the form does not say where its parts begin. */
function readerOf(type: string) {
  try {
    const headers = { 'content-type': type }
    return busboy({ headers, preservePath: true, defParamCharset: 'utf8', limits: LIMITS })
  } catch {
    return null
  }
}
