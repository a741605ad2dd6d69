import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { boundTo } from '../../../../src/rulebook/rules/bound.ts'
import { draftRound, publishRound, redraftRound } from '../../../../src/round/calls/rounds/actions.ts'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import { findRound } from '../../../../src/round/calls/store.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { must, organizationOf, submittedProposal } from '../../opened.ts'
import { openSeal } from '../../proposals/opening/sealing.ts'
import { CONTENT } from '../../proposals/typed.ts'
import { bookWith, enacted, planBy, withNumbers } from '../ruled.ts'
import { hosted } from '../../../organizations/cast.ts'
import { PLAN } from '../typed.ts'

/** Versions of one rulebook come into force one after the other; each round goes by the one that it bound. */
const { opens, closes } = PLAN.dates
const NOW = opens - 24 * 3_600_000

let site: Site
let officer: Someone
let approver: Someone
let first: { id: string; rulebookId: string }
let at = NOW - 1000
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
  first = await enacted(site, approver, at, bookWith())
})
beforeEach(() => {
  site.now = NOW
})

const OLD = bookWith()
const fresh = (book = OLD, change: Partial<Plan> = {}): Plan => {
  const { rulebook: _, ...plan } = { ...planBy(book), ...change, code: newId() }
  return plan
}
const stored = async (id: string) => (await findRound(site.db, id))?.round

/** The next version comes into force; `change` is what is different from the model. */
let seq = 1
async function enact(change: Parameters<typeof bookWith>[0]) {
  seq += 1
  at += 1
  return enacted(site, approver, at, bookWith(change), { rulebookId: first.rulebookId, seq })
}

async function drafted(plan: Plan) {
  return must(await draftRound(site.db, officer, plan, NOW)).id
}

describe('a round', () => {
  test('binds the version in force, with its numbers and clauses', async () => {
    const id = await drafted(fresh())
    const round = await stored(id)
    expect(round?.plan.rulebook).toEqual(boundTo({ id: first.id, book: OLD }))
    expect(round?.inForce).toEqual([first.id])
  })

  test('never binds what was sent instead of what is in force', async () => {
    const forged = boundTo({ id: 'elsewhere', book: bookWith({ 'publicity.days': 1 }) })
    const id = await drafted({ ...fresh(), rulebook: forged })
    expect((await stored(id))?.plan.rulebook?.version).toBe(first.id)
  })

  test('goes by what its clauses set, whatever was sent, and sets what they leave to it', async () => {
    const sent = withNumbers(fresh(), { publicity: { days: 6 }, proposals: { longestMonths: 9 } })
    const plan = (await stored(await drafted(sent)))?.plan
    expect(plan?.parameters.publicity.days).toBe(OLD.parameters.publicity.days)
    expect(plan?.parameters.proposals.longestMonths).toBe(9)
  })

  test('that departs from the numbers is not published, and is told the clause', async () => {
    const short = opens + 5 * 86_400_000
    const id = await drafted(fresh(OLD, { dates: { opens, closes: short, scoringCloses: short + 1 } }))
    const no = boundTo({ id: first.id, book: OLD }).clauses['calls.openDays']
    const href = `/rulebooks/${first.id}#clause-${no}`
    const answer = await site.post(`/rounds/${id}/publication`, {}, approver)
    expect([answer.status, answer.json]).toMatchObject([
      422,
      { why: 'departs-from-rulebook', rules: ['calls.openDays'], clause: { no, href } },
    ])
    const page = await site.form(`/rounds/${id}/publication`, {}, approver)
    expect(page.text).toContain('与管理办法不一致：征集期最短')
    expect(page.text).toContain(`href="${href}"`)
    expect((await stored(id))?.publishedAt).toBeNull()
  })

  test('that is published late must leave applicants the days of the rules from that day on', async () => {
    const [day, end] = [86_400_000, opens + 13 * 86_400_000]
    const id = await drafted(fresh(OLD, { dates: { opens, closes: end, scoringCloses: end + 1 } }))
    const before = site.now
    site.now = opens + 2 * day
    const page = await site.get(`/rounds/${id}`, approver)
    expect(page.text).toContain('今天发布，到申报截止只有11日')
    const late = await site.post(`/rounds/${id}/publication`, {}, approver)
    expect(late.json).toMatchObject({ why: 'departs-from-rulebook', rules: ['calls.openDays'] })
    site.now = opens + day
    expect((await site.post(`/rounds/${id}/publication`, {}, approver)).status).toBe(200)
    site.now = before
  })

  test('by the numbers is published, and its call links every rule to its clause', async () => {
    const id = await drafted(fresh())
    must(await publishRound(site.db, approver, id, NOW))
    const { text } = await site.get(`/calls/${id}`)
    for (const key of ['proposals.perOrganization', 'publicity.days', 'payments.tranches'] as const) {
      const no = boundTo({ id: first.id, book: OLD }).clauses[key]
      expect(text).toContain(`href="/rulebooks/${first.id}#clause-${no}"`)
    }
  })

  test('drafted by a version that is no longer in force is drafted again, by the new one', async () => {
    const id = await drafted(fresh())
    const next = await enact({ 'publicity.days': 9 })
    expect(await publishRound(site.db, approver, id, NOW)).toEqual({
      ok: false,
      refusal: { why: 'rulebook-not-in-force', by: '#versions' },
    })
    const plan = fresh(next.book)
    must(await redraftRound(site.db, officer, id, 1, plan, NOW))
    expect((await stored(id))?.plan.rulebook?.version).toBe(next.id)
    must(await publishRound(site.db, approver, id, NOW))
  })
})

describe('a new version', () => {
  test('is for new rounds; the old one keeps to its own', async () => {
    const two = await enact({ 'proposals.perOrganization': 2 })
    const old = await drafted(fresh(two.book))
    must(await publishRound(site.db, approver, old, NOW))
    const one = await enact({ 'proposals.perOrganization': 1 })
    const next = await drafted(fresh(one.book))
    must(await publishRound(site.db, approver, next, NOW))

    site.now = opens + 1
    const member = await site.member('夕阳茶叙社')
    await hosted(site, member)
    for (const round of [old, next]) await submittedProposal(site, round, member, MODEST)
    await submittedProposal(site, old, member, MODEST)
    const more = (round: string) =>
      site.post(`/rounds/${round}/proposals`, { organization: organizationOf(member) }, member)
    const clauseOf = (version: string) => ({
      no: boundTo({ id: version, book: OLD }).clauses['proposals.perOrganization'],
      href: expect.stringContaining(`/rulebooks/${version}#clause-`),
    })
    expect((await more(old)).json).toMatchObject({
      why: 'too-many-proposals',
      limit: 2,
      clause: clauseOf(two.id),
    })
    expect((await more(next)).json).toMatchObject({
      why: 'too-many-proposals',
      limit: 1,
      clause: clauseOf(one.id),
    })
  })

  test('limits the budget of new proposals alone', async () => {
    const before = await enact({ 'proposals.managementFee': 20 })
    const old = await drafted(fresh(before.book))
    must(await publishRound(site.db, approver, old, NOW))
    const after = await enact({ 'proposals.managementFee': 5 })
    const next = await drafted(fresh(after.book))
    must(await publishRound(site.db, approver, next, NOW))

    site.now = closes - 1
    const member = await site.member('邻里厨房社')
    await hosted(site, member)
    const budget = [
      { kind: 'material' as const, name: '食材', grant: 9_000_00, own: 0 },
      { kind: 'overhead' as const, name: '管理费', grant: 1_000_00, own: 0 },
    ]
    await submittedProposal(site, old, member, { ...MODEST, budget })
    await expect(submittedProposal(site, next, member, { ...MODEST, budget })).rejects.toThrow(
      'over-overhead',
    )
  })
})

test('proposals stay sealed until they are opened, where the rules say so', async () => {
  const sealed = await enact({ 'proposals.sealed': true })
  const id = await drafted(fresh(sealed.book))
  must(await publishRound(site.db, approver, id, NOW))
  site.now = opens + 1
  const member = await site.member('银铃守望社')
  await hosted(site, member)
  const proposal = await submittedProposal(site, id, member, { ...MODEST, title: '密封的项目' })
  const paths = [`/rounds/${id}/proposals`, `/rounds/${id}/screening`, `/proposals/${proposal}`]
  const seen = async () => {
    const pages = []
    for (const path of [...paths, `/proposals/${proposal}/eligibility`, `/rounds/${id}/history`]) {
      pages.push((await site.get(path, officer)).text + (await site.json(path, officer)).text)
    }
    return pages.map((text) => text.includes('密封的项目'))
  }
  expect(await seen()).toEqual([false, false, false, false, false])
  const list = await site.get(paths[0] ?? '', officer)
  expect(list.text).toContain('申报书密封，还没有开启')
  expect(list.text).toContain(`/rulebooks/${sealed.id}#clause-`)
  expect((await site.get(paths[2] ?? '', member)).text).toContain('密封的项目')
  site.now = closes
  expect(await seen()).toEqual([false, false, false, false, false])
  await openSeal(site, id, officer, approver)
  expect(await seen()).toEqual([true, true, true, true, true])
})

const MODEST = {
  ...CONTENT,
  budget: [{ kind: 'material' as const, name: '食材', grant: 5_000_00, own: 0 }],
}

test('asks no more of the database than before', async () => {
  const { text, status } = await site.get(`/rounds/${await drafted(fresh())}`, officer)
  expect([status, text.includes('发布征集公告') || text.includes('还不能')]).toEqual([200, false])
  expect(site.counts.trips).toBeLessThanOrEqual(3)
})
