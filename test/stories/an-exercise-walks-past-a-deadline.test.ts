import { beforeAll, expect, test } from 'vitest'
import { lettersTo } from '../../src/letters/store.ts'
import { dayOf } from '../../src/shared/days.ts'
import { MOVE, openDemonstration, pass } from '../demonstration/clock/site.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, startedProposal } from '../round/opened.ts'
import type { Someone } from '../site.ts'

/** A call of November is walked through in an afternoon: opened at its first hour, moved on to its last, and beyond. */
const { opens, closes } = PLAN.dates

let site: Awaited<ReturnType<typeof openDemonstration>>
let leader: Someone
let wang: Someone
let path: string
let roundId: string
beforeAll(async () => {
  site = await openDemonstration(opens)
  leader = await site.person('系统管理员', ['administrator'])
  const round = await openedRound(site)
  roundId = round.id
  wang = await site.member('青年湖社区社会组织')
  site.now = opens + 1
  path = `/proposals/${await startedProposal(site, round.id, wang)}`
})

async function moveOn(to: string) {
  expect((await site.form('/clock', MOVE(to), leader)).status).toBe(303)
  await pass(site)
}

test('the nights between have written what they would have, each on its own day', async () => {
  await moveOn('2026-11-27T16:59')
  const reminders = (await lettersTo(site.db, wang.id)).filter(({ subject }) =>
    subject.startsWith('还没有提交'),
  )
  expect(reminders.map(({ at }) => dayOf(at)).toSorted()).toEqual(['2026-11-20', '2026-11-24', '2026-11-26'])
  expect((await site.get(path, wang)).text).toContain('2026-11-27 16:59')
  expect((await site.get(`/calls/${roundId}`)).text).toContain('就在今天')
}, 60_000)

test('time goes on from there, and what comes after the last minute is late', async () => {
  site.now += 2 * 60_000
  const late = await site.post(`${path}/submission`, { declaration: 'yes' }, wang)
  expect(late.json).toMatchObject({ why: 'call-closed', closedAt: closes })
  const { receivedAt } = late.json
  expect(receivedAt).toBeGreaterThanOrEqual(closes)
  expect(receivedAt).toBeLessThan(closes + 2 * 60_000)
  expect((await site.get(`/calls/${roundId}`)).text).toContain('已截止')
})

test('nobody is sent back in time, and whoever looks is told how to begin again', async () => {
  const back = await site.form('/clock', MOVE('2026-11-27T16:00'), leader)
  expect([back.status, back.text.includes('rm -r .wrangler/state')]).toEqual([422, true])
})
