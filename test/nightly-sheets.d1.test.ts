import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { nightly } from '../src/nightly.ts'
import { dayOf, plusDays, startOf } from '../src/shared/days.ts'
import { type Assigned, assignedRound, score } from './round/scoring/assigned.ts'
import { OPENS } from './round/screening/closed-round.ts'
import { type Site, openSite } from './pageless.ts'

/** Experts are reminded of what they have left, before the scoring closes. */
let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const EIGHT = 8 * 3_600_000
const told = async (round: Assigned) =>
  (
    await Promise.all(
      round.experts.map(({ person }) =>
        site.db.all<{ body: string; at: number }>(sql`select body, at from letters
          where to_id = ${person.id} and subject like '还有评分表没有提交：%' order by at`),
      ),
    )
  ).map((all) => all.map(({ body, at }) => `${dayOf(at)} ${/还有\d份/.exec(body)?.[0]}`))

test('seven days, three days and one day before, each of their own, once, and nobody who is done', async () => {
  const round = await assignedRound(site, [{ title: '茶叙' }, { title: '画展' }])
  await score(site, round, 0, 0)
  await score(site, round, 0, 1)
  await score(site, round, 1, 0)
  const last = dayOf(round.plan.dates.scoringCloses - 1)
  for (const before of [8, 7, 6, 4, 3, 2, 1, 1, 0, -1])
    await nightly(env, startOf(plusDays(last, -before)) + EIGHT)
  const days = [7, 3, 1].map((before) => plusDays(last, -before))
  expect(await told(round)).toEqual([
    [],
    days.map((day) => `${day} 还有1份`),
    days.map((day) => `${day} 还有2份`),
  ])
})

test('two nights at once write one letter', async () => {
  const round = await assignedRound(site, [{ title: '合唱' }])
  const eve = startOf(plusDays(dayOf(round.plan.dates.scoringCloses - 1), -1)) + EIGHT
  await Promise.all([nightly(env, eve), nightly(env, eve)])
  expect((await told(round)).map((all) => all.length)).toEqual([1, 1, 1])
})
