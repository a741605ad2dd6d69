import { beforeAll, describe, expect, test } from 'vitest'
import { announceResult, publishNotice } from '../../src/round/publicity/actions/notices.ts'
import { openedRound } from '../round/opened.ts'
import { announcedRound, the } from '../round/agreements/cast.ts'
import { CONTACT, NOON, OVER, decide, decidedRound } from '../round/publicity/cast.ts'
import { valueOf } from '../round/screening/closed-round.ts'
import { type Site, openSite } from '../support.ts'
import { costOf, plain } from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})

describe('the home page', () => {
  test('on a bare site says what will be here, and how a round goes', async () => {
    const { text } = await costOf(site, '/')
    expect(plain(text)).toContain('现在没有正在征集的一期')
    expect(plain(text)).toContain('一期怎样进行')
    expect(text).not.toContain('正在公示')
  })

  test('shows an open call with its figures and where it stands', async () => {
    const { id, plan } = await openedRound(site)
    site.now = plan.dates.closes - 86_400_000
    const { text } = await costOf(site, '/')
    expect(text).toContain(`href="/calls/${id}"`)
    expect(plain(text)).toContain('11月27日17:00 还有1天')
    expect(text).toContain('350,000.00')
    expect(text).toContain('aria-current="step">征集')
    site.now = plan.dates.closes
    expect(plain((await costOf(site, '/')).text)).toContain('正在评审')
  })

  test('leads to applying, and to raising a need', async () => {
    const { text } = await site.get('/')
    expect(text).toMatch(/class="button" href="[^"]*">我要申报/)
    expect(text).toContain('<a class="button plain" href="/needs/new">提出居民需求</a>')
  })

  test('shows a running notice with its days, and the result once it is announced', async () => {
    site.now = NOON
    const round = await decidedRound(site, ['茶叙', '长者食堂', '屋顶菜园'], 2)
    const notice = valueOf(
      await publishNotice(site.db, round.approver, round.id, { from: '2013-06-05', contact: CONTACT }, NOON),
    )
    site.now = NOON + 86_400_000
    const running = plain((await costOf(site, '/')).text)
    expect(running).toContain('拟立项2个项目')
    expect(running).toContain('今天是第2个')
    expect(running).not.toContain('屋顶菜园')

    valueOf(await announceResult(site.db, round.approver, notice.id, OVER))
    site.now = OVER
    const { text } = await costOf(site, '/')
    expect(text).toContain('茶叙')
    expect(text).not.toContain('屋顶菜园')
    expect(plain(text)).toContain('2个项目立项资金共 30,000.03 元')
  })

  test('costs the same with one project and with three', async () => {
    const one = await costOf(site, '/')
    await announcedRound(site, ['一', '二', '三'], 3)
    const three = await costOf(site, '/')
    expect([three.statements, three.trips]).toEqual([one.statements, one.trips])
    expect(three.trips).toBe(2)
  })

  test('does not move for a decision that nobody has published', async () => {
    const round = await decidedRound(site, ['甲', '乙'], 0)
    const before = await costOf(site, '/')
    await decide(site, round, [the(round.ranked[0])])
    expect((await costOf(site, '/')).text).toBe(before.text)
  })
})
