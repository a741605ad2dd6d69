import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { lettersTo } from '../../../src/letters/store.ts'
import { joined } from '../../organizations/cast.ts'
import { findRoom } from '../../../src/round/awards/store/room.ts'
import { askCorrection } from '../../../src/round/screening/actions/corrections.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { endOf } from '../../../src/shared/days.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { CLOSES, OPENS, closedRound, valueOf } from './closed-round.ts'
import { BUDGET, DEFECTS, mended, revisionsOf, sentBack } from './sent-back.ts'
import { byEight, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const isRefusal = (status: number) => status === 409 || status === 422

describe('asking for a correction', () => {
  test('names the defects and the day, tells the organization, and waits with the finding', async () => {
    const { id, member, officer, dueOn } = await sentBack(site)
    expect(dueOn).toBe('2013-05-06')
    const [letter] = await lettersTo(site.db, member.id)
    expect(letter).toMatchObject({ subject: '请补正：夕阳茶叙', about: `/proposals/${id}/correction` })
    expect(letter?.body).toContain('1. 写明涉及多少人；2. 物料写清单价')
    expect((await entriesOf(site.db, `proposal:${id}`)).at(-1)).toMatchObject({ what: 'correction-asked' })
    const finding = { outcome: 'eligible', reason: '' } as const
    const early = await checkEligibility(site.db, officer, id, finding, endOf(dueOn) - 1)
    expect(early).toEqual({
      ok: false,
      refusal: { why: 'correction-waits', by: 'screening.correctionWorkingDays', dueOn },
    })
    expect((await checkEligibility(site.db, officer, id, finding, endOf(dueOn))).ok).toBe(true)
  })

  test('is refused twice, early, for a field that is not there, and to others', async () => {
    const round = await closedRound(site, ['甲', '乙'])
    const [one, two] = round.proposals
    const ask = (id = '', defects = DEFECTS, by: Someone = round.officer, now = CLOSES) =>
      askCorrection(site.db, by, id, defects, now)
    expect(await ask(one?.id, DEFECTS, round.officer, CLOSES - 1)).toMatchObject({
      refusal: { why: 'call-still-open', by: '#screening' },
    })
    expect(await ask(one?.id, DEFECTS, round.approver)).toMatchObject({ refusal: { why: 'not-your-role' } })
    for (const field of ['track', 'goals', 'beneficiaries.who', 'beneficiaries.direct', 'budget.removed'])
      expect(await ask(one?.id, [{ field, says: '换一个' }])).toEqual({
        ok: false,
        refusal: { why: 'no-such-field', by: 'screening.correctionWorkingDays', field },
      })
    expect(await ask('nowhere')).toMatchObject({ refusal: { why: 'not-found' } })
    const both = await Promise.all([ask(one?.id), ask(one?.id)])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await ask(one?.id)).toMatchObject({
      refusal: { why: 'correction-asked', by: 'screening.correctionWorkingDays', dueOn: '2013-05-06' },
    })
    valueOf(
      await checkEligibility(
        site.db,
        round.officer,
        two?.id ?? '',
        { outcome: 'eligible', reason: '' },
        CLOSES,
      ),
    )
    expect(await ask(two?.id)).toMatchObject({
      refusal: { why: 'already-checked', by: '#screening', outcome: 'eligible' },
    })
  })

  test('the page comes back with what is missing and what was typed', async () => {
    const round = await closedRound(site, ['甲'])
    const path = `/proposals/${round.proposals[0]?.id}/corrections`
    const page = await site.get(path, round.officer)
    expect([page.status, page.text.includes('2013年5月6日24:00为止')]).toEqual([200, true])
    const blank = await site.form(path, { 'defects.0.field': '', 'defects.0.says': '' }, round.officer)
    expect([blank.status, blank.text.includes('请至少写一处要补正的内容')]).toEqual([422, true])
    const half = { 'defects.0.field': 'need', 'defects.0.says': '', 'defects.1.says': '说不清楚' }
    const again = await site.form(path, half, round.officer)
    for (const says of ['请填写要补正什么', '请选择要补正的内容', '说不清楚'])
      expect(again.text).toContain(says)
    const twice = { ...half, 'defects.0.says': '一', 'defects.1.field': 'need' }
    expect((await site.form(path, twice, round.officer)).text).toContain('同一项内容写了两次，请写在一处')
    const done = await site.form(
      path,
      { 'defects.0.field': 'need', 'defects.0.says': '写明人数' },
      round.officer,
    )
    expect([done.status, done.location, site.counts.trips]).toEqual([
      303,
      path.replace('corrections', 'eligibility'),
      3,
    ])
  })
})

describe('correcting', () => {
  test('opens the named fields and no other; what was changed is shown as a difference', async () => {
    const { id, roundId, member, officer, path, dueOn } = await sentBack(site)
    site.now = endOf(dueOn) - 1
    const page = await site.get(path, member)
    expect([page.status, site.counts.trips]).toEqual([200, 2])
    expect(page.text).toContain('写明涉及多少人')
    for (const name of ['need', 'budget.0.price']) expect(page.text).toContain(`name="${name}"`)
    for (const name of ['title', 'goals', 'leader', 'outputs.0.name', 'track'])
      expect(page.text).not.toContain(`name="${name}"`)

    const saved = await site.post(
      `${path}/draft`,
      { version: 0, need: '走访42户，', title: '换了名字' },
      member,
    )
    expect(saved.json).toMatchObject({ version: 1 })
    const kept = await site.json(path, member)
    expect(kept.json).toMatchObject({ version: 1, typed: { need: '走访42户，' } })
    const sent = await site.form(`${path}/submission`, mended(1, { title: '换了名字' }), member)
    expect([sent.status, sent.location, site.counts.trips]).toEqual([303, `/proposals/${id}/receipt`, 3])

    const [before, after] = await revisionsOf(site, id)
    expect(after).toMatchObject({ revision: 2, title: '夕阳茶叙', ask: 35_000_00, at: endOf(dueOn) - 1 })
    expect(after?.content).toEqual({ ...before?.content, need: '走访42户，涉及60人。', budget: BUDGET })
    const page2 = await site.get(`/proposals/${id}/eligibility`, officer)
    expect(page2.text).toMatch(/<ins>[^<]*涉及60人/)
    expect(page2.text).toMatch(/<del>[^<]*管理费/)
    const [letter] = await lettersTo(site.db, officer.id)
    expect(letter).toMatchObject({ subject: '已补正：夕阳茶叙', about: `/proposals/${id}/eligibility` })
    expect(await askCorrection(site.db, officer, id, DEFECTS, site.now)).toMatchObject({
      refusal: { why: 'corrected-before', by: 'screening.correctionWorkingDays', at: endOf(dueOn) - 1 },
    })
    valueOf(await checkEligibility(site.db, officer, id, { outcome: 'eligible', reason: '' }, site.now))
    // whoever is earlier in a tie was so before the call closed
    const room = await findRoom(site.db, { roundId }, site.now)
    expect(room?.room.entered.map(({ ask, submittedAt }) => [ask, submittedAt])).toEqual([
      [35_000_00, before?.at],
    ])
    expect(before?.at).toBeLessThan(CLOSES)
  })

  test('is refused with nothing changed, something missing, too much money, or after the day; the text stays', async () => {
    const { id, member, path, dueOn } = await sentBack(site)
    site.now = CLOSES + 1
    const send = (fields: Record<string, string>) => site.form(`${path}/submission`, fields, member)
    const same = await site.post(`${path}/submission`, { version: 0, declaration: 'yes' }, member)
    expect(same.json).toMatchObject({
      status: 422,
      why: 'nothing-corrected',
      by: 'screening.correctionWorkingDays',
    })
    const undeclared = await send({ ...mended(0), declaration: '' })
    expect([undeclared.status, undeclared.text.includes('走访42户，涉及60人。')]).toEqual([422, true])
    const missing = await send(mended(0, { need: ' ', 'budget.0.price': '一百' }))
    for (const says of ['请填写居民需求', '单价应是大于0的金额', '一百']) expect(missing.text).toContain(says)
    const dear = await site.post(`${path}/submission`, mended(0, { 'budget.0.price': '9999' }), member)
    expect(dear.json).toMatchObject({ why: 'over-cap', ask: 399_960_00 })
    const less = await site.post(`${path}/submission`, mended(0, { 'budget.0.price': '874' }), member)
    expect(less.json).toMatchObject({
      ...{ why: 'ask-changed', by: 'screening.correctionWorkingDays' },
      ...{ was: 35_000_00, is: 34_960_00 },
    })
    const said = await send(mended(0, { 'budget.0.price': '874' }))
    for (const says of ['补正不能改变申请金额：提交时申请35,000.00元', 'value="874"'])
      expect(said.text).toContain(says)
    site.now = endOf(dueOn)
    const late = await send(mended(0))
    expect([late.status, late.text.includes('2013年5月6日24:00'), late.text.includes('没有采用')]).toEqual([
      422,
      true,
      true,
    ])
    const kept = await site.post(`${path}/draft`, { version: 0, need: '晚了' }, member)
    expect(kept.json).toMatchObject({ why: 'correction-over', by: 'screening.correctionWorkingDays', dueOn })
    expect(await revisionsOf(site, id)).toHaveLength(1)
  })

  test('windows are told of each other; two at once hand in one', async () => {
    const { id, member, path } = await sentBack(site)
    site.now = CLOSES + 1
    const written = await byEight(paths.correctionDraft, (n) =>
      site.post(`${path}/draft`, { version: 0, need: `窗口甲写的${n}` }, member),
    )
    theOne(written, 409)
    const other = await site.form(`${path}/draft`, { version: '0', need: '窗口乙写的' }, member)
    expect(other.status).toBe(409)
    for (const says of ['窗口甲写的', '窗口乙写的']) expect(other.text).toContain(says)
    const stale = await site.post(`${path}/submission`, mended(0), member)
    expect(stale.json).toMatchObject({ status: 409, why: 'changed-meanwhile' })
    const both = await Promise.all(
      [mended(1), mended(1)].map((sent) => site.post(`${path}/submission`, sent, member)),
    )
    // the other is told of this one, or reads what has come of it
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, expect.toSatisfy(isRefusal)])
    expect(await revisionsOf(site, id)).toHaveLength(2)
    const again = await site.post(`${path}/submission`, mended(1), member)
    expect(again.json).toMatchObject({
      status: 422,
      why: 'corrected-already',
      by: 'screening.correctionWorkingDays',
      at: site.now,
    })
  })

  test('is shown to a member who may only read, and not taken from one', async () => {
    const { path, member } = await sentBack(site)
    site.now = CLOSES + 1
    const id = member.organizations[0]?.id ?? ''
    const reader = await joined(site, { owner: member, id }, 'reader')
    const page = await site.get(path, reader)
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('只读成员')])
    for (const to of ['draft', 'submission']) {
      const answer = await site.post(`${path}/${to}`, mended(0), reader)
      expect(answer.json).toMatchObject({ status: 422, why: 'reader-only' })
    }
  })

  test('is not found by others, nor where nobody asked', async () => {
    const { path, member } = await sentBack(site)
    const stranger = await site.member('别的社')
    for (const to of [path, `${path}/draft`, `${path}/submission`]) {
      const answer = to === path ? await site.get(to, stranger) : await site.form(to, mended(0), stranger)
      expect(answer.status).toBe(404)
    }
    const round = await closedRound(site, ['没有要求补正'], member)
    expect((await site.get(`/proposals/${round.proposals[0]?.id}/correction`, member)).status).toBe(404)
  })
})
