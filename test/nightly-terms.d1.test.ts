import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../src/letters/store.ts'
import { nightly } from '../src/nightly.ts'
import { confirmChange, recordChange } from '../src/organizations/changes/actions.ts'
import { findChanges } from '../src/organizations/changes/store.ts'
import { absentProjects } from '../src/round/closing/defaults/store.ts'
import { decideSanction, proposeSanction } from '../src/round/projects/actions/sanctions.ts'
import { boundTo } from '../src/rulebook/rules/bound.ts'
import { sayClause } from '../src/shared/clauses.ts'
import { type Day, plusDays, startOf } from '../src/shared/days.ts'
import { bookWith, enacted } from './round/calls/ruled.ts'
import { district, raised } from './round/needs/cast.ts'
import { must } from './round/opened.ts'
import { done, running, signedRound } from './round/projects/cast.ts'
import { SIGNED } from './round/projects/fixtures.ts'
import { type Site, type Someone, openSite } from './pageless.ts'

/** The night after a day, at eight in the morning. */
const after = (day: Day) => nightly(env, startOf(plusDays(day, 1)) + 8 * 3_600_000)

let site: Site
let first: Someone
beforeAll(async () => {
  site = await openSite(SIGNED)
  first = await site.person('周正', ['approver'])
})
const received = async (by: Someone, starts: string) =>
  (await lettersTo(site.db, by.id)).filter(({ subject }) => subject.startsWith(starts))

const ground = (no: number, href = `/rulebooks/v1#clause-${no}`) => ({
  says: `《公益创投项目管理办法（示范文本）》${sayClause(no)}`,
  href,
})

describe('a need without an answer', () => {
  test('goes to the officer after the rulebook’s days, to the approver after as many again, once each', async () => {
    await enacted(site, first, SIGNED - 1, bookWith({ 'needs.answerDays': 30 }))
    const { officer, first: place } = await district(site)
    const { id } = await raised(site, place, { title: '想有人陪着说话' }, SIGNED)
    const told = async () => [
      (await received(officer, '需求逾期')).length,
      (await received(first, '督办需求')).length,
    ]
    const seen = []
    for (const days of [29, 30, 31, 59, 60, 61]) {
      await after(plusDays('2013-07-08', days - 1))
      seen.push(await told())
    }
    expect(seen).toEqual([
      [0, 0],
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 1],
    ])
    await Promise.all([after('2013-09-10'), after('2013-09-10')])
    expect(await told()).toEqual([1, 1])
    const [letter] = await received(officer, '需求逾期')
    expect(letter).toMatchObject({ about: `/needs/${id}` })
    expect(letter?.body).toContain('2013年7月8日收到，超过30日没有答复，请尽快答复。')
    expect(letter?.grounds).toEqual([ground(9, expect.stringMatching(/^\/rulebooks\/\w+#clause-9$/))])
  })
})

describe('in a round under a rulebook', () => {
  test('a late payment goes to finance, a missing final report to officer and organization, with the clause', async () => {
    const book = bookWith()
    const rulebook = boundTo({ id: 'v1', book })
    const round = await signedRound(site, ['纳百川'], { rulebook, parameters: book.parameters })
    const [agreed] = round.agreed
    if (!agreed) throw new Error()
    await after('2013-07-28')
    expect(await received(round.finance, '拨款逾期')).toEqual([])
    await after('2013-07-29')
    await after('2013-07-30')
    expect(await received(round.finance, '拨款逾期')).toMatchObject([
      {
        subject: '拨款逾期：纳百川',
        body: '“纳百川”的第1笔拨款应于2013年7月29日以前拨付，还没有登记。',
        about: `/agreements/${agreed.id}/payments`,
        grounds: [ground(40)],
      },
    ])
    const project = await done(site, round, agreed)
    await after('2014-08-06')
    expect(await received(agreed.member, '逾期没有申请结项')).toEqual([])
    await after('2014-08-07')
    await after('2014-08-08')
    for (const who of [agreed.member, round.officer]) {
      expect(await received(who, '逾期没有申请结项')).toMatchObject([
        {
          body: '“纳百川”的结项报告应于2014年8月7日以前提交，还没有收到。',
          about: `/projects/${project.projectId}/closing`,
          grounds: [ground(45)],
        },
      ])
    }
  })
})

describe('what has ended', () => {
  test('is not asked to be closed: terminated, or its organization gone; it stands on the officer’s desk', async () => {
    const book = bookWith({ 'sanctions.kinds': ['terminate'] })
    const rulebook = boundTo({ id: 'v1', book })
    const titles = ['纳百川', '银铃', '手拉手']
    const round = await signedRound(site, titles, { rulebook, parameters: book.parameters })
    const { officer, approver } = round
    const projects = []
    for (const agreed of round.agreed) projects.push(await running(site, round, agreed))
    const [terminated, gone, open] = projects
    if (!terminated || !gone || !open) throw new Error('not all of them')
    const at = startOf('2014-03-03')
    const why = { kind: 'terminate' as const, reason: '没有按协议开展活动' }
    const { id } = must(await proposeSanction(site.db, officer, terminated.projectId, why, at))
    must(await decideSanction(site.db, approver, id, { outcome: 'imposed', reason: '属实' }, at + 1))
    const organizationId = gone.member.organizations[0]?.id ?? ''
    const change = { kind: 'dissolved' as const, since: '2014-03-01', into: '清算组', evidence: '注销公告' }
    must(await recordChange(site.db, officer, organizationId, change, at))
    const found = await findChanges(site.db, { organizationId })
    const yes = { outcome: 'confirmed' as const, reason: '' }
    must(await confirmChange(site.db, approver, found?.changes[0]?.id ?? '', yes, at + 1))

    await after('2014-08-07')
    for (const { member } of [terminated, gone])
      expect(await received(member, '逾期没有申请结项')).toEqual([])
    expect((await received(open.member, '逾期没有申请结项')).length).toBe(1)
    const told = (await received(officer, '逾期没有申请结项')).map(({ about }) => about)
    expect(told).toContain(`/projects/${open.projectId}/closing`)
    for (const { projectId } of [terminated, gone])
      expect(told).not.toContain(`/projects/${projectId}/closing`)
    const left = (await absentProjects(site.db, '2014-03-04')).map(({ projectId }) => projectId)
    expect(left).toEqual(expect.arrayContaining([terminated.projectId, gone.projectId]))
    expect(left).not.toContain(open.projectId)
  })
})
