import { createMiddleware } from 'hono/factory'
import { problem } from '../web/answer.tsx'
import { disposition } from '../web/download.ts'
import type { Ask, Site } from '../web/site.ts'
import type { StoredFile } from './rules/file.ts'
import { ABOUT_KIND } from './rules/kinds.ts'

/** Sends a file to be saved, never to be shown in a page of ours. Whoever calls it has checked who asks. */
export async function sendFile(c: Ask, file: Pick<StoredFile, 'name' | 'kind' | 'object' | 'sha256'>) {
  const etag = `"${file.sha256}"`
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, { ETag: etag })
  const object = await c.env.FILES.get(file.object)
  if (!object) return problem(c, { why: 'not-found' }, '文件不在了，请告诉公益创投办公室')
  return c.body(object.body, 200, {
    'Content-Type': ABOUT_KIND[file.kind].mime,
    'Content-Length': String(object.size),
    'Content-Disposition': disposition(file.name),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    ETag: etag,
  })
}

/** Outside of the headers of all pages: what is sent to be saved may do nothing, should a browser show it after all. */
export const sandboxed = createMiddleware<Site>(async (c, next) => {
  await next()
  if (c.res.headers.get('content-disposition')?.startsWith('attachment'))
    c.res.headers.set('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
})
