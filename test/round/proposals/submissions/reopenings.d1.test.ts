import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../../src/history/store.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { makeMember } from '../../../made.ts'
import { saveSection } from '../../../../src/round/proposals/sections/actions.ts'
import { reopenProposal, withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import { sectionsOf, textOf } from '../../../../src/round/proposals/sections/rules/sections.ts'
import { findMine } from '../../../../src/round/proposals/sections/store/found.ts'
import { currentSubmissions, submissions, withdrawals } from '../../../../src/round/proposals/tables.ts'
import { type Site, type Someone, openSite } from '../../../pageless.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound, organizationOf, submittedProposal } from '../../opened.ts'
import { submitContent } from '../fill.ts'
import { CONTENT, TYPED } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

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
  wang = await site.member(`夕阳茶叙社${unlike()}`)
})

const submit = (id: string, by = wang, now = site.now) => submitContent(site, by, id, now)
const save = (id: string, title: string, version = 1, by: Someone = wang) =>
  saveSection(site.db, by, id, { section: 'about', version, typed: { ...ABOUT, title } }, NOW)
const reopen = (id: string, by = wang, now = site.now) => reopenProposal(site.db, by, id, now)
const kept = async (id: string) => (await findMine(site.db, wang, id))?.proposal.sections ?? []
const textIn = async (id: string) => textOf(sectionsOf({}), await kept(id))
const ABOUT = Object.fromEntries(
  ['title', 'track', 'category', 'place', 'months', 'leader', 'summary'].map((name) => [
    name,
    TYPED[name] ?? '',
  ]),
)
const withdraw = (id: string, by = wang, now = site.now) => withdrawProposal(site.db, by, id, '想再改改', now)
type Results = { ok: boolean; refusal?: { why: string } }[]
const whyOf = (of: Results) => of.map(({ ok, refusal }) => (ok ? 'ok' : (refusal?.why ?? ''))).toSorted()
const events = async (id: string) => (await entriesOf(site.db, `proposal:${id}`)).map(({ what }) => what)
const current = (id: string) =>
  site.db.select().from(currentSubmissions).where(eq(currentSubmissions.proposalId, id))

/** A second member. */
async function colleague(): Promise<Someone> {
  const li = await site.person('李')
  await makeMember(site.db, { organizationId: organizationOf(wang), personId: li.id }, NOW)
  return { ...li, organizations: wang.organizations }
}

describe('withdrawing', () => {
  test('leaves the text to be submitted again: the number stays, the revision is the next', async () => {
    const id = await submittedProposal(site, roundId, wang)
    const [other] = [await submittedProposal(site, roundId, await site.member(`别家${unlike()}`))]
    must(await withdraw(id))
    expect(await current(id)).toEqual([])
    expect(await textIn(id)).toEqual(TYPED)
    expect((await findMine(site.db, wang, id))?.proposal).toMatchObject({
      current: null,
      revisions: 1,
    })
    must(await submit(id, wang, NOW + 5))
    expect(await current(id)).toMatchObject([{ number: 1, revision: 2, at: NOW + 5 }])
    expect(await current(other)).toMatchObject([{ number: 2 }])
    expect(await events(id)).toEqual([
      'proposal-started',
      'proposal-submitted',
      'proposal-withdrawn',
      'proposal-submitted',
    ])
    expect((await lettersTo(site.db, wang.id)).map(({ subject }) => subject)).toContain(
      '申报书已撤回：夕阳茶叙',
    )
  })

  test('two at once: one withdraws, the other is told', async () => {
    const id = await submittedProposal(site, roundId, wang)
    const li = await colleague()
    expect(whyOf(await Promise.all([withdraw(id), withdraw(id, li)]))).toEqual(['changed-meanwhile', 'ok'])
    const submission = (await site.db.select().from(submissions)).find(({ proposalId }) => proposalId === id)
    expect(
      (await site.db.select().from(withdrawals)).filter((one) => one.submissionId === submission?.id),
    ).toHaveLength(1)
    expect(await withdraw(id)).toEqual({ ok: false, refusal: { why: 'not-submitted', by: '#submission' } })
  })

  test('goes on until the last instant', async () => {
    const id = await submittedProposal(site, roundId, wang)
    expect(await withdraw(id, wang, closes)).toEqual({
      ok: false,
      refusal: { why: 'call-closed', by: 'calls.openDays', closedAt: closes, receivedAt: closes },
    })
    expect((await withdraw(id, wang, closes - 1)).ok).toBe(true)
  })
})

describe('reopening', () => {
  test('leaves what was submitted in force until it is submitted again', async () => {
    const id = await submittedProposal(site, roundId, wang)
    expect(await save(id, '没有打开')).toMatchObject({
      refusal: { why: 'already-submitted', by: '#submission' },
    })
    must(await reopen(id))
    must(await save(id, '改过的'))
    expect(await current(id)).toMatchObject([{ revision: 1, title: CONTENT.title }])
    must(await submitContent(site, wang, id, NOW + 5, { ...CONTENT, title: '改过的' }))
    expect(await current(id)).toMatchObject([{ number: 1, revision: 2, title: '改过的' }])
    expect(await save(id, '又改')).toMatchObject({ refusal: { why: 'already-submitted', by: '#submission' } })
    expect(await events(id)).toEqual([
      'proposal-started',
      'proposal-submitted',
      'proposal-reopened',
      'proposal-submitted',
    ])
    expect(await lettersTo(site.db, wang.id)).toMatchObject([
      {},
      { subject: '申报书已重新打开', body: expect.stringContaining('以第1版为准') },
      {},
    ])
  })

  test('goes on until the last instant', async () => {
    const id = await submittedProposal(site, roundId, wang)
    expect(await reopen(id, wang, closes)).toMatchObject({
      refusal: { why: 'call-closed', by: 'calls.openDays' },
    })
    expect((await reopen(id, wang, closes - 1)).ok).toBe(true)
  })

  test('two at once: one reopens, the other is told', async () => {
    const id = await submittedProposal(site, roundId, wang)
    const li = await colleague()
    expect(whyOf(await Promise.all([reopen(id), reopen(id, li)]))).toEqual(['changed-meanwhile', 'ok'])
    expect(await reopen(id)).toEqual({
      ok: false,
      refusal: { why: 'already-reopened', by: '#submission', at: NOW },
    })
  })

  test('against withdrawing at once: one of them, and the text is free either way', async () => {
    const id = await submittedProposal(site, roundId, wang)
    expect(whyOf(await Promise.all([reopen(id), withdraw(id)]))).toEqual(['changed-meanwhile', 'ok'])
    must(await save(id, '接着改'))
    if ((await current(id)).length > 0) must(await withdraw(id))
    expect(await current(id)).toEqual([])
  })
})
