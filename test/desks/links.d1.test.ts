import { beforeAll, describe, expect, test } from 'vitest'
import type { Reader } from '../access/table.ts'
import { makeWorld } from '../access/world.ts'

let world: Awaited<ReturnType<typeof makeWorld>>
let now: number
beforeAll(async () => {
  world = await makeWorld()
  now = world.site.now
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
  test.each(DESKS)('the desk of the %s, for the %s', async (desk, reader) => {
    const as = world.readers[reader]
    for (const days of [0, 8, 40, 400]) {
      world.site.now = now + days * DAY
      const { text } = await world.site.get(`/desks/${desk}`, as)
      const hrefs = new Set([...text.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href))
      const refused = []
      for (const href of hrefs) {
        const { status } = await world.site.get(href.replaceAll('&amp;', '&'), as)
        if (status >= 400) refused.push(`${href} ${status}`)
      }
      expect([days, refused]).toEqual([days, []])
    }
  })
})
