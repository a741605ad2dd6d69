import type { Sent } from '../src/files/receiving/form.ts'

/** What a test sends, as it comes in at either home. */

/** A request with a body: one that is a stream has to be said to be one, in Node. */
export const asSent = (init: RequestInit): RequestInit =>
  init.body instanceof ReadableStream
    ? Object.assign({}, init, { duplex: 'half' })
    : init.body instanceof FormData
      ? formSent(init, init.body)
      : init

function formSent(init: RequestInit, form: FormData): RequestInit {
  const { type, body } = inPieces(form)
  const headers = new Headers(init.headers)
  if (!headers.has('content-type')) headers.set('content-type', type)
  return asSent({ ...init, headers, body })
}

/** A browser's form in pieces. Node's own stream of a form throws at nobody when it is given up, which no line to a browser does. */
export function inPieces(form: FormData): { type: string; body: ReadableStream<Uint8Array> } {
  const { headers, body } = new Response(form)
  const reader = body?.getReader()
  const pull = async (into: ReadableStreamDefaultController<Uint8Array>) => {
    const piece = await reader?.read()
    if (piece?.value) into.enqueue(piece.value)
    else into.close()
  }
  return { type: headers.get('content-type') ?? '', body: new ReadableStream({ pull }) }
}

/** The same as the site takes it in, of a type that it says itself or of another. */
export function sending(form: FormData, said?: string): Sent {
  const { type, body } = inPieces(form)
  return { type: said ?? type, length: null, body, query: {} }
}
