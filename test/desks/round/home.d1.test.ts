import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import type { Role } from '../../../src/people/rules/person.ts'
import { draftedRound, submittedProposal } from '../../round/opened.ts'
import { CLOSES, OPENS, closedRound } from '../../round/screening/closed-round.ts'
import { PLAN } from '../../round/calls/typed.ts'
import { MODEST, enactSealing, sealedRound } from '../../round/proposals/opening/sealing.ts'
import { expectRowsBelow } from '../../counting.ts'
import { type Site, openSite } from '../../support.ts'
import { costOf, plain } from '../cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const OFFICE: Role[] = ['officer', 'approver', 'finance', 'auditor', 'administrator']
const FRAME = '<nav aria-label="本期各阶段">'

describe('the home of a round', () => {
  test('says what waits, who did what last, and how far every stage is', async () => {
    const { id, officer } = await closedRound(site, ['茶叙', '食堂'])
    site.now = CLOSES
    const { text, trips } = await costOf(site, paths.round(id), officer)
    expect(trips).toBe(3)
    const said = plain(text)
    expect(said).toContain('资格审查2份申报书')
    expect(said).toMatch(/最近发生.*提交申报书/)
    expect(said).toContain('初审 审查中 入围0项，待审2份')
    expect(said).toContain('评分 未开始')
    expect(said).toContain('征集 已截止 04-01至04-26')
    expect(said).toContain('2013-04-26 申报截止')
    const { json } = await site.json(paths.round(id), officer)
    expect(json).toMatchObject({
      dates: { screening: { from: { by: '2013-04-26' } }, scoring: { from: null } },
      stages: { proposals: 'past', screening: 'now', panel: 'ahead' },
      works: [{ act: 'screen', count: 2 }],
    })
  })

  test('asks the same of the database for one proposal and for many, and reads rows in proportion', async () => {
    const costs = []
    for (const titles of [['一'], ['一', '二', '三', '四', '五']]) {
      const { id, officer } = await closedRound(site, titles)
      site.now = CLOSES
      const { statements, trips } = await costOf(site, paths.round(id), officer)
      costs.push({ statements, trips, rows: site.meter.rowsRead })
    }
    const [one, many] = costs
    expect([many?.statements, many?.trips]).toEqual([one?.statements, one?.trips])
    expectRowsBelow(many?.rows, 5 * (one?.rows ?? 0))
  })

  test('a draft has no frame, and no history for whoever does not read it', async () => {
    const { id, officer } = await draftedRound(site)
    expect((await site.get(paths.round(id), officer)).text).not.toContain(FRAME)
    const closed = await closedRound(site, ['茶叙'])
    site.now = CLOSES
    const finance = await site.person('钱财务', ['finance'])
    const { text } = await site.get(paths.round(closed.id), finance)
    expect(text).toContain(FRAME)
    expect(text).not.toContain('最近发生')
    expect((await site.json(paths.round(closed.id), finance)).json).toMatchObject({ latest: [] })
  })
})

describe('the frame of a round', () => {
  test('stands above every page of it, and leads nobody to a page that refuses them', async () => {
    const { id, proposals } = await closedRound(site, ['茶叙'])
    site.now = CLOSES
    for (const role of OFFICE) {
      const person = await site.person('某人', [role])
      const { text } = await site.get(paths.round(id), person)
      const [, frame = ''] = text.split(FRAME)
      const [nav = ''] = frame.split('</nav>')
      const hrefs = [...nav.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href)
      expect(hrefs.length).toBeGreaterThan(1)
      for (const href of hrefs) {
        const page = await site.get(href, person)
        const isFile = href.endsWith('/file')
        expect([role, href, page.status, isFile || page.text.includes(FRAME)]).toEqual([
          role,
          href,
          200,
          true,
        ])
      }
    }
    expect(proposals).toHaveLength(1)
  })

  test('says which page is shown, and does not say twice where it is', async () => {
    const { id, officer } = await closedRound(site, ['茶叙'])
    site.now = CLOSES
    const { text } = await site.get(paths.screening(id), officer)
    expect(text).toMatch(/aria-current="page"><b>初审<\/b>/)
    expect(text.match(/class="crumbs"/g)).toHaveLength(1)
  })

  test('stays when an act is refused', async () => {
    const { id, officer } = await closedRound(site, ['茶叙'])
    site.now = CLOSES
    const refused = await site.form(paths.roundEnding(id), { kind: '', reason: '' }, officer)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(FRAME)
    expect(refused.text.match(/class="crumbs"/g)).toHaveLength(1)
  })

  test('is nobody else’s', async () => {
    const { id, proposals } = await closedRound(site, ['茶叙'])
    const applicant = proposals[0]?.member
    const page = await site.get(`/rounds/${id}/proposals/new`, applicant)
    expect([page.status, page.text.includes(FRAME)]).toEqual([200, false])
    expect((await site.get(paths.call(id), await site.person('某人', ['officer']))).text).not.toContain(FRAME)
  })
})

test('of sealed proposals nobody learns how many there are', async () => {
  site.now = PLAN.dates.opens + 3_600_000
  await enactSealing(site, await site.person('周正', ['approver']), site.now - 10_000_000)
  const { id, officer } = await sealedRound(site, [])
  const seen = async () => plain((await site.get(paths.round(id), officer)).text)
  const none = await seen()
  expect(none).toContain('申报 密封')
  const by = await site.member('和平里居委会', 'committee')
  await submittedProposal(site, id, by, MODEST)
  expect(await seen()).toBe(none)
})
