import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { firstBroken } from '../../../src/history/rules.ts'
import { openProject, reportMilestone, reviewReport } from '../../../src/round/projects/actions/work.ts'
import { agreementsToOpen, milestonesDue, reportsWaiting } from '../../../src/round/projects/store/desks.ts'
import { findListing } from '../../../src/round/projects/store/round.ts'
import { findWork, ofMilestone } from '../../../src/round/projects/store/work.ts'
import { reports } from '../../../src/round/projects/tables.ts'
import type { Day } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../pageless.ts'
import {
  accepted,
  agree,
  eventsOf,
  lettersTo,
  outcomes,
  refusalOf,
  running,
  signedRound,
  valueOf,
} from './cast.ts'
import { NEW_REPORT, SIGNED, noon } from './fixtures.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(SIGNED)
})
const AT = noon('2013-08-07')
const RETURN = { outcome: 'returned' as const, reason: '没有签到表' }
const ACCEPT = { outcome: 'accepted' as const, reason: '' }

describe('opening a project', () => {
  test('makes its milestones, tells the organization, and stands in both histories', async () => {
    const round = await signedRound(site, ['纳百川'])
    const [agreed] = round.agreed
    if (!agreed) throw new Error()
    expect((await agreementsToOpen(site.db)).map(({ agreementId }) => agreementId)).toContain(agreed.id)
    const { projectId, milestones } = await running(site, round, agreed)
    expect(milestones.map(({ title }) => title)).toEqual([
      '组建志愿者队伍',
      '累计完成5次活动',
      '中期评估',
      '效果评估与展示',
    ])
    expect(await lettersTo(site, agreed.member)).toEqual(['项目开始执行：纳百川'])
    expect(await eventsOf(site, `agreement:${agreed.id}`)).toEqual([
      ...['agreement-drafted', 'agreement-signed', 'agreement-signed', 'project-opened'],
    ])
    expect(await eventsOf(site, `project:${projectId}`)).toEqual(['project-opened'])
    expect((await agreementsToOpen(site.db)).map(({ agreementId }) => agreementId)).not.toContain(agreed.id)
  })

  test('waits for both signatures, and is an officer’s', async () => {
    const round = await signedRound(site, ['一'], {}, { more: ['二'] })
    const half = await agree(site, round, '二', ['organization'])
    expect(await openProject(site.db, round.officer, half.id, SIGNED)).toEqual({
      ok: false,
      refusal: { why: 'unsigned', by: 'agreements.signWorkingDays', missing: ['bureau'] },
    })
    const [agreed] = round.agreed
    expect(await openProject(site.db, round.approver, agreed?.id ?? '', SIGNED)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
    expect(await openProject(site.db, round.officer, 'nonsense', SIGNED)).toEqual({
      ok: false,
      refusal: { why: 'not-found' },
    })
  })

  test('two at once: one opens it; a third comes too late', async () => {
    const round = await signedRound(site, ['一'])
    const id = round.agreed[0]?.id ?? ''
    const open = () => openProject(site.db, round.officer, id, SIGNED)
    expect(outcomes(await Promise.all([open(), open()]))).toEqual(['changed-meanwhile', 'ok'])
    expect(await open()).toMatchObject({ refusal: { why: 'already-open', by: '#record' } })
  })
})

describe('reporting', () => {
  async function begun() {
    const round = await signedRound(site, ['纳百川'])
    const [agreed] = round.agreed
    if (!agreed) throw new Error()
    const project = await running(site, round, agreed)
    const [first, , midterm] = project.milestones
    if (!first || !midterm) throw new Error()
    return { round, project, first, midterm, member: agreed.member }
  }

  test('a report goes out, comes back, goes out again and is accepted', async () => {
    const { round, project, first, member } = await begun()
    const one = valueOf(await reportMilestone(site.db, member, first.id, NEW_REPORT, AT))
    expect(one.projectId).toBe(project.projectId)
    expect(await lettersTo(site, round.officer)).toEqual(['里程碑报告待审核：组建志愿者队伍'])
    valueOf(await reviewReport(site.db, round.officer, one.id, RETURN, AT + 1))
    const two = valueOf(
      await reportMilestone(site.db, member, first.id, { ...NEW_REPORT, spent: 10 }, AT + 2),
    )
    valueOf(await reviewReport(site.db, round.officer, two.id, ACCEPT, AT + 3))
    expect((await lettersTo(site, member)).slice(1)).toEqual([
      '报告被退回：组建志愿者队伍',
      '报告已通过：组建志愿者队伍',
    ])

    const work = await findWork(site.db, member, ofMilestone(first.id))
    expect(work?.reports.map(({ revision, review }) => [revision, review?.outcome])).toEqual([
      [1, 'returned'],
      [2, 'accepted'],
    ])
    expect(work?.reports[0]?.actuals[3]).toEqual({ name: '需求缓解自评', unit: '分', target: 4.5, actual: 3 })
    expect(await eventsOf(site, `project:${project.projectId}`)).toEqual([
      'project-opened',
      'milestone-reported',
      'report-reviewed',
      'milestone-reported',
      'report-reviewed',
    ])
    expect(await firstBroken(await entriesOf(site.db, `project:${project.projectId}`))).toBeNull()
    expect(await reportMilestone(site.db, member, first.id, NEW_REPORT, AT + 4)).toMatchObject({
      refusal: { why: 'already-accepted', by: '#record' },
    })
  })

  test('of somebody else’s project is not found, for the staff too', async () => {
    const { round, first } = await begun()
    const stranger = await site.member('别家')
    for (const by of [stranger, round.officer]) {
      expect(await reportMilestone(site.db, by, first.id, NEW_REPORT, AT)).toEqual({
        ok: false,
        refusal: { why: 'not-found' },
      })
    }
    expect(await findWork(site.db, stranger, ofMilestone(first.id))).toBeNull()
    expect(await findWork(site.db, { ...stranger, organizations: [] }, ofMilestone(first.id))).toBeNull()
  })

  test('spent money does not become less', async () => {
    const { round, project, midterm, member } = await begun()
    await accepted(site, round, project, 1)
    expect(await reportMilestone(site.db, member, midterm.id, { ...NEW_REPORT, spent: 149_999 }, AT)).toEqual(
      {
        ok: false,
        refusal: { why: 'spent-fell', by: '#funds', before: 150_000, spent: 149_999 },
      },
    )
  })

  test('two at once: one report goes out', async () => {
    const { first, member } = await begun()
    const report = () => reportMilestone(site.db, member, first.id, NEW_REPORT, AT)
    expect(outcomes(await Promise.all([report(), report()]))).toEqual(['changed-meanwhile', 'ok'])
  })

  test('two at once on two milestones: one must look again at what the other has spent', async () => {
    const { first, midterm, member } = await begun()
    const both = [first, midterm].map(({ id }) => reportMilestone(site.db, member, id, NEW_REPORT, AT))
    expect(outcomes(await Promise.all(both))).toEqual(['changed-meanwhile', 'ok'])
  })

  test('two at once: a report is accepted or returned, not both', async () => {
    const { round, first, member } = await begun()
    const { id } = valueOf(await reportMilestone(site.db, member, first.id, NEW_REPORT, AT))
    const both = [RETURN, ACCEPT].map((review) => reviewReport(site.db, round.officer, id, review, AT))
    expect(outcomes(await Promise.all(both))).toEqual(['changed-meanwhile', 'ok'])
    expect(await reviewReport(site.db, round.officer, id, RETURN, AT)).toMatchObject({
      refusal: { why: 'already-reviewed', by: '#record' },
    })
  })

  test('an accepted mid-term opens its tranche and tells finance', async () => {
    const { round, project, member } = await begun()
    await accepted(site, round, project, 3)
    const work = await findWork(site.db, member, project.projectId)
    expect(work?.tranches.map(({ gate, passedAt }) => [gate, passedAt])).toEqual([
      ['agreement_signed', SIGNED],
      ['midterm_passed', AT + 1],
      ['final_passed', null],
    ])
    expect(await lettersTo(site, round.finance)).toContain('中期评估通过，可以拨款：纳百川')
  })

  test('a report is frozen by the database', async () => {
    const { first, member } = await begun()
    valueOf(await reportMilestone(site.db, member, first.id, NEW_REPORT, AT))
    expect(await refusalOf(site.db.update(reports).set({ spent: 0 }))).toContain('a report is frozen')
  })
})

test('what waits for whom', async () => {
  const round = await signedRound(site, ['甲', '乙', '丙'])
  const [a, b] = round.agreed
  if (!a || !b) throw new Error()
  const one = await running(site, round, a)
  await running(site, round, b)
  await accepted(site, round, one, 1)
  const { id } = valueOf(
    await reportMilestone(
      site.db,
      a.member,
      one.milestones[1]?.id ?? '',
      { ...NEW_REPORT, text: '第二次' },
      AT,
    ),
  )
  const mine = a.member.organizations.map((organization) => organization.id)
  expect((await milestonesDue(site.db, mine)).map(({ title, project }) => [project, title])).toEqual([
    ['甲', '中期评估'],
    ['甲', '效果评估与展示'],
  ])
  expect(await milestonesDue(site.db, [])).toEqual([])
  expect((await reportsWaiting(site.db)).find((row) => row.id === id)).toMatchObject({
    project: '甲',
    organization: a.organization,
    milestone: '累计完成5次活动',
  })
  const rowsOn = async (today: Day) => {
    const asked = { state: undefined, word: undefined, page: 1 }
    return (
      (await findListing(site.db, round.id, { asked, by: round.officer, today, rows: 50 }))?.listing.rows ??
      []
    )
  }
  const rows = await rowsOn('2014-01-08')
  expect(
    rows.map((row) => [
      row.title,
      row.signed,
      row.milestones,
      row.accepted,
      row.waiting,
      row.nextDue,
      row.overdue,
    ]),
  ).toEqual([
    ['甲', 2, 4, 1, 1, '2014-01-07', 1],
    ['乙', 2, 4, 0, 0, '2013-08-07', 1],
    ['丙', 2, 0, 0, 0, null, 0],
  ])
  expect((await rowsOn('2013-08-07')).map(({ overdue }) => overdue)).toEqual([0, 0, 0])
})
