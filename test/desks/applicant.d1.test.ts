import { PLAN } from '../round/calls/typed.ts'
import { withNumbers } from '../round/calls/ruled.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { reviewReport } from '../../src/round/projects/actions/work.ts'
import { announcedRound, drafted, the } from '../round/agreements/cast.ts'
import { openedRound, startedProposal, submittedProposal } from '../round/opened.ts'
import { NEW_REPORT, noon } from '../round/projects/fixtures.ts'
import { done, running, signedRound } from '../round/projects/cast.ts'
import { NOON, OVER, decide, decidedRound } from '../round/publicity/cast.ts'
import { valueOf } from '../round/screening/closed-round.ts'
import { reportMilestone } from '../../src/round/projects/actions/work.ts'
import { type Site, openSite } from '../support.ts'
import { costOf, plain } from './cast.ts'

const DESK = '/desks/applicant'
let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})

describe('the applicant’s desk', () => {
  test('asks a visitor to sign in', async () => {
    expect((await site.get(DESK)).location).toBe('/sign-in?next=%2Fdesks%2Fapplicant')
  })

  test('begins with registering an organization', async () => {
    const { text } = await costOf(site, DESK, await site.person('新人'))
    expect(text).toContain('href="/organizations/new"')
    expect(text).not.toContain('我的申报')
  })

  test('shows a draft with the days that are left, and where to start another', async () => {
    const { id, plan } = await openedRound(site)
    site.now = plan.dates.opens
    const member = await site.member('茶叙社')
    const proposal = await startedProposal(site, id, member)
    site.now = plan.dates.closes - 2 * 86_400_000
    const { text } = await costOf(site, DESK, member)
    expect(text).toContain(`href="/proposals/${proposal}"`)
    expect(plain(text)).toContain('还有2天')
    expect(text).toContain(`href="/rounds/${id}/proposals/new"`)
    site.now = plan.dates.closes
    expect(plain((await costOf(site, DESK, member)).text)).toContain('没有要办的事')
  })

  test('says why an organization cannot start', async () => {
    const { plan } = await openedRound(site)
    site.now = plan.dates.opens
    const { text } = await costOf(site, DESK, await site.member('服务社', 'service'))
    expect(text).toContain('这一期不面向社会服务机构征集')
  })

  test('puts a returned report and a late one before an agreement and a final report', async () => {
    const round = await signedRound(site, ['手工坊', '助餐'])
    const late = await running(site, round, the(round.agreed[0]))
    const ended = await done(site, round, the(round.agreed[1]))
    const first = the(late.milestones[0])
    const report = valueOf(
      await reportMilestone(site.db, late.member, first.id, NEW_REPORT, noon('2013-08-01')),
    )
    const review = { outcome: 'returned', reason: '缺签到表' } as const
    valueOf(await reviewReport(site.db, round.officer, report.id, review, noon('2013-08-02')))

    site.now = noon('2014-07-21')
    const { json } = await site.json(DESK, late.member)
    expect(json['waits']).toMatchObject([
      { kind: 'report', id: first.id, returned: true },
      { kind: 'report', returned: false },
      { kind: 'report', returned: false },
      { kind: 'report', returned: false },
    ])
    const page = await costOf(site, DESK, late.member)
    expect(plain(page.text)).toContain('已退回')
    expect(plain(page.text)).toMatch(/逾期\d+天/)
    const { json: other } = await site.json(DESK, ended.member)
    expect(other['waits']).toMatchObject([{ kind: 'final-report', projectId: ended.projectId }])
  })

  test('shows an agreement to sign, until it is signed', async () => {
    const round = await announcedRound(site, ['茶叙'], 1)
    const ranked = the(round.ranked[0])
    site.now = OVER
    const agreement = await drafted(site, round, ranked)
    const { text } = await costOf(site, DESK, ranked.member)
    expect(text).toContain(`href="/agreements/${agreement}"`)
    expect(plain(text)).toContain('签订协议：茶叙')
  })

  test('costs the same with one proposal and with three', async () => {
    const { id, plan } = await openedRound(site, {
      parameters: withNumbers(PLAN, { proposals: { perOrganization: 5 } }).parameters,
    })
    site.now = plan.dates.opens
    const member = await site.member('多报社')
    await startedProposal(site, id, member)
    const one = await costOf(site, DESK, member)
    await startedProposal(site, id, member)
    await submittedProposal(site, id, member)
    const three = await costOf(site, DESK, member)
    expect([three.statements, three.trips]).toEqual([one.statements, one.trips])
    expect(three.trips).toBe(2)
  })

  test('does not move for what is not published, nor for other organizations', async () => {
    site.now = NOON
    const round = await decidedRound(site, ['甲', '乙'], 0)
    const { member } = the(round.ranked[0])
    const before = await costOf(site, DESK, member)
    await decide(site, round, [the(round.ranked[0])])
    const other = await announcedRound(site, ['别家一', '别家二'], 2)
    await drafted(site, other, the(other.ranked[0]))
    expect((await costOf(site, DESK, member)).text).toBe(before.text)
  })
})
