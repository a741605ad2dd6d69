import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SQL, sql } from 'drizzle-orm'
import { type Statement, newId } from '../src/db/db.ts'
import { lettersTo } from '../src/letters/store.ts'
import { letters } from '../src/letters/tables.ts'
import { insertFile } from '../src/files/store.ts'
import { nightly } from '../src/nightly.ts'
import { makeMember, leave } from './made.ts'
import { saveSection } from '../src/round/proposals/sections/actions.ts'
import { reopenProposal, withdrawProposal } from '../src/round/proposals/submissions/actions.ts'
import { currentSubmissions } from '../src/round/proposals/tables.ts'
import { type Day, startOf } from '../src/shared/days.ts'
import { PLAN } from './round/calls/typed.ts'
import { must, openedRound, organizationOf, startedProposal, submittedProposal } from './round/opened.ts'
import { submitContent } from './round/proposals/fill.ts'
import { type Site, type Someone, openSite } from './pageless.ts'
import { breaks } from './breaks.ts'
import { subjects } from '../src/history/subjects.ts'
import { unlike } from './unlike.ts'

const EIGHT = 8 * 3_600_000
/** 27 November 2026, 17:00, is when PLAN closes. */
const night = (day: Day) => nightly(env, startOf(day) + EIGHT)

let site: Site
let wang: Someone
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens)
})
beforeEach(async () => {
  wang = await site.member(`夕阳茶叙社${unlike()}`)
})

const received = async (by: Someone) => (await lettersTo(site.db, by.id)).toReversed()

describe('a draft in a round that closes soon', () => {
  let roundId: string
  let draft: string
  beforeEach(async () => {
    roundId = (await openedRound(site)).id
    draft = await startedProposal(site, roundId, wang)
  })
  const reminders = async (by = wang) =>
    (await received(by))
      .filter(({ subject }) => subject.startsWith('还没有提交'))
      .map(({ at }) => new Date(at).getUTCDate())

  test('is called to mind seven days, three days and one day before, and never twice', async () => {
    const days = ['19', '20', '21', '23', '24', '25', '26', '26', '27', '28']
    for (const day of days) await night(`2026-11-${day}`)
    expect(await reminders()).toEqual([20, 24, 26])
    expect((await received(wang))[0]).toMatchObject({
      subject: '还没有提交：夕阳茶叙',
      body: '“夕阳茶叙”还是草稿，2026年11月27日17:00截止。截止以前没有提交的，不参加评审。',
      about: `/proposals/${draft}`,
    })
  })

  test('two nights at once write one letter', async () => {
    await Promise.all([night('2026-11-20'), night('2026-11-20')])
    expect(await reminders()).toEqual([20])
  })

  test('begun late gets the letter of its time alone', async () => {
    await night('2026-11-26')
    await night('2026-11-27')
    expect(await reminders()).toEqual([26])
  })

  test('goes to every member, and to nobody else', async () => {
    const [li, other] = [await site.person('李'), await site.member(`别家${unlike()}`)]
    await makeMember(site.db, { organizationId: organizationOf(wang), personId: li.id }, site.now)
    await night('2026-11-20')
    expect([await reminders(), await reminders(li), await reminders(other)]).toEqual([[20], [20], []])
  })

  test('submitted is let alone, withdrawn too, until it is written on again', async () => {
    must(await submitContent(site, wang, draft, PLAN.dates.opens))
    await night('2026-11-20')
    expect(await reminders()).toEqual([])
    must(await withdrawProposal(site.db, wang, draft, '改', PLAN.dates.opens + 1))
    await night('2026-11-21')
    expect(await reminders()).toEqual([])
    const sent = { section: 'about', version: 1, typed: { title: '夕阳茶叙二' } }
    must(await saveSection(site.db, wang, draft, sent, PLAN.dates.opens + 2))
    await night('2026-11-24')
    expect(await reminders()).toEqual([24])
  })

  test('reopened is called to mind once it was changed, and until it is submitted again', async () => {
    must(await submitContent(site, wang, draft, PLAN.dates.opens))
    must(await reopenProposal(site.db, wang, draft, PLAN.dates.opens + 1))
    await night('2026-11-20')
    expect(await reminders()).toEqual([])
    const sent = { section: 'about', version: 1, typed: { title: '夕阳茶叙二' } }
    must(await saveSection(site.db, wang, draft, sent, PLAN.dates.opens + 2))
    await night('2026-11-24')
    expect((await received(wang)).at(-1)).toMatchObject({
      subject: '还没有提交：夕阳茶叙二',
      body: '“夕阳茶叙二”重新打开后改过，还没有再次提交，2026年11月27日17:00截止。截止以前没有再次提交的，以第1版为准。',
    })
    must(await submitContent(site, wang, draft, PLAN.dates.opens + 3))
    await night('2026-11-26')
    expect(await reminders()).toEqual([24])
  })

  test('reopened, and given a file, is called to mind too', async () => {
    must(await submitContent(site, wang, draft, PLAN.dates.opens))
    must(await reopenProposal(site.db, wang, draft, PLAN.dates.opens + 1))
    const id = newId()
    const file = { id, place: `proposal:${draft}`, label: '', name: 'a.png', kind: 'png', size: 1 } as const
    const found = { object: id, sha256: 'a'.repeat(64), searched: 'none', findings: [] } as const
    const at = PLAN.dates.opens + 2
    const told = { subject: subjects.proposal(draft), what: 'file-attached', by: wang.id, at }
    await leave(site.db, [told], [insertFile(site.db, { ...file, ...found, findings: [], by: wang.id, at })])
    await night('2026-11-20')
    expect(await reminders()).toHaveLength(1)
  })

  test('is let alone where the organization has submitted all that it may', async () => {
    await submittedProposal(site, roundId, wang)
    await submittedProposal(site, roundId, wang)
    await night('2026-11-20')
    expect(await reminders()).toEqual([])
  })

  test('without a name is called so', async () => {
    const bare = await site.member(`无名${unlike()}`)
    const id = await startedProposal(site, roundId, bare)
    await env.DB.prepare(
      `update proposal_sections set typed = '{"title":"  "}' where proposal_id = ? and section = 'about'`,
    )
      .bind(id)
      .run()
    await night('2026-11-20')
    expect((await received(bare)).map(({ subject }) => subject)).toEqual(['还没有提交：未命名的申报书'])
  })

  test('of a round that closes at midnight: the day before is still the day before', async () => {
    const closes = startOf('2027-01-02')
    const round = await openedRound(site, { dates: { ...PLAN.dates, closes, scoringCloses: closes + 1 } })
    await startedProposal(site, round.id, wang)
    const late = async () => (await received(wang)).filter(({ body }) => body.includes('2027年1月1日24:00'))
    await night('2026-12-24')
    expect(await late()).toHaveLength(0)
    for (const day of ['2026-12-25', '2026-12-31', '2027-01-02']) await night(day)
    expect((await late()).map(({ at }) => new Date(at).getUTCDate())).toEqual([25, 31])
  })
})

describe('a milestone', () => {
  let officer: Someone
  let milestone: string
  let project: string
  beforeEach(async () => {
    officer = await site.person('林芳', ['officer', 'officer'])
    const { id: roundId } = await openedRound(site)
    const proposal = await submittedProposal(site, roundId, wang)
    const current = (await site.db.select().from(currentSubmissions)).find(
      ({ proposalId }) => proposalId === proposal,
    )
    const [agreement] = [newId(), (project = newId()), (milestone = newId())]
    await leave(
      site.db,
      [
        { subject: subjects.agreement(agreement), what: 'agreement-drafted', by: officer.id, at: 0 },
        { subject: subjects.agreement(agreement), what: 'project-opened', by: officer.id, at: 0 },
      ],
      [
        put(sql`agreements values (${agreement}, ${roundId}, ${proposal}, ${current?.id}, 1, 100, '2027-01-01', '2027-10-31',
          ${officer.id}, 0)`),
        put(sql`projects values (${project}, ${agreement}, ${officer.id}, 0)`),
        put(sql`milestones values (${milestone}, ${project}, 1, 'midterm', '中期报告', '2027-05-09')`),
      ],
    )
    // a project without the stages before it
    breaks('agreements-of-awards', 'tranches-add-up', 'projects-of-the-signed', 'one-role-at-once')
  })
  const put = (row: SQL) => site.db.run(sql`insert into ${row}`)
  const recorded = (what: string, by: Someone, rows: Statement[]) =>
    leave(site.db, [{ subject: subjects.project(project), what, by: by.id, at: 0 }], rows)
  const report = async (revision: number, outcome?: 'accepted' | 'returned') => {
    const id = newId()
    await recorded('milestone-reported', wang, [
      put(sql`reports values (${id}, ${milestone}, ${revision}, '进展', '[]', 0, ${wang.id}, 0)`),
    ])
    const reason = outcome === 'returned' ? '不全' : ''
    if (outcome) await reviewed(id, outcome, reason)
  }
  const reviewed = (id: SQL | string, outcome: string, reason: string) =>
    recorded('report-reviewed', officer, [
      put(sql`all_report_reviews values (${id}, ${id}, ${outcome}, ${reason}, ${officer.id}, 0)`),
    ])
  const told = async (by: Someone, about: string) =>
    (await received(by)).filter((letter) => letter.about === about)
  const toWang = () => told(wang, `/milestones/${milestone}/report`)
  const toOfficer = () => told(officer, `/projects/${project}/work`)

  test('is overdue on the day after; its organization and the officers are told once', async () => {
    await night('2027-05-09')
    expect([await toWang(), await toOfficer()]).toEqual([[], []])
    for (const day of ['2027-05-10', '2027-05-10', '2027-05-11']) await night(day)
    expect(await toWang()).toMatchObject([
      {
        subject: '报告逾期：中期报告',
        body: '“夕阳茶叙”的“中期报告”应于2027年5月9日以前完成，请尽快提交报告。',
      },
    ])
    expect(await toOfficer()).toMatchObject([
      {
        subject: '里程碑逾期：夕阳茶叙',
        body: '“夕阳茶叙”的“中期报告”应于2027年5月9日以前完成，还没有收到可以审核的报告。',
      },
    ])
  })

  test('whose report is accepted is let alone', async () => {
    await report(1, 'returned')
    await report(2, 'accepted')
    await night('2027-05-10')
    expect([await toWang(), await toOfficer()]).toEqual([[], []])
  })

  test('whose report waits for review is the officers’ alone, until it is returned', async () => {
    await report(1)
    await night('2027-05-10')
    expect(await toWang()).toEqual([])
    expect((await toOfficer()).map(({ body }) => body)).toEqual([
      '“夕阳茶叙”的“中期报告”应于2027年5月9日以前完成，报告已经提交，等待审核。',
    ])
    await reviewed(sql`(select id from reports where milestone_id = ${milestone})`, 'returned', '不全')
    await night('2027-05-11')
    expect([(await toWang()).length, (await toOfficer()).length]).toEqual([1, 1])
  })

  test('of a closed project is let alone', async () => {
    breaks('closed-when-evaluated')
    await recorded('project-closed', officer, [put(sql`closings values (${project}, ${officer.id}, 0)`)])
    await night('2027-05-10')
    expect([await toWang(), await toOfficer()]).toEqual([[], []])
  })
})

test('nothing to tell is no letter', async () => {
  const before = await site.db.$count(letters)
  await night('2020-01-01')
  expect(await site.db.$count(letters)).toBe(before)
})
