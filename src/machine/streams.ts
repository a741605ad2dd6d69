import type { Readable } from 'node:stream'

/** A stream of Node's as one of the web. */
export function webOf(stream: Readable): ReadableStream<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(to) {
      const { done, value } = await chunks.next()
      if (done) to.close()
      else to.enqueue(value)
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}
