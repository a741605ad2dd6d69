import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../../../src/letters/store.ts'
import { paths } from '../../../src/paths.ts'
import { declareRecusals, remindMembers } from '../../../src/round/panel/actions.ts'
import { startOf } from '../../../src/shared/days.ts'
import { byEight, theOne } from '../../raced.ts'
import { type Site, openSite } from '../../support.ts'
import { CLOSES, OPENS, closedRound, handIn, valueOf } from '../screening/closed-round.ts'
import { sitting } from './sitting.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const DAY = 86_400_000
const told = async (id: string) =>
  (await lettersTo(site.db, id, 1))
    .filter(({ subject }) => subject.startsWith('请申报回避'))
    .map(({ body }) => body)

describe('members who have not declared', () => {
  test('are reminded, and whoever has is told nothing; once a day', async () => {
    const { id, officer, experts } = await sitting(site, ['茶叙'])
    const [first, second, third] = experts
    valueOf(await declareRecusals(site.db, first.person, id, [], CLOSES))
    site.now = CLOSES + 1
    const { text } = await site.get(paths.panel(id), officer)
    expect(text).toContain('提醒还没有申报的2名成员')
    const sent = await site.form(paths.panelReminders(id), {}, officer)
    expect([sent.status, sent.location]).toEqual([303, paths.panel(id)])
    expect(await told(first.person.id)).toEqual([])
    for (const { person } of [second, third])
      expect(await told(person.id)).toEqual([expect.stringContaining('2013年5月13日以后还没有申报的')])
    const again = await site.form(paths.panelReminders(id), {}, officer)
    expect([again.status, again.text.includes('已经提醒过')]).toEqual([422, true])
    expect(valueOf(await remindMembers(site.db, officer, id, startOf('2013-04-27')))).toEqual({ reminded: 2 })
    const late = valueOf(await remindMembers(site.db, officer, id, startOf('2013-05-14')))
    expect([late, (await told(second.person.id))[0]]).toEqual([
      { reminded: 2 },
      expect.not.stringContaining('以后还没有申报的'),
    ])
    for (const { person } of [second, third])
      valueOf(await declareRecusals(site.db, person, id, [], CLOSES + 20 * DAY))
    expect(await remindMembers(site.db, officer, id, CLOSES + 21 * DAY)).toMatchObject({
      refusal: { why: 'everybody-declared' },
    })
    expect((await site.get(paths.panel(id), officer)).text).not.toContain('提醒还没有申报的')
  })

  test('are not reminded of what they cannot do yet, nor by whoever is no officer', async () => {
    const { id, officer, approver, proposals } = await sitting(site, ['合唱'])
    expect(await remindMembers(site.db, approver, id, CLOSES)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
    expect(await remindMembers(site.db, officer, 'nothing', CLOSES)).toMatchObject({
      refusal: { why: 'not-found' },
    })
    const [one] = proposals
    if (!one) throw new Error('a proposal')
    await handIn(site, id, one.member, { title: '再一个' })
    expect(await remindMembers(site.db, officer, id, CLOSES)).toMatchObject({
      refusal: { why: 'screening-unfinished', left: 1 },
    })
    const empty = await closedRound(site, [])
    expect(await remindMembers(site.db, empty.officer, empty.id, CLOSES)).toMatchObject({
      refusal: { why: 'everybody-declared' },
    })
  })

  test('are reminded by one of eight', async () => {
    const { id, officer } = await sitting(site, ['菜园'])
    const remind = () => remindMembers(site.db, officer, id, CLOSES)
    theOne(await byEight(paths.panelReminders, remind), 'changed-meanwhile', 'reminded-today')
  })
})
