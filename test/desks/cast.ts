import type { Site } from '../support.ts'

/** What a request costs: statements and round trips, that of who is asking included. */
export async function costOf(site: Site, path: string, as?: Parameters<Site['get']>[1]) {
  const { status, text } = await site.get(path, as)
  if (status !== 200) throw new Error(`${path}: ${status}`)
  return { text, ...site.counts }
}

/** A line of a page with its tags taken out, to find sentences that markup interrupts. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
