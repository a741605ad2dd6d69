import { sql } from 'drizzle-orm'
import { beforeAll, expect, describe, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import { MOST_IN_A_BUCKET } from '../../../../src/round/proposals/alike/rules/shingles.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { bookWith, enacted, planBy } from '../../calls/ruled.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound, startedProposal } from '../../opened.ts'
import { shownTo, submittedIn, textOf } from './alike.ts'
import { submitContent } from '../fill.ts'
import { openSeal } from '../opening/sealing.ts'
import { unlike } from '../../../unlike.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000

let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})

const submitted = (roundId: string, content: Partial<Content>) => submittedIn(site, roundId, content)
const shown = (roundId: string, query?: string) => shownTo(site, officer, roundId, query)

describe('a copy is found', () => {
  test('when it is submitted, of this round and of an earlier one, by one look-up a band', async () => {
    site.now = NOW
    const [earlier, later] = [await openedRound(site), await openedRound(site)]
    const text = textOf(newId())
    const first = await submitted(earlier.id, text)
    const second = await submitted(later.id, { ...text, title: '邻里工坊' })
    const other = await submitted(later.id, textOf(newId()))
    const { pairs } = await shown(later.id)
    const copies = pairs.filter(({ percent }) => percent > 60)
    expect(copies.map(({ a, b }) => [a, b])).toEqual([[second.id, first.id]])
    expect(pairs.filter(({ a }) => a === other.id)).toEqual([])
    expect((await shown(earlier.id)).pairs).toEqual([])
  })

  test('and not what is withdrawn, superseded, or the proposal’s own earlier version', async () => {
    site.now = NOW
    const { id: roundId } = await openedRound(site)
    const text = textOf(newId())
    const first = await submitted(roundId, text)
    const copy = await submitted(roundId, text)
    expect((await shown(roundId)).total).toBe(1)

    must(await withdrawProposal(site.db, copy.by, copy.id, '重写', NOW))
    expect((await shown(roundId)).total).toBe(0)
    must(await submitContent(site, copy.by, copy.id, NOW, textOf(newId())))
    expect((await shown(roundId)).total).toBe(0)

    must(await withdrawProposal(site.db, first.by, first.id, '改标题', NOW))
    must(await submitContent(site, first.by, first.id, NOW, { ...text, title: '修理铺二号' }))
    expect((await shown(roundId)).total).toBe(0)
    must(await withdrawProposal(site.db, copy.by, copy.id, '再抄', NOW))
    must(await submitContent(site, copy.by, copy.id, NOW, text))
    expect((await shown(roundId)).pairs.map(({ a, b }) => [a, b])).toEqual([[copy.id, first.id]])
  })

  test('a proposal submitted again and again does not make its words everybody’s', async () => {
    site.now = NOW
    const { id: roundId } = await openedRound(site)
    const text = textOf(newId())
    const first = await submitted(roundId, text)
    for (let i = 0; i <= MOST_IN_A_BUCKET; i += 1) {
      must(await withdrawProposal(site.db, first.by, first.id, '再改', NOW))
      must(await submitContent(site, first.by, first.id, NOW, text))
    }
    await submitted(roundId, text)
    expect((await shown(roundId)).total).toBe(1)
  })

  test('what everybody writes counts no longer, for those either who were first', async () => {
    site.now = NOW
    const { id: roundId } = await openedRound(site)
    const template = textOf(newId()).summary
    const say = (i: number) => ({ title: `第${i}个`, summary: template, need: newId() })
    await submitted(roundId, say(1))
    await submitted(roundId, say(2))
    expect((await shown(roundId)).total).toBe(1)
    for (let i = 3; i <= MOST_IN_A_BUCKET * 2; i += 1) await submitted(roundId, say(i))
    expect((await shown(roundId)).total).toBe(0)
  })

  test('in the batch that submits: no trip more, and rows that do not grow with the round', async () => {
    site.now = NOW
    const { id: roundId } = await openedRound(site)
    const cost = async () => {
      const by = await site.member(`单位${unlike()}`)
      const id = await startedProposal(site, roundId, by)
      const { summary } = textOf(newId())
      await site.form(`/proposals/${id}/sections/about`, { version: '1', summary }, by)
      const { status } = await site.form(`/proposals/${id}/submission`, { declaration: 'yes' }, by)
      return { status, trips: site.counts.trips, statements: site.counts.statements }
    }
    const before = await cost()
    for (let i = 0; i < 3; i += 1) await submitted(roundId, textOf(newId()))
    expect(await cost()).toEqual(before)
    expect(before).toMatchObject({ status: 303, trips: 3 })
  })
})

describe('the list', () => {
  test('asks the same of the database for one pair and for three, and reads any address', async () => {
    site.now = NOW
    const { id: roundId } = await openedRound(site)
    const text = textOf(newId())
    await submitted(roundId, text)
    await submitted(roundId, text)
    expect((await shown(roundId)).total).toBe(1)
    const { statements, trips } = site.counts
    await submitted(roundId, text)
    expect((await shown(roundId)).total).toBe(3)
    expect(site.counts).toMatchObject({ statements, trips })
    for (const query of [
      '?least=99',
      '?least=x&page=-1',
      '?verdict=zzz&page=1e9',
      '?word=%25_',
      '?foreign=on&least=50',
    ])
      expect((await site.get(`/rounds/${roundId}/similar${query}`, officer)).status).toBe(200)
    expect((await shown(roundId, '?word=没有这个')).total).toBe(0)
    expect((await shown(roundId, '?foreign=on&least=50')).total).toBe(3)
    expect((await site.get('/rounds/nothing/similar', officer)).status).toBe(404)

    const file = await site.get(`/rounds/${roundId}/similar?format=csv&foreign=on&least=50`, officer)
    expect(file.text.trim().split('\n')).toHaveLength(4)
    expect(file.text).toContain('相似度')
    expect(file.text).toContain('它的编号和单位')
    const { text: page } = await site.get(`/rounds/${roundId}/similar`, officer)
    expect(page).toContain(`/rounds/${roundId}/similar?format=xlsx`)
  })
})

/** Last: it puts a rulebook into force. */
describe('a sealed round', () => {
  test('shows nothing before it is opened', async () => {
    site.now = NOW
    const sealed = await enacted(site, officer, NOW - 10_000_000, bookWith({ 'proposals.sealed': true }))
    const { id: roundId } = await openedRound(site, planBy(sealed.book))
    const budget = [{ kind: 'material' as const, name: '食材', grant: 5_000_00, own: 0 }]
    const text = { ...textOf(newId()), budget }
    const first = await submitted(roundId, text)
    const copy = await submitted(roundId, text)
    const [pair] = await site.db.all<{ id: string }>(
      sql`select submission_id || '-' || other_id as id from similar_pairs
        where submission_id = (select id from submissions where proposal_id = ${copy.id})
          and other_id = (select id from submissions where proposal_id = ${first.id})`,
    )
    expect((await shown(roundId)).total).toBe(0)
    expect((await site.json(`/similar/${pair?.id}`, officer)).status).toBe(404)
    expect(
      (await site.post(`/similar/${pair?.id}/remarks`, { verdict: 'unrelated', seen: '0' }, officer)).status,
    ).toBe(404)
    site.now = closes
    expect((await shown(roundId)).total).toBe(0)
    await openSeal(site, roundId, officer, await site.person('周正', ['approver']))
    expect((await shown(roundId)).total).toBe(1)
    expect((await site.json(`/similar/${pair?.id}`, officer)).status).toBe(200)
  })
})
