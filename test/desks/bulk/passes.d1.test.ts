import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { subjects } from '../../../src/history/subjects.ts'
import { memberships } from '../../../src/people/tables.ts'
import { paths } from '../../../src/paths.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { leave } from '../../made.ts'
import { byEight } from '../../raced.ts'
import { CLOSES, OPENS, handIn } from '../../round/screening/closed-round.ts'
import { type Site, openSite } from '../../support.ts'
import { plain } from '../cast.ts'
import { outcomeOf, plainContent, plainRound } from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const entriesOf = (ids: string[]) =>
  site.db.all<{ subject: string; count: number }>(sql`select subject, count(*) as count from history
    where what = 'eligibility-checked' and subject in (select 'proposal:' || value from json_each(${JSON.stringify(ids)}))
    group by subject`)

const READ = { read: 'yes' }

describe('passing several', () => {
  test('shows before what would come of each, and does each by itself', async () => {
    const { id, officer, proposals } = await plainRound(site, ['茶叙', '菜园', '合唱'])
    const [first, second, third] = proposals
    if (!first || !second || !third) throw new Error('three')
    await checkEligibility(site.db, officer, third.id, { outcome: 'ineligible', reason: '不符' }, CLOSES)
    const page = await site.get(paths.passes(id), officer)
    expect(page.status).toBe(200)
    const text = plain(page.text)
    expect(text).toContain('这一批2份，可以一并办的 2 份')
    expect(text).toContain('没有核对：')
    expect(page.text.match(/name="chosen\[\]"[^>]*checked/g)).toHaveLength(2)

    const chosen = proposals.map((one) => one.id)
    const unread = await site.form(paths.passes(id), { 'chosen[]': [first.id] }, officer)
    expect([unread.status, plain(unread.text).includes('都已经有人看过')]).toEqual([422, true])
    expect(unread.text.match(/name="chosen\[\]"[^>]*checked/g)).toHaveLength(1)

    const done = outcomeOf(await site.post(paths.passes(id), { chosen, ...READ }, officer))
    expect(done.done.map((one) => one.id)).toEqual([first.id, second.id])
    expect(done.refused).toMatchObject([
      { id: third.id, refusal: { why: 'already-checked' }, says: expect.stringContaining('未入围') },
    ])
    expect(done.left).toBe(0)
    expect(await entriesOf(chosen)).toEqual(
      chosen
        .map((one) => ({ subject: subjects.proposal(one), count: 1 }))
        .toSorted((a, b) => (a.subject < b.subject ? -1 : 1)),
    )
    for (const { member } of [first, second])
      expect(plain((await site.get(paths.letters(), member)).text)).toContain('通过资格审查')

    const again = outcomeOf(await site.post(paths.passes(id), { chosen, ...READ }, officer))
    expect([again.done, again.refused.map(({ refusal }) => refusal.why)]).toEqual([
      [],
      ['already-checked', 'already-checked', 'already-checked'],
    ])
  })

  test('says on a page what was done and what not, which can be loaded again', async () => {
    const { id, officer, proposals } = await plainRound(site, ['读书', '下棋'])
    const chosen = proposals.map((one) => one.id)
    const { page } = await site.shown(
      paths.passes(id),
      { 'chosen[]': [...chosen, 'nothing'], ...READ },
      officer,
    )
    expect(page.status).toBe(200)
    expect(plain(page.text)).toContain('通过了2份，1份没有办成')
    expect(plain(page.text)).toContain('读书')
  })

  test('of eight at once each is done once', async () => {
    const { id, officer, proposals } = await plainRound(site, ['剪纸', '太极'])
    const chosen = proposals.map((one) => one.id)
    const came = await byEight(paths.passes, () => site.post(paths.passes(id), { chosen, ...READ }, officer))
    const all = came.flatMap((one) => outcomeOf(one).done.map((done) => done.id))
    expect(all.toSorted()).toEqual(chosen.toSorted())
    expect((await entriesOf(chosen)).map(({ count }) => count)).toEqual([1, 1])
  })

  test('leaves out what somebody must look at, and says why', async () => {
    const { id, officer, proposals } = await plainRound(site, ['绘画', '编织'])
    const [first] = proposals
    if (!first) throw new Error('one')
    await handIn(site, id, first.member, plainContent('再报一个'))
    site.now = CLOSES
    const { text } = await site.get(paths.passes(id), officer)
    expect(plain(text)).toContain('这一批3份，可以一并办的 1 份，要单独办的2份')
    expect(plain(text)).toContain('这家单位本期还有别的申报')
    const forced = outcomeOf(await site.post(paths.passes(id), { chosen: [first.id], ...READ }, officer))
    expect(forced.refused).toMatchObject([{ refusal: { why: 'wants-a-look', doubts: ['several'] } }])
  })

  test('does not pass one’s own, and none of another round', async () => {
    const { id, proposals } = await plainRound(site, ['自己单位', '别人单位'])
    const other = await plainRound(site, ['别的一期'])
    const [own, theirs] = proposals
    const [foreign] = other.proposals
    if (!own || !theirs || !foreign) throw new Error('three')
    const insider = await site.person('当事人', ['officer'])
    const [by, at] = [insider.id, site.now]
    await leave(
      site.db,
      [{ subject: subjects.organization(own.organizationId), what: 'member-joined', by, at }],
      [
        site.db
          .insert(memberships)
          .values({ organizationId: own.organizationId, personId: by, role: 'reader', at }),
      ],
    )
    const chosen = [own.id, theirs.id, foreign.id]
    const came = outcomeOf(await site.post(paths.passes(id), { chosen, ...READ }, insider))
    expect(came.done.map((one) => one.id)).toEqual([theirs.id])
    expect(came.refused.map(({ refusal }) => refusal.why)).toEqual(['own-interest', 'not-found'])
  })

  test('is an officer’s alone, and of forty at most', async () => {
    const { id, officer, approver } = await plainRound(site, [])
    expect((await site.get(paths.passes(id), approver)).status).toBe(403)
    expect((await site.get(paths.passes('unknown'), officer)).status).toBe(404)
    const chosen = Array.from({ length: 41 }, (_, at) => `x${at}`)
    expect((await site.post(paths.passes(id), { chosen, ...READ }, officer)).status).toBe(422)
    expect((await site.post(paths.passes(id), { chosen: [], ...READ }, officer)).status).toBe(422)
  })

  test('of forty stays below a thousand statements', async () => {
    const { id, officer } = await plainRound(
      site,
      Array.from({ length: 42 }, (_, at) => `第${at}个`),
    )
    const { json } = await site.json(paths.passes(id), officer)
    const { items }: { items: { id: string; whyNot: object | null }[] } = { items: [], ...json }
    expect(items.filter(({ whyNot }) => whyNot === null)).toHaveLength(40)
    expect(site.counts.statements).toBeLessThan(1000)
    const came = outcomeOf(
      await site.post(paths.passes(id), { chosen: items.map((one) => one.id), ...READ }, officer),
    )
    expect([came.done.length, came.left]).toEqual([40, 2])
    expect(site.counts.statements).toBeLessThan(1000)
  }, 60_000)
})
