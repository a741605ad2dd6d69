import type { Ask } from './site.ts'

/** The page of ours from which a form was sent; undefined: it was none, or its browser does not say. */
export function cameFrom(c: Ask): string | undefined {
  const from = URL.parse(c.req.header('referer') ?? '')
  return from?.host === new URL(c.req.url).host ? `${from.pathname}${from.search}` : undefined
}
