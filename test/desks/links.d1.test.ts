import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Reader } from '../access/table.ts'
import { makeWorld } from '../access/world.ts'

let world: Awaited<ReturnType<typeof makeWorld>>
let now: number
beforeAll(async () => {
  world = await makeWorld()
  // the world is made ahead of its clock: nobody reads a letter before it is written
  const [last] = await world.site.db.all<{ at: number }>(sql`select max(at) as at from letters`)
  now = Math.max(world.site.now, last?.at ?? 0)
})

const DESKS: [desk: string, reader: Reader][] = [
  ...(['officer', 'approver', 'finance', 'auditor', 'administrator', 'expert'] as const).map(
    (role): [string, Reader] => [role, role],
  ),
  ['expert', 'juror'],
  ['applicant', 'member'],
  ['applicant', 'stranger'],
  ['community', 'worker'],
]
const DAY = 86_400_000

/** Whoever is called upon finds the page: whatever stands on a desk, and whenever. */
describe('no desk leads to a page that refuses its reader', () => {
  test.each([0, 8, 40, 400])('%i days on', async (days) => {
    world.site.now = now + days * DAY
    for (const [desk, reader] of DESKS) {
      const as = world.readers[reader]
      const { text } = await world.site.get(`/desks/${desk}`, as)
      const hrefs = new Set([...text.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href))
      const refused = []
      for (const href of hrefs) {
        const { status } = await world.site.get(href.replaceAll('&amp;', '&'), as)
        if (status >= 400) refused.push(`${href} ${status}`)
      }
      expect([desk, reader, refused]).toEqual([desk, reader, []])
    }
  })
})
