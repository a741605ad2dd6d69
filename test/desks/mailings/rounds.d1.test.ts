import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { makeWorld } from '../../access/world.ts'

let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
}, 180_000)

/** Where a letter leads that is of no round: to what is there before and beside all rounds. */
const OF_NO_ROUND =
  'account|bars|confirmations|desks|experts|needs|organizations|pool-proposals|recoveries|registration-changes|role-book|rulebooks|topic-lists'.split(
    '|',
  )

test('each letter of a whole round is counted in it, and what is counted in none leads to nothing of one', async () => {
  const { db } = world.site
  const all = await db.all<{ noun: string; letters: number; counted: number }>(sql`
    select noun, count(*) as letters, count(r.round_id) as counted
    from letter_abouts a left join letter_rounds r on r.letter_id = a.letter_id group by noun order by noun`)
  const odd = all.filter(
    ({ noun, letters, counted }) => counted !== (OF_NO_ROUND.includes(noun) ? 0 : letters),
  )
  expect(odd).toEqual([])
  const counted = all.reduce((sum, one) => sum + one.counted, 0)
  expect(counted).toBeGreaterThan(100)
  const [kept] = await db.all<{ letters: number }>(
    sql`select sum(letters) as letters from round_letters where channel = ''`,
  )
  expect(kept?.letters).toBe(counted)
})
