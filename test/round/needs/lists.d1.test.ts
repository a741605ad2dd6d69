import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerNeed } from '../../../src/round/needs/actions/answers.ts'
import { addTopic, publishTopicList, startTopicList } from '../../../src/round/needs/actions/topics.ts'
import { copyModel, enactVersion, saveVersion } from '../../../src/rulebook/actions.ts'
import { modelRulebook } from '../../../src/rulebook/model/model.ts'
import { findVersion } from '../../../src/rulebook/store.ts'
import { startOf } from '../../../src/shared/days.ts'
import { costOf } from '../../desks/cast.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { must } from '../opened.ts'
import { type District, DAY, NOON, district, raised } from './cast.ts'

let site: Site
let here: District
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
  approver = await site.person('周正', ['approver'])
})
beforeEach(() => {
  site.now = NOON
})

const NOT = { outcome: 'not-taken-up' as const, project: '', link: '', text: '已转办。' }

describe('lists', () => {
  test('cost the same with one need and with three', async () => {
    const add = async (title: string) => {
      const one = await raised(site, here.first, { title: `${title}一` })
      const two = await raised(site, here.first, { title: `${title}二` })
      const list = must(await startTopicList(site.db, here.officer, title, site.now))
      const topic = { title, text: '内容', needIds: [two.id] }
      must(await addTopic(site.db, here.officer, list.id, topic, site.now))
      must(await publishTopicList(site.db, here.officer, list.id, site.now))
      must(await answerNeed(site.db, here.officer, one.id, NOT, site.now))
    }
    const costs = async () => {
      const found: [string, number, number][] = []
      for (const [path, as] of [
        ['/needs', undefined],
        ['/need-book', here.officer],
        ['/need-book', here.worker],
        ['/topic-lists', here.officer],
        ['/desks/community', here.worker],
        ['/desks/officer', here.officer],
        ['/desks/approver', approver],
        ['/places', here.administrator],
      ] as const) {
        const { statements, trips } = await costOf(site, path, as)
        found.push([path, statements, trips])
      }
      return found
    }
    site.now = NOON + 130 * DAY
    await add('第一份')
    const one = await costs()
    await add('第二份')
    await add('第三份')
    expect(await costs()).toEqual(one)
    expect(one.every(([, , trips]) => trips === 2)).toBe(true)
  })

  test('the book of a worker holds the own place alone, and can be narrowed', async () => {
    await raised(site, here.first, { title: '甲的需求' })
    await raised(site, here.second, { title: '乙的需求' })
    const mine = await site.get('/need-book', here.worker)
    expect([mine.text.includes('甲的需求'), mine.text.includes('乙的需求')]).toEqual([true, false])
    const whole = await site.get('/need-book', here.subdistrict)
    expect([whole.text.includes('甲的需求'), whole.text.includes('乙的需求')]).toEqual([true, true])
    const found = await site.json(`/need-book?word=${encodeURIComponent('乙的')}&state=waiting`, here.officer)
    expect(found.json).toMatchObject({ total: 1, items: [{ title: '乙的需求', step: 'collected' }] })
    expect((await site.json('/need-book?word=乙的&state=answered', here.officer)).json).toMatchObject({
      total: 0,
    })
    expect((await site.get('/need-book?page=x&state=y&subdistrict=z', here.officer)).status).toBe(200)
    const csv = await site.get(
      `/need-book?format=csv&state=waiting&word=${encodeURIComponent('的需求')}`,
      here.worker,
    )
    expect(csv.text.trimEnd().split('\r\n').slice(1)).toEqual([expect.stringMatching(/^"甲的需求","/)])
  })
})

describe('needs without an answer', () => {
  test('are listed to the officer after the rulebook’s days, to the approver after twice as many', async () => {
    const { id } = await raised(site, here.first, { title: '一直没有答复' }, startOf('2025-01-01') + 1)
    const seen = async (now: number) => {
      site.now = now
      const officer = await site.get('/desks/officer', here.officer)
      const boss = await site.get('/desks/approver', approver)
      const link = `href="/needs/${id}"`
      return [officer.text.includes(link), boss.text.includes(link)]
    }
    const [late, veryLate] = [startOf('2025-03-03'), startOf('2025-05-02')]
    expect(await seen(late - 1)).toEqual([false, false])
    expect(await seen(late)).toEqual([true, false])
    expect(await seen(veryLate - 1)).toEqual([true, false])
    expect(await seen(veryLate)).toEqual([true, true])
    must(await answerNeed(site.db, here.officer, id, NOT, veryLate))
    expect(await seen(veryLate)).toEqual([false, false])
  })

  test('go by a district’s rulebook once it is in force, not by a draft', async () => {
    const { id } = must(await copyModel(site.db, here.officer, NOON))
    const { json } = await site.json('/need-book', here.officer)
    expect(json).toMatchObject({
      rule: { days: 60, clause: { href: expect.stringContaining('/rulebooks/model') } },
    })
    const found = await findVersion(site.db, id)
    const { book, version } = found?.version ?? { book: modelRulebook(), version: 0 }
    const stricter = { ...book, parameters: { ...book.parameters, needs: { answerDays: 10 } } }
    must(await saveVersion(site.db, here.officer, id, version, stricter, NOON))
    const need = await raised(site, here.first, {}, startOf('2026-06-01'))
    const isLate = async (now: number) => {
      site.now = now
      return (await site.get('/desks/officer', here.officer)).text.includes(`href="/needs/${need.id}"`)
    }
    expect(await isLate(startOf('2026-06-12'))).toBe(false)
    must(await enactVersion(site.db, approver, id, NOON))
    expect([await isLate(startOf('2026-06-12') - 1), await isLate(startOf('2026-06-12'))]).toEqual([
      false,
      true,
    ])
    expect((await site.json('/need-book', here.officer)).json).toMatchObject({ rule: { days: 10 } })
    expect((await site.get(`/needs/${need.id}`, here.worker)).text).toContain(`/rulebooks/${id}`)
  })
})
