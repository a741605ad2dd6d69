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

/**
 * Which site is asked for is said once: by the request’s Host, or by an address in full that says the same. Who says two things
 * could be shown to two readers as two sites.
 */
export function saysOneHost({ rawHeaders, headers, url = '' }: IncomingMessage): boolean {
  const said = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  if (said.length !== 1 || !headers.host) return false
  const site = `http://${headers.host}`
  if (!URL.canParse(site) || new URL(site).pathname !== '/') return false
  if (url.startsWith('/')) return true
  return URL.canParse(url) && new URL(url).host === new URL(site).host
}
