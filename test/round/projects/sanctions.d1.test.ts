import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  decideSanction,
  liftSanction,
  proposeSanction,
  replyToSanction,
} from '../../../src/round/projects/actions/sanctions.ts'
import { nightly } from '../../../src/nightly.ts'
import { barsOf } from '../../../src/organizations/bars/store.ts'
import type { SanctionKind } from '../../../src/round/projects/rules/sanctions.ts'
import { type Site, openSite } from '../../support.ts'
import { eventsOf, lettersTo, outcomes, running, signedRound, valueOf } from './cast.ts'
import { SIGNED, noon } from './fixtures.ts'
import { ruledProject } from './ruled.ts'
import { byEight, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

const NOW = noon('2013-09-02')
let site: Site
let cast: Awaited<ReturnType<typeof ruledProject>>
beforeAll(async () => {
  site = await openSite(SIGNED)
})
beforeEach(async () => {
  cast = await ruledProject(site, { 'sanctions.kinds': ['delay', 'suspend', 'terminate', 'bar'] })
  site.now = NOW
})
const path = () => `/projects/${cast.project.projectId}/sanctions`
const WHY = { reason: '没有按协议开展活动' }
const propose = async (kind: SanctionKind) =>
  valueOf(await proposeSanction(site.db, cast.round.officer, cast.project.projectId, { kind, ...WHY }, NOW))
    .id
const decide = (id: string, outcome: 'imposed' | 'dropped' = 'imposed', by = cast.round.approver) =>
  decideSanction(site.db, by, id, { outcome, reason: '属实' }, NOW + 1)
const payment = () =>
  site.post(
    `/agreements/${cast.agreed.id}/payments`,
    { tranche: '1', voucher: `拨-${cast.agreed.id}`, paidOn: '2013-09-02' },
    cast.round.finance,
  )
const clause = (key: 'sanctions.kinds' | 'sanctions.barYears') => `第${cast.rulebook.clauses[key]}条`

describe('a sanction', () => {
  test('is one that the rulebook names; the organization hears why, by which clause, and answers', async () => {
    const form = await site.get(path(), cast.round.officer)
    expect(form.text).toContain('终止项目协议')
    expect(form.text).not.toContain('在适当范围内通报')
    expect(form.text).toContain(`#clause-${cast.rulebook.clauses['sanctions.kinds']}`)
    const other = await site.post(path(), { kind: 'notice', ...WHY }, cast.round.officer)
    expect(other.json).toMatchObject({
      why: 'sanction-not-allowed',
      by: 'sanctions.kinds',
      clause: { no: cast.rulebook.clauses['sanctions.kinds'] },
    })
    const sent = await site.form(path(), { kind: 'suspend', ...WHY }, cast.round.officer)
    expect(sent).toMatchObject({ status: 303, location: path() })
    expect(await lettersTo(site, cast.agreed.member)).toContain('拟作出处理：纳百川')
    const inbox = await site.get('/letters', cast.agreed.member)
    expect(inbox.text).toContain(
      `依据：<a href="/rulebooks/${cast.rulebook.version}#clause-48">《公益创投项目管理办法（示范文本）》第四十八条</a>`,
    )
    expect(clause('sanctions.kinds')).toBe('第48条')

    const mine = await site.get(path(), cast.agreed.member)
    const id = /\/sanctions\/(\w+)\/reply/.exec(mine.text)?.[1] ?? ''
    expect((await site.form(`/sanctions/${id}/reply`, { text: '' }, cast.agreed.member)).status).toBe(422)
    const reply = { text: '因场地装修推迟一个月' }
    expect((await site.form(`/sanctions/${id}/reply`, reply, cast.agreed.member)).status).toBe(303)
    expect((await site.post(`/sanctions/${id}/reply`, reply, cast.agreed.member)).json).toMatchObject({
      why: 'already-replied',
      by: 'sanctions.kinds',
    })
    expect((await site.get(path(), cast.round.approver)).text).toContain('因场地装修推迟一个月')
    expect((await site.get('/desks/approver', cast.round.approver)).text).toContain('纳百川：责令限期整改')
    expect(
      (
        await site.form(
          `/sanctions/${id}/decision`,
          { outcome: 'imposed', reason: '属实' },
          cast.round.approver,
        )
      ).status,
    ).toBe(303)
    expect(await eventsOf(site, `project:${cast.project.projectId}`)).toEqual([
      'project-opened',
      'sanction-proposed',
      'sanction-replied',
      'sanction-decided',
    ])
  })

  test('is not decided by who proposed it, nor twice, nor answered after', async () => {
    const both = await site.person('两职', ['officer', 'approver'])
    const { projectId } = cast.project
    const { id } = valueOf(await proposeSanction(site.db, both, projectId, { kind: 'delay', ...WHY }, NOW))
    expect(await decide(id, 'imposed', both)).toMatchObject({
      refusal: { why: 'own-sanction', by: '#second-person' },
    })
    valueOf(await decide(id, 'dropped'))
    expect(await decide(id)).toMatchObject({ refusal: { why: 'already-decided', by: '#record' } })
    expect(await replyToSanction(site.db, cast.agreed.member, id, '申辩', NOW + 2)).toMatchObject({
      refusal: { why: 'already-decided', by: '#record' },
    })
    expect((await payment()).status).toBe(200)
  })

  test('two at once: one is proposed, one decision counts', async () => {
    const { projectId } = cast.project
    const twice = () =>
      proposeSanction(site.db, cast.round.officer, projectId, { kind: 'delay', ...WHY }, NOW)
    expect(outcomes(await Promise.all([twice(), twice()]))).toEqual(['changed-meanwhile', 'ok'])
    expect(await twice()).toMatchObject({ refusal: { why: 'sanction-stands', by: 'sanctions.kinds' } })
    const id = await propose('suspend')
    expect(outcomes(await Promise.all([decide(id), decide(id, 'dropped')]))).toEqual([
      'changed-meanwhile',
      'ok',
    ])
  })

  test('eight at once: lifted once', async () => {
    const id = await propose('suspend')
    valueOf(await decide(id))
    const lifts = () => liftSanction(site.db, cast.round.approver, id, '整改完成', NOW + 2)
    theOne(await byEight(paths.sanctionEnd, lifts), 'changed-meanwhile')
  })

  test.each(['delay', 'suspend'] as const)('%s: nothing is paid until it is lifted', async (kind) => {
    const id = await propose(kind)
    expect((await liftSanction(site.db, cast.round.approver, id, '整改完成', NOW)).ok).toBe(false)
    valueOf(await decide(id))
    expect((await payment()).json).toMatchObject({
      why: 'halted',
      kind,
      clause: { no: cast.rulebook.clauses['sanctions.kinds'] },
    })
    expect((await site.get('/desks/finance', cast.round.finance)).text).not.toContain(cast.agreed.id)
    site.now = NOW + 2
    const lifted = await site.form(`/sanctions/${id}/end`, { reason: '整改完成' }, cast.round.approver)
    expect(lifted.status).toBe(303)
    expect((await payment()).status).toBe(200)
    expect(
      (await site.post(`/sanctions/${id}/end`, { reason: '再次' }, cast.round.approver)).json,
    ).toMatchObject({
      why: 'nothing-to-lift',
      by: 'sanctions.kinds',
    })
  })

  test('terminate: nothing is paid or reported any more, and nothing lifts it', async () => {
    const id = await propose('terminate')
    valueOf(await decide(id))
    expect((await payment()).json).toMatchObject({ why: 'halted', kind: 'terminate' })
    const page = await site.get(`/agreements/${cast.agreed.id}/payments`, cast.round.finance)
    expect(page.text).toContain('不再拨付')
    const milestone = cast.project.milestones[0]?.id ?? ''
    const report = { text: '招募', spent: '0', actuals: ['1', '1', '1', '1'] }
    expect(
      (await site.post(`/milestones/${milestone}/report`, report, cast.agreed.member)).json,
    ).toMatchObject({
      why: 'terminated',
      by: 'sanctions.kinds',
    })
    expect(await liftSanction(site.db, cast.round.approver, id, '恢复', NOW + 2)).toMatchObject({
      refusal: { why: 'nothing-to-lift', by: 'sanctions.kinds' },
    })
    const [project, round] = [`/projects/${cast.project.projectId}`, cast.round.id]
    for (const [at, by] of [
      [`${project}/work`, cast.round.officer],
      [`/rounds/${round}/projects`, cast.round.officer],
      [`/rounds/${round}/proposals`, cast.round.officer],
      [`${project}/closing`, cast.round.officer],
      ['/desks/applicant', cast.agreed.member],
      [project, undefined],
      [`/projects?round=${round}`, undefined],
    ] as const)
      expect((await site.get(at, by)).text, at).toContain('已终止')
    const open = (await site.get(project)).text
    for (const says of ['项目协议终止', '不再拨付']) expect(open).toContain(says)
    expect(open).not.toContain('未到期')
    // nothing is asked for any more
    expect((await site.json('/desks/applicant', cast.agreed.member)).text).not.toContain(`"${milestone}"`)
    await nightly(env, noon('2015-01-01'))
    expect(await lettersTo(site, cast.agreed.member)).not.toContainEqual(
      expect.stringMatching(/^(里程碑逾期|报告逾期)/),
    )
  })

  test('bar: says until when, by the rulebook’s years', async () => {
    valueOf(await decide(await propose('bar')))
    const page = await site.get(path(), cast.agreed.member)
    expect(page.text).toContain('2016年9月2日')
    expect(page.text).toContain(`#clause-${cast.rulebook.clauses['sanctions.barYears']}`)
    expect((await payment()).status).toBe(200)
  })

  test('bar: enters the register, with who proposed it, who decided it and the clause', async () => {
    const id = await propose('bar')
    const { member } = cast.agreed
    const organizationId = member.organizations[0]?.id ?? ''
    expect(await barsOf(site.db, organizationId, true)).toEqual([])
    valueOf(await decide(id))
    expect(await barsOf(site.db, organizationId, true)).toMatchObject([
      {
        ...{ from: '2013-09-02', until: '2016-09-02', reason: WHY.reason, outcome: 'approved' },
        ...{ byId: cast.round.officer.id, decidedBy: cast.round.approver.name },
        ...{ rulebookId: cast.rulebook.version, clause: cast.rulebook.clauses['sanctions.barYears'] },
      },
    ])
    const page = await site.get(`/organizations/${organizationId}`, member)
    expect(page.text).toContain('不受理申报')
  })

  test('of somebody else’s project is not found; bad input is told what is wrong', async () => {
    const id = await propose('delay')
    const stranger = await site.member('别家社')
    expect((await site.get(path(), stranger)).status).toBe(404)
    expect((await site.post(`/sanctions/${id}/reply`, { text: '我' }, stranger)).status).toBe(404)
    for (const body of [
      {},
      { kind: '罚款', reason: '因' },
      { kind: 'delay', reason: ' ' },
      { kind: 'delay', reason: '字'.repeat(2001) },
    ]) {
      expect((await site.post(path(), body, cast.round.officer)).json).toMatchObject({
        status: 422,
        why: 'form',
      })
    }
    const kept = await site.form(path(), { kind: '罚款', reason: '虚报人数' }, cast.round.officer)
    expect([kept.status, kept.text.includes('虚报人数')]).toEqual([422, true])
    expect(
      (await site.post('/sanctions/none/decision', { outcome: 'imposed', reason: '因' }, cast.round.approver))
        .status,
    ).toBe(404)
  })

  test('needs a rulebook: a round without one has none', async () => {
    const round = await signedRound(site, ['夕阳'])
    const [agreed] = round.agreed
    if (!agreed) throw new Error()
    const { projectId } = await running(site, round, agreed)
    const none = await proposeSanction(site.db, round.officer, projectId, { kind: 'delay', ...WHY }, NOW)
    expect(none).toMatchObject({ refusal: { why: 'sanction-not-allowed', by: 'sanctions.kinds' } })
    expect((await site.get(`/projects/${projectId}/sanctions`, round.officer)).text).toContain(
      '没有适用的管理办法',
    )
  })
})
