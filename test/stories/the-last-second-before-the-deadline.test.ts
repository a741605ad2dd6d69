import { beforeAll, expect, test } from 'vitest'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { bookWith, enacted, planBy } from '../round/calls/ruled.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, startedProposal } from '../round/opened.ts'
import { TYPED } from '../round/proposals/typed.ts'
import { type Site, type Someone, openSite } from '../support.ts'

/** 27 November 2026, 17:00: the server's clock decides, to the millisecond, and says which time it has seen. */
const { opens, closes } = PLAN.dates
const book = bookWith()
const { clauses } = boundTo({ id: 'v', book })

let site: Site
let officer: Someone
let wang: Someone
let inTime: string
let late: string
beforeAll(async () => {
  site = await openSite(opens)
  await enacted(site, await site.person('周正', ['approver']), opens - 5000, book)
  const { rulebook: _, code: __, ...plan } = planBy(book)
  const round = await openedRound(site, plan)
  officer = round.officer
  wang = await site.member('青年湖社区居委会', 'committee')
  site.now = opens + 1
  inTime = `/proposals/${await startedProposal(site, round.id, wang)}`
  late = `/proposals/${await startedProposal(site, round.id, wang)}`
})

const submit = (path: string) => site.form(`${path}/submission`, { declaration: 'yes' }, wang)

test('in the last millisecond it is received', async () => {
  site.now = closes - 1
  const { status, location } = await submit(inTime)
  expect([status, location]).toEqual([303, `${inTime}/receipt`])
  expect((await site.get(`${inTime}/receipt`, wang)).text).toContain('2026年11月27日16:59:59')
})

test('in the first after, it is refused with both times and the clause', async () => {
  site.now = closes
  const page = await submit(late)
  expect(page.status).toBe(422)
  expect(page.text).toContain('2026年11月27日17:00:00截止，服务器收到的时间是2026年11月27日17:00:00')
  site.now = closes + 61_000
  const problem = await site.post(`${late}/submission`, { declaration: 'yes' }, wang)
  expect(problem.json).toMatchObject({
    status: 422,
    why: 'call-closed',
    closedAt: closes,
    receivedAt: closes + 61_000,
    clause: { no: clauses['calls.openDays'] },
  })
  expect((await site.json(`${late}/receipt`, wang)).status).toBe(404)
})

test('what was written stays, to be read; a save that comes too late is refused and shown again', async () => {
  const save = await site.form(`${late}/sections/need`, { version: '1', need: '最后一句话' }, wang)
  expect(save.status).toBe(422)
  expect(save.text).toContain('最后一句话')
  expect((await site.json(`${late}/sections/need`, wang)).json).toMatchObject({
    version: 1,
    typed: { need: TYPED['need'] },
  })
  for (const path of [late, `${late}/sections/need`]) {
    const { status, text } = await site.get(path, wang)
    expect(status).toBe(200)
    expect(text).toContain('17:00:00截止')
    expect(text).not.toContain('hx-post')
  }
})

test('what was in time can no longer be withdrawn or reopened', async () => {
  for (const act of ['withdrawal', 'reopening']) {
    const { status, json } = await site.post(`${inTime}/${act}`, { reason: '想改' }, wang)
    expect([act, status, json['why']]).toEqual([act, 422, 'call-closed'])
  }
})

test('the staff have the one, and nothing of the other', async () => {
  expect((await site.json(inTime, officer)).json).toMatchObject({ number: 1, at: closes - 1 })
  expect((await site.json(late, officer)).status).toBe(404)
})
