import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checkHistory } from '../../src/checks/history/check.ts'
import { rootByNight } from '../../src/nightly/roots.ts'
import { startOf } from '../../src/shared/days.ts'
import { openSite } from '../pageless.ts'
import { tableOf } from './table.ts'

/** What the root of a night costs, at the size of the demonstration (some 1,000 histories of two entries) and at a hundred times that. */
test('what the root of a night costs', async () => {
  const site = await openSite(startOf('2026-11-01'))
  await site.db.run(sql`drop trigger history_follows_from_its_last_entry`)
  const figures = []
  for await (const [at, count] of [1_000, 10_000, 100_000].entries()) {
    await fill(site, count)
    const started = performance.now()
    await rootByNight(site.db, env.FILES, undefined, startOf(`2026-11-0${at + 1}`))
    const night = performance.now() - started
    const { entries } = await checkHistory(site.db, env.FILES)
    const ms = { night: Math.round(night), check: Math.round(performance.now() - started - night) }
    figures.push({ subjects: count, entries, 'night ms': ms.night, 'check ms': ms.check })
  }
  console.log(tableOf(figures))
  expect(figures).toHaveLength(3)
})

/** Two entries each, in slices. */
async function fill({ db }: Awaited<ReturnType<typeof openSite>>, count: number): Promise<void> {
  const slices = Array.from({ length: Math.ceil(count / 5000) }, (_, at) => at * 5000)
  for await (const from of slices)
    await db.run(sql`insert into history with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${Math.min(from + 5000, count) - 1})
      select 'thing:' || i, s.value, 'acted', null, 1, '{}', '', hex(randomblob(32)) from n, json_each('[1,2]') s
      where not exists (select 1 from history h where h.subject = 'thing:' || i)`)
}
