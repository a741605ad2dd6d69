import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { reportMilestone, reviewReport } from '../../../src/round/projects/actions/work.ts'
import { endOf } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../support.ts'
import { lettersTo, outcomes, pay, valueOf } from './cast.ts'
import { NEW_REPORT, SIGNED, noon } from './fixtures.ts'
import { ruledProject } from './ruled.ts'

/** The mid-term is due on 7 January 2014; 60 points pass. */
const DUE = '2014-01-07'
const ACCEPT = { outcome: 'accepted' as const, reason: '' }

let site: Site
let cast: Awaited<ReturnType<typeof ruledProject>>
beforeAll(async () => {
  site = await openSite(SIGNED)
})
beforeEach(async () => {
  cast = await ruledProject(site)
})
const clause = () => ({ no: cast.rulebook.clauses['projects.midtermPassMark'], href: expect.any(String) })

/** The mid-term report, handed in at a time; its id. */
async function reported(at = noon('2014-01-06')): Promise<string> {
  const { project, agreed } = cast
  const midterm = project.milestones[2]?.id ?? ''
  return valueOf(await reportMilestone(site.db, agreed.member, midterm, NEW_REPORT, at)).id
}
const tranches = async () =>
  (await site.json(`/agreements/${cast.agreed.id}/payments`, cast.round.finance)).json['ledger']

describe('a mid-term report', () => {
  test('is accepted with points alone; the form says which mark, and which clause sets it', async () => {
    const id = await reported()
    const page = await site.get(`/reports/${id}/review`, cast.round.officer)
    for (const text of ['中期评估得分', '60分起为合格', '#clause-43']) expect(page.text).toContain(text)
    const bare = await site.post(`/reports/${id}/review`, ACCEPT, cast.round.officer)
    expect([bare.status, bare.json]).toMatchObject([
      422,
      { why: 'points-missing', by: 'projects.midtermPassMark', clause: clause() },
    ])
    for (const points of ['高', '-1', '200.01', '60.005']) {
      const wrong = await site.form(
        `/reports/${id}/review`,
        { ...ACCEPT, points, reason: '好' },
        cast.round.officer,
      )
      expect([wrong.status, wrong.text.includes('中期评估得分应')]).toEqual([422, true])
      expect(wrong.text).toContain('好')
    }
  })

  test('with enough points opens its tranche; a bonus may lift it above a hundred', async () => {
    const id = await reported()
    site.now = noon('2014-01-07')
    const sent = { ...ACCEPT, points: '105.5' }
    expect((await site.form(`/reports/${id}/review`, sent, cast.round.officer)).status).toBe(303)
    await pay(site, cast.round, cast.agreed, 1)
    expect(await tranches()).toMatchObject({ tranches: [{}, { failedAt: null, passedAt: site.now }, {}] })
    expect((await site.get(`/projects/${cast.project.projectId}/work`, cast.agreed.member)).text).toContain(
      '105.50分，中期评估合格',
    )
    expect(await lettersTo(site, cast.agreed.member)).toContain('中期评估合格：纳百川')
  })

  test('with a hundredth too few closes it for good, and the next one does not wait for it', async () => {
    const id = await reported()
    const now = noon('2014-01-09')
    valueOf(await reviewReport(site.db, cast.round.officer, id, { ...ACCEPT, points: 5999 }, now))
    await pay(site, cast.round, cast.agreed, 1)
    site.now = noon('2014-02-01')
    const sent = { tranche: '2', voucher: '拨-2', paidOn: '2014-01-20' }
    const refused = await site.post(`/agreements/${cast.agreed.id}/payments`, sent, cast.round.finance)
    expect(refused.json).toMatchObject({ why: 'gate-failed', tranche: 2, clause: clause() })
    const third = await site.post(
      `/agreements/${cast.agreed.id}/payments`,
      { ...sent, tranche: '3' },
      cast.round.finance,
    )
    expect(third.json).toMatchObject({ why: 'gate-closed', tranche: 3 })
    const page = await site.get(`/agreements/${cast.agreed.id}/payments`, cast.round.finance)
    expect(page.text).toContain('不再拨付')
    expect(await lettersTo(site, cast.round.finance)).not.toContain('中期评估通过，可以拨款：纳百川')
  })

  test('in the last second is in time, the next second is late, whatever it is worth', async () => {
    for (const [at, word] of [
      [endOf(DUE) - 1, '中期评估合格：纳百川'],
      [endOf(DUE), '中期评估不合格：纳百川'],
    ] as const) {
      cast = await ruledProject(site)
      const id = await reported(at)
      valueOf(await reviewReport(site.db, cast.round.officer, id, { ...ACCEPT, points: 9000 }, at + 1))
      expect(await lettersTo(site, cast.agreed.member)).toContain(word)
    }
  })

  test('that was returned and mended is in time by its first one', async () => {
    const first = await reported(endOf(DUE) - 1)
    const back = { outcome: 'returned' as const, reason: '缺照片' }
    valueOf(await reviewReport(site.db, cast.round.officer, first, back, endOf(DUE) + 1))
    const second = await reported(endOf(DUE) + 2)
    valueOf(
      await reviewReport(site.db, cast.round.officer, second, { ...ACCEPT, points: 6000 }, endOf(DUE) + 3),
    )
    expect(await lettersTo(site, cast.agreed.member)).toContain('中期评估合格：纳百川')
  })

  test('is evaluated once, by two at once', async () => {
    const id = await reported()
    const judge = (points: number) =>
      reviewReport(site.db, cast.round.officer, id, { ...ACCEPT, points }, noon('2014-01-09'))
    expect(outcomes(await Promise.all([judge(9000), judge(5000)]))).toEqual(['changed-meanwhile', 'ok'])
  })
})
