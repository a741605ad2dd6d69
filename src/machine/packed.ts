import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)]

/** What is shorter travels in one packet as it is. */
const LEAST = 1400
const TEXT = /^(text\/|application\/(json|javascript|problem\+json)|image\/svg)/

/** A page as the browser takes it: brotli, gzip or plain. A file is sent as it is. */
export async function packed(request: Request, answer: Response): Promise<Response> {
  const { headers, status } = answer
  const type = headers.get('content-type') ?? ''
  if (
    !answer.body ||
    !TEXT.test(type) ||
    headers.has('content-encoding') ||
    headers.has('content-disposition')
  )
    return answer
  const accepts = request.headers.get('accept-encoding') ?? ''
  const bytes = Buffer.from(await answer.arrayBuffer())
  const [encoding, body] = await packedAs(bytes, encodingFor(accepts))
  const said = new Headers(headers)
  said.append('vary', 'accept-encoding')
  if (encoding) said.set('content-encoding', encoding)
  said.set('content-length', String(body.length))
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { status, headers: said })
}

type Encoding = 'br' | 'gzip' | ''

/** The best that a browser says it takes; '': as it is. */
export const encodingFor = (accepts: string): Encoding =>
  /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : ''

async function packedAs(bytes: Buffer, encoding: Encoding): Promise<[Encoding, Buffer]> {
  if (bytes.length < LEAST || encoding === '') return ['', bytes]
  if (encoding === 'br') return ['br', await brotli(bytes, { params: QUICK })]
  return ['gzip', await zip(bytes, { level: 5 })]
}

/** A page is packed each time it is asked for. */
const QUICK = {
  [constants.BROTLI_PARAM_QUALITY]: 4,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
}
