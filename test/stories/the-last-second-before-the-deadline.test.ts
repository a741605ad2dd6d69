import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { bookWith, enacted, planBy } from '../round/calls/ruled.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, startedProposal } from '../round/opened.ts'
import { TYPED } from '../round/proposals/typed.ts'
import { ORIGIN, type Site, type Someone, openSite } from '../support.ts'

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
  const round = await openedRound(site, { ...plan, form: { parts: ['files'], sections: [] } })
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

describe('what begins in time and has arrived too late is late', () => {
  /** Sends its beginning, then the clock strikes, then the rest. */
  const slowly = (path: string, type: string, text: string) => {
    site.now = closes - 1
    const [begins, ends] = [text.slice(0, 10), text.slice(10)]
    const body = new ReadableStream<Uint8Array>({
      start: (into) => into.enqueue(new TextEncoder().encode(begins)),
      pull(into) {
        site.now = closes
        into.enqueue(new TextEncoder().encode(ends))
        into.close()
      },
    })
    const headers = { 'content-type': type, accept: 'application/json', origin: ORIGIN }
    return site.fetch(path, { method: 'POST', body, headers }, wang)
  }

  test.each([
    ['a submission', 'submission', 'declaration=yes&and=more'],
    ['a section', 'sections/need', 'version=1&need=最后一句话'],
    ['a reopening', 'reopening', 'nothing=to&say=of+it'],
  ])('%s', async (_, act, text) => {
    const path = act === 'reopening' ? inTime : late
    const answer = await slowly(`${path}/${act}`, 'application/x-www-form-urlencoded', text)
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({ why: 'call-closed', receivedAt: closes }),
    ])
  })

  test('a file, and nothing of it stays', async () => {
    const paper = `%PDF-1.4\n${'x'.repeat(2000)}`
    const before = (await env.FILES.list()).objects.length
    const answer = await slowly(`${late}/files?name=paper.pdf`, 'application/pdf', paper)
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({ why: 'call-closed', receivedAt: closes }),
    ])
    expect((await env.FILES.list()).objects).toHaveLength(before)
  })
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
