import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { nightly } from '../src/nightly.ts'
import { MOST_SWEPT } from '../src/people/store.ts'
import { NOW, peopleSite } from './people/site.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]
const hour = Math.floor(NOW / HOUR)

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  await site.person('wang')
})

const left = async (table: string) => {
  const [counted] = await site.db.all<{ count: number }>(sql.raw(`select count(*) as count from ${table}`))
  return counted?.count
}

test.each([
  ['sessions', `'k', 'k', 'wang', ?, null, null, 0, 0, null, null`, NOW, NOW + 1],
  ['verifications', `'k', 'k', 'v', ?, 0, 0`, NOW, NOW + 1],
  ['rate_limits', `'k', 'k', 1, ?`, NOW - HOUR, NOW - HOUR + 1],
  ['guesses', `'k', 1, ?, 0`, NOW - DAY, NOW - DAY + 1],
  ['known_devices', `'wang', 'k', 0, ?`, NOW - 400 * DAY, NOW - 400 * DAY + 1],
  ['access_counts', `'wang', 'signed-in', ?, 1, '', 0`, hour - 183 * 24 - 1, hour - 183 * 24],
])('%s go at night when their time is over, to the millisecond', async (table, values, over, still) => {
  const insert = (at: number) =>
    site.bindings.DB.prepare(`insert into ${table} values (${values})`).bind(at).run()
  await insert(still)
  await nightly(env, NOW)
  expect(await left(table)).toBe(1)
  await site.bindings.DB.prepare(`delete from ${table}`).run()
  await insert(over)
  await nightly(env, NOW)
  expect(await left(table)).toBe(0)
})

test('a night takes so many and leaves the rest to the next', async () => {
  await site.db.run(sql`insert into guesses select 'key ' || value, 1, 0, 0
    from (with recursive n(value) as (select 1 union all select value + 1 from n where value < ${MOST_SWEPT + 7})
      select value from n)`)
  await nightly(env, NOW)
  expect(await left('guesses')).toBe(7)
  await nightly(env, NOW)
  expect(await left('guesses')).toBe(0)
})
