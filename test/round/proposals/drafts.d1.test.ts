import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { entriesOf } from '../../../src/history/store.ts'
import {
  saveDraft,
  startProposal,
  submitProposal,
  withdrawProposal,
} from '../../../src/round/proposals/actions/proposals.ts'
import { findMine } from '../../../src/round/proposals/store/proposals.ts'
import { proposals } from '../../../src/round/proposals/tables.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { PLAN } from '../calls/typed.ts'
import { draftedRound, must, openedRound, organizationOf, submittedProposal } from '../opened.ts'
import { CONTENT, TYPED } from './typed.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000

let site: Site
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(NOW)
})
beforeEach(async () => {
  site.now = NOW
  roundId = (await openedRound(site)).id
  wang = await site.member(`夕阳茶叙社${newId()}`)
})

const submit = (id: string, by = wang, now = site.now) => submitProposal(site.db, by, id, CONTENT, TYPED, now)
const withdraw = (id: string, by = wang, now = site.now) => withdrawProposal(site.db, by, id, '想再改改', now)
const start = (by = wang) => startProposal(site.db, by, roundId, organizationOf(by), site.now)
const whyOf = (results: { ok: boolean; refusal?: { why: string } }[]) =>
  results.map((result) => (result.ok ? 'ok' : (result.refusal?.why ?? ''))).toSorted()
const events = async (id: string) => (await entriesOf(site.db, `proposal:${id}`)).map(({ what }) => what)

describe('starting', () => {
  test('makes a draft, in the histories of the proposal and of the applicant', async () => {
    const { id } = must(await start())
    const row = (await site.db.select().from(proposals)).find((proposal) => proposal.id === id)
    expect(row).toEqual({
      id,
      roundId,
      organizationId: organizationOf(wang),
      typed: {},
      version: 1,
      by: wang.id,
      at: NOW,
      savedAt: NOW,
    })
    expect(await events(id)).toEqual(['proposal-started'])
    expect(await entriesOf(site.db, `applicant:${organizationOf(wang)}:${roundId}`)).toMatchObject([
      { what: 'proposal-started', particulars: { proposal: id } },
    ])
  })

  test('two at once: one starts, the other is told', async () => {
    expect(whyOf(await Promise.all([start(), start()]))).toEqual(['changed-meanwhile', 'ok'])
    const mine = (await site.db.select().from(proposals)).filter(
      (one) => one.organizationId === organizationOf(wang),
    )
    expect(mine).toHaveLength(1)
  })

  test('is for one’s own organization, in a published round', async () => {
    const other = await site.member(`别家${newId()}`)
    expect(await startProposal(site.db, wang, roundId, organizationOf(other), NOW)).toEqual({
      ok: false,
      refusal: { why: 'not-found' },
    })
    const { id } = await draftedRound(site)
    expect(await startProposal(site.db, wang, id, organizationOf(wang), NOW)).toMatchObject({
      refusal: { why: 'not-found' },
    })
  })

  test('ends at the cap of what was submitted; withdrawing makes room', async () => {
    const [first] = [
      await submittedProposal(site, roundId, wang),
      await submittedProposal(site, roundId, wang),
    ]
    expect(await start()).toEqual({ ok: false, refusal: { why: 'too-many-proposals', limit: 2 } })
    must(await withdraw(first))
    expect((await start()).ok).toBe(true)
  })
})

describe('saving', () => {
  test('keeps what was typed, complete or not', async () => {
    const { id } = must(await start())
    const typed = { title: '“茶”<b>', 'budget.0.price': '三千', nothing: '' }
    expect(await saveDraft(site.db, wang, id, 1, typed, NOW + 1)).toEqual({
      ok: true,
      value: { version: 2, savedAt: NOW + 1 },
    })
    expect((await findMine(site.db, wang, id))?.proposal).toMatchObject({
      typed,
      version: 2,
      savedAt: NOW + 1,
    })
    expect(await events(id)).toEqual(['proposal-started'])
  })

  test('two at once: one is kept, the other is told', async () => {
    const { id } = must(await start())
    const titles = ['甲', '乙']
    const results = await Promise.all(titles.map((title) => saveDraft(site.db, wang, id, 1, { title }, NOW)))
    expect(whyOf(results)).toEqual(['changed-meanwhile', 'ok'])
    const won = titles[results.findIndex(({ ok }) => ok)]
    expect((await findMine(site.db, wang, id))?.proposal).toMatchObject({ version: 2, typed: { title: won } })
  })

  test.each([0, 2, 999_999_999])('of version %d, which this is not, is told', async (version) => {
    const { id } = must(await start())
    expect(await saveDraft(site.db, wang, id, version, TYPED, NOW)).toMatchObject({
      refusal: { why: 'changed-meanwhile' },
    })
  })

  test('sent again because its answer was lost, is saved already', async () => {
    const { id } = must(await start())
    must(await saveDraft(site.db, wang, id, 1, TYPED, NOW))
    expect(await saveDraft(site.db, wang, id, 1, TYPED, NOW + 5000)).toEqual({
      ok: true,
      value: { version: 2, savedAt: NOW },
    })
  })

  test('goes on until the last instant, and not while a submission counts', async () => {
    const { id } = must(await start())
    must(await saveDraft(site.db, wang, id, 1, TYPED, closes - 1))
    expect(await saveDraft(site.db, wang, id, 2, TYPED, closes)).toEqual({
      ok: false,
      refusal: { why: 'call-closed', closedAt: closes, receivedAt: closes },
    })
    must(await submit(id))
    expect(await saveDraft(site.db, wang, id, 3, TYPED, NOW)).toMatchObject({
      refusal: { why: 'already-submitted' },
    })
  })
})
