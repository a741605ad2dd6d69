import { beforeAll, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { subjects } from '../../../src/history/subjects.ts'
import { lettersTo } from '../../../src/letters/store.ts'
import { remindExperts, submitSheet } from '../../../src/round/scoring/actions.ts'
import { type Site, openSite } from '../../support.ts'
import { OPENS, valueOf } from '../screening/closed-round.ts'
import { SCORING, assignedRound, sheetWith } from './assigned.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const told = async (id: string) =>
  (await lettersTo(site.db, id, 1))
    .filter(({ subject }) => subject.startsWith('还有评分表'))
    .map(({ body }) => body)

test('tells each expert how many sheets are left, and whoever is done nothing', async () => {
  const round = await assignedRound(site, [{ title: '夕阳茶叙' }, { title: '胡同讲古' }])
  const [first, second, third] = round.experts
  for (const at of [0, 1])
    valueOf(await submitSheet(site.db, first.person, round.sheetOf(0, at), sheetWith(), SCORING))
  valueOf(await submitSheet(site.db, second.person, round.sheetOf(1, 0), sheetWith(), SCORING))

  expect(valueOf(await remindExperts(site.db, round.officer, round.id, SCORING))).toEqual({ reminded: 2 })
  expect(await told(first.person.id)).toEqual([])
  expect(await told(second.person.id)).toEqual([expect.stringContaining('您还有1份评分表没有提交')])
  expect(await told(third.person.id)).toEqual([expect.stringContaining('您还有2份评分表没有提交')])
  expect((await entriesOf(site.db, subjects.panel(round.id))).at(-1)).toMatchObject({
    what: 'experts-reminded',
    by: round.officer.id,
    particulars: { experts: expect.arrayContaining([second.expertId, third.expertId]) },
  })
})

test('two at once: one reminds, the other is told so', async () => {
  const round = await assignedRound(site, [{ title: '夕阳茶叙' }])
  const both = await Promise.all([1, 2].map(() => remindExperts(site.db, round.officer, round.id, SCORING)))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const [refused] = both.flatMap((one) => (one.ok ? [] : [one.refusal.why]))
  expect(['changed-meanwhile', 'reminded-today']).toContain(refused)
})

test('stands on the page of the officer alone, and says on it why not a second time', async () => {
  const round = await assignedRound(site, [{ title: '夕阳茶叙' }])
  const page = `/rounds/${round.id}/scoring`
  const button = '提醒还没有交齐的3名专家'
  expect((await site.get(page, round.officer)).text).toContain(button)
  expect((await site.get(page, await site.person('金监督', ['auditor']))).text).not.toContain(button)
  const sent = await site.form(`/rounds/${round.id}/scoring-reminders`, {}, round.officer)
  expect([sent.status, sent.location]).toEqual([303, page])
  const again = await site.form(`/rounds/${round.id}/scoring-reminders`, {}, round.officer)
  expect(again.status).toBe(422)
  expect(again.text).toContain('今天已经催过')
})
