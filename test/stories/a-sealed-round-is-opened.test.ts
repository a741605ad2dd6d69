import { UNLOOKED_TYPED } from '../round/screening/checklist/explained.ts'
import { createHash } from 'node:crypto'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { nightly } from '../../src/nightly.ts'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { bookWith, enacted, planBy } from '../round/calls/ruled.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, startedProposal } from '../round/opened.ts'
import { type Site, type Someone, openRacedSite } from '../support.ts'

/** The rulebook keeps proposals sealed. Friday 27 November 2026, 17:00: the call closes, and still nobody reads. */
const { opens, closes } = PLAN.dates
const HOUR = 3_600_000
const book = bookWith({ 'proposals.sealed': true })
const { clauses } = boundTo({ id: 'v', book })

let site: Site
const by: Record<string, Someone> = {}
let round: string
let clause: string
const told: Record<string, string> = {}
const as = (name: string): Someone => by[name] ?? never()
beforeAll(async () => {
  site = await openRacedSite(opens)
  by['officer'] = await site.person('林芳', ['officer'])
  by['approver'] = await site.person('周正', ['approver'])
  by['auditor'] = await site.person('郑怡', ['auditor'])
  const { id: version } = await enacted(site, as('approver'), opens - 5000, book)
  clause = `/rulebooks/${version}#clause-${clauses['proposals.sealed']}`
  const { rulebook: _, code: __, ...plan } = planBy(book)
  round = (await openedRound(site, plan)).id
  site.now = opens + HOUR
  for (const name of ['青年湖', '安德里', '地坛']) {
    by[name] = await site.member(`${name}社区居委会`, 'committee')
    told[name] = `/proposals/${await startedProposal(site, round, as(name))}`
    await site.form(`${told[name]}/submission`, { declaration: 'yes' }, as(name))
  }
})

const opening = () => `/rounds/${round}/opening`
const text = async (path: string, who?: string) => (await site.get(path, who ? as(who) : undefined)).text

test('while the call is open the staff see that it is sealed, and not how many have come', async () => {
  const list = await text(`/rounds/${round}/proposals`, 'officer')
  expect(list).toContain('密封')
  expect(list).toContain(`href="${clause}"`)
  expect(list).not.toContain('夕阳茶叙')
  expect(await text(opening(), 'officer')).toContain('截止以后才清点')
  expect(await text('/desks/officer', 'officer')).not.toContain('申请开启')
  const early = await site.form(`${opening()}-request`, {}, as('officer'))
  expect([early.status, early.text.includes('截止以后才能开启'), early.text.includes(clause)]).toEqual([
    422,
    true,
    true,
  ])
  expect((await site.form(`${told['地坛']}/withdrawal`, { reason: '场地没有了' }, as('地坛'))).status).toBe(
    303,
  )
  expect(await text(`/calls/${round}`)).toContain('开启以前工作人员也不查阅')
})

test('after the deadline nothing begins: the officer is told to ask for the opening', async () => {
  site.now = closes
  expect(await text(`/rounds/${round}/screening`, 'officer')).not.toContain('夕阳茶叙')
  expect((await site.get(told['青年湖'] ?? '', as('officer'))).status).toBe(404)
  const early = await site.form(`${told['青年湖']}/eligibility`, { outcome: 'eligible' }, as('officer'))
  // as if it were not there: what is sealed and what is missing are answered alike
  expect(early.status).toBe(404)
  const desk = await text('/desks/officer', 'officer')
  expect([desk.includes('申请开启密封的申报书'), desk.includes(`href="${opening()}"`)]).toEqual([true, true])
})

test('who forgets is reminded after the rulebook’s days, and so is the approver', async () => {
  const late = { officer: '/desks/officer', approver: '/desks/approver' }
  const day = (iso: string) => Date.parse(`${iso}T08:00:00+08:00`)
  const seen = []
  for (const now of ['2026-12-01', '2026-12-02'].map(day)) {
    site.now = now
    await nightly(env, now)
    for (const [who, desk] of Object.entries(late)) {
      const page = await text(desk, who)
      const letters = await text('/letters', who)
      seen.push([page.includes('超过规定期限'), letters.includes('申报书逾期未开启')])
    }
  }
  expect(seen).toEqual([
    [false, false],
    [false, false],
    [true, true],
    [true, true],
  ])
  expect(await text('/desks/approver', 'approver')).toContain(
    `#clause-${clauses['proposals.openingWorkingDays']}`,
  )
})

test('the officer asks, somebody else carries it out; neither can do it alone', async () => {
  const page = await text(opening(), 'officer')
  expect(page).toContain('2份，以截止前最后提交的一版为准')
  expect((await site.form(opening(), {}, as('officer'))).status).toBe(403)
  expect((await site.form(opening(), {}, as('auditor'))).text).toContain('还没有经办人申请开启')
  expect((await site.form(`${opening()}-request`, {}, as('officer'))).status).toBe(303)
  expect(await text('/desks/auditor', 'auditor')).toContain(`href="${opening()}"`)
  expect(await text('/desks/approver', 'approver')).toContain('见证开启申报书')
  expect(await text('/letters', 'auditor')).toContain('请见证开启申报书')
  expect(await text(opening(), 'auditor')).toContain('见证并开启2份申报书')
  site.now += HOUR
  expect((await site.form(opening(), {}, as('auditor'))).location).toBe(opening())
  const again = await site.form(opening(), {}, as('approver'))
  expect([again.status, again.text.includes('申报书已由郑怡于')]).toEqual([422, true])
})

test('each applicant finds the receipt in the list, whose digest anybody can compute', async () => {
  const call = await text(`/calls/${round}`)
  const { json } = await site.json(`/calls/${round}/opening`)
  const record = json['opened']
  const list = await text(`/calls/${round}/opening.txt`)
  const digest = createHash('sha256').update(list).digest('hex')
  expect(record).toMatchObject({ by: '郑怡', proposals: 2, sha256: digest })
  expect([call.includes(digest), call.includes('郑怡')]).toEqual([true, true])
  for (const name of ['青年湖', '安德里']) {
    const receipt = (await site.json(`${told[name]}/receipt`, as(name))).json
    const proof = `${receipt['sha256']} ${receipt['nonce']}`
    const line = list.split('\n').find((one) => one.endsWith(proof)) ?? '!'
    expect(line).not.toBe('!')
    const letters = await text('/letters', name)
    expect(letters).toContain(`申报书已开启：${line.split(' ')[0]}`)
    expect(letters).toContain(String(receipt['sha256']))
  }
  expect(await text('/letters', '地坛')).not.toContain('申报书已开启')
})

test('from then on the officer reads and judges, and the history says who opened', async () => {
  expect(await text(told['青年湖'] ?? '', 'officer')).toContain('夕阳茶叙')
  const checked = await site.form(
    `${told['青年湖']}/eligibility`,
    { outcome: 'eligible', reason: '', ...UNLOOKED_TYPED },
    as('officer'),
  )
  expect(checked.status).toBe(303)
  const history = await text(`/rounds/${round}/history`, 'auditor')
  for (const word of ['申请开启申报书', '开启申报书', '提交申报书', '撤回申报书'])
    expect(history).toContain(word)
  expect(await text('/desks/officer', 'officer')).not.toContain('申请开启密封的申报书')
  expect(await text('/desks/approver', 'approver')).not.toContain('超过规定期限')
})

function never(): never {
  throw new Error('nobody')
}
