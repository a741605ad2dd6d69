import type { Ask } from './site.ts'

/** Answers with a file to be saved, made for this reader now. */
export const download = (c: Ask, name: string, type: string, bytes: string | Uint8Array<ArrayBuffer>) =>
  c.body(bytes, 200, {
    'Content-Type': type,
    'Content-Disposition': disposition(name),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })

/** The name as RFC 6266 and RFC 8187 have it; a plain one for whoever does not read those. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  const coded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}
