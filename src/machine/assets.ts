import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

type Asset = {
  type: string
  etag: string
  plain: Buffer<ArrayBuffer>
  packed: Record<string, Buffer<ArrayBuffer>>
}
export type Assets = {
  get: (path: string) => { asset: Asset; isHashed: boolean } | undefined
  headersOf: (path: string) => [string, string][]
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The files that are served as they are, read and packed once; and what `_headers` says of each. */
export function openAssets(folder: string): Assets {
  const names = readdirSync(folder).filter((name) => TYPES[extname(name)])
  const all = new Map(names.map((name) => [`/${name}`, assetIn(folder, name)]))
  const rules = rulesIn(readFileSync(join(folder, '_headers'), 'utf8'))
  const own = hashOf(folder)
  return {
    get: (path) => {
      const [, hash, name = path] = HASHED.exec(path) ?? []
      const asset = all.get(name)
      return asset && { asset, isHashed: hash === own }
    },
    headersOf: (path) => rules.flatMap((rule) => rule(path)).filter(isLast),
  }
}

/** A page of another build names its own: it is given what there is, to be asked for again. */
const HASHED = /^\/assets\/([0-9a-f]{16})(\/[^/]+)$/

/** What all files of a folder are, by name and content: 16 hexadecimal digits. */
export function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).toSorted())
    hash.update(`${name}\n`).update(
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest(),
    )
  return hash.digest('hex').slice(0, 16)
}

const isLast = ([name]: [string, string], at: number, all: [string, string][]): boolean =>
  all.findLastIndex(([other]) => other === name) === at

function assetIn(folder: string, name: string): Asset {
  const plain = readFileSync(join(folder, name))
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const packed = { br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) }
  return { type: TYPES[extname(name)] ?? '', etag, plain, packed }
}

type Rule = (path: string) => [string, string][]

/** Cloudflare's own form: a path, and beneath it what its files say. ("! name" takes one back, which another then says anew.) */
function rulesIn(text: string): Rule[] {
  const rules: { path: string; says: [string, string][] }[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    if (!line.startsWith(' ')) rules.push({ path: line.trim(), says: [] })
    else if (!line.trim().startsWith('!')) {
      const [name = '', ...value] = line.trim().split(': ')
      rules.at(-1)?.says.push([name.toLowerCase(), value.join(': ')])
    }
  }
  return rules.map(
    ({ path, says }) =>
      (asked) =>
        path === '/*' || path === asked ? says : [],
  )
}

/** A year, in seconds. */
export const FOR_EVER = 'public, max-age=31536000, immutable'

/** One of them, or that the browser has it already; null: there is none of that name. */
export function assetFor(assets: Assets, request: Request): Response | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const path = new URL(request.url).pathname
  const found = assets.get(path)
  if (!found) return null
  const { type, etag, plain, packed } = found.asset
  const accepts = request.headers.get('accept-encoding') ?? ''
  const encoding = ['br', 'gzip'].find((one) => new RegExp(`\\b${one}\\b`).test(accepts))
  const headers = new Headers([
    ...assets.headersOf(path),
    ['content-type', type],
    ['etag', etag],
    ['vary', 'accept-encoding'],
    ['cache-control', found.isHashed ? FOR_EVER : 'public, max-age=0, must-revalidate'],
  ])
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const body = (encoding && packed[encoding]) || plain
  if (body !== plain && encoding) headers.set('content-encoding', encoding)
  headers.set('content-length', String(body.length))
  return new Response(request.method === 'HEAD' ? null : body, { headers })
}
