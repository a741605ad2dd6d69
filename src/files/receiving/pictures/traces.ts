import { HEAD_BYTES, type Magic, magicOf } from '../../rules/kinds.ts'
import { Bytes } from './bytes.ts'
import { pngWithoutTraces, webpWithoutTraces } from './chunks.ts'
import { jpegWithoutTraces } from './jpeg.ts'

const CLEAN: Partial<Record<Magic, (bytes: Bytes) => AsyncGenerator<Uint8Array>>> = {
  jpeg: jpegWithoutTraces,
  png: pngWithoutTraces,
  webp: webpWithoutTraces,
}

/** What comes, of a photograph without the place, the time and the device; every other file as it is. Null: it broke off there. */
export async function* withoutTraces(
  chunks: AsyncIterable<Uint8Array | null>,
): AsyncGenerator<Uint8Array | null> {
  const bytes = new Bytes(chunks)
  const magic = magicOf(await bytes.peek(HEAD_BYTES))
  const clean = magic && CLEAN[magic]
  yield* clean ? clean(bytes) : bytes.rest()
  if (bytes.brokeOff) yield null
}
