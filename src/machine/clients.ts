import type { IncomingMessage } from 'node:http'

/** The header by which the site knows where a request comes from: Cloudflare's, whose place the server takes here. */
const FROM = 'cf-connecting-ip'

/**
 * Says of a request where it comes from: the other end of its line; behind `proxies` of ours the address that the outermost of
 * them heard from. Whatever the request itself says of that goes.
 */
export function sayFrom(request: IncomingMessage, proxies: number): void {
  const heard = request.headers['x-forwarded-for']
  const hops = [
    ...[heard ?? []]
      .flat()
      .join(',')
      .split(',')
      .map((hop) => hop.trim())
      .filter(Boolean),
    plain(request),
  ]
  const address = hops.at(-1 - proxies) ?? hops[0] ?? ''
  const { rawHeaders } = request
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2)
    if (rawHeaders[at]?.toLowerCase() === FROM) rawHeaders.splice(at, 2)
  rawHeaders.push(FROM, address)
  request.headers[FROM] = address
}

/** "::ffff:10.0.0.1" is 10.0.0.1. */
const plain = ({ socket }: IncomingMessage): string => (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
