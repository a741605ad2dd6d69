import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../../src/history/store.ts'
import { saveSection } from '../../../../src/round/proposals/sections/actions.ts'
import { startProposal } from '../../../../src/round/proposals/start/actions.ts'
import { withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import { findMine } from '../../../../src/round/proposals/sections/store/found.ts'
import { proposals } from '../../../../src/round/proposals/tables.ts'
import { type Site, type Someone, openSite } from '../../../pageless.ts'
import { PLAN } from '../../calls/typed.ts'
import { draftedRound, must, openedRound, organizationOf, submittedProposal } from '../../opened.ts'
import { submitContent } from '../fill.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'
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
type Fields = Record<string, string>
const save = (id: string, section: string, version: number, typed: Fields, now = NOW, by = wang) =>
  saveSection(site.db, by, id, { section, version, typed }, now)
const kept = async (id: string) => (await findMine(site.db, wang, id))?.proposal.sections ?? []
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
      by: wang.id,
      at: NOW,
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
    const other = await site.member(`别家${unlike()}`)
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
    expect(await start()).toEqual({
      ok: false,
      refusal: { why: 'too-many-proposals', by: 'proposals.perOrganization', limit: 2 },
    })
    must(await withdraw(first))
    expect((await start()).ok).toBe(true)
  })
})

describe('saving a section', () => {
  test('keeps what was typed in it, complete or not, and nothing else', async () => {
    const { id } = must(await start())
    const typed = { 'outputs.0.name': '“茶”<b>', 'outputs.0.target': '三十', 'effects.0.name': '' }
    expect(await save(id, 'outputs', 0, { ...typed, title: '别处的', nothing: 'x' }, NOW + 1)).toEqual({
      ok: true,
      value: { version: 1, savedAt: NOW + 1, next: 'plan' },
    })
    expect(await kept(id)).toEqual([
      { section: 'outputs', typed, version: 1, by: { id: wang.id, name: wang.name }, savedAt: NOW + 1 },
    ])
    expect(await events(id)).toEqual(['proposal-started'])
  })

  test('keeps what was not sent; a list that was sent is what was sent', async () => {
    const { id } = must(await start())
    const [first, second] = [{ 'outputs.0.name': '茶叙' }, { 'outputs.1.name': '合唱' }]
    must(await save(id, 'outputs', 0, { ...first, ...second, 'effects.0.name': '有人来往' }))
    must(await save(id, 'outputs', 1, first))
    expect(await kept(id)).toMatchObject([{ typed: { ...first, 'effects.0.name': '有人来往' }, version: 2 }])
    expect(Object.keys((await kept(id))[0]?.typed ?? {})).not.toContain('outputs.1.name')
    must(await save(id, 'outputs', 2, { 'outputs[]': '' }))
    expect((await kept(id))[0]?.typed).toEqual({ 'outputs[]': '', 'effects.0.name': '有人来往' })
  })

  test('eight at once: one is kept, the others are told, whether it is the first save or a later one', async () => {
    const { id } = must(await start())
    for (const version of [0, 1]) {
      const titleOf = (n: number) => `第${n}个${version}`
      const results = await byEight(paths.proposalSection, (n) =>
        save(id, 'about', version, { title: titleOf(n) }),
      )
      theOne(results, 'changed-meanwhile')
      const won = titleOf(results.findIndex((result) => result.ok))
      expect(await kept(id)).toMatchObject([{ version: version + 1, typed: { title: won } }])
    }
  })

  test('two at once in different sections: both are kept', async () => {
    const { id } = must(await start())
    const results = await Promise.all([
      save(id, 'about', 0, { title: '甲' }),
      save(id, 'need', 0, { need: '乙' }),
    ])
    expect(whyOf(results)).toEqual(['ok', 'ok'])
    expect((await kept(id)).map(({ section }) => section).toSorted()).toEqual(['about', 'need'])
  })

  test.each([0, 2, 999_999_999])('of version %d, which this is not, is told', async (version) => {
    const { id } = must(await start())
    must(await save(id, 'about', 0, { title: '甲' }))
    expect(await save(id, 'about', version, { title: '乙' })).toMatchObject({
      refusal: { why: 'changed-meanwhile' },
    })
  })

  test('sent again because its answer was lost, or unchanged, is saved already', async () => {
    const { id } = must(await start())
    must(await save(id, 'about', 0, { title: '甲' }))
    for (const version of [0, 1])
      expect(await save(id, 'about', version, { title: '甲' }, NOW + 5000)).toEqual({
        ok: true,
        value: { version: 1, savedAt: NOW, next: 'need' },
      })
  })

  test.each(['team', 'files', 'form-x', 'nothing', '__proto__', ''])(
    '%j, which this round does not ask, is not found',
    async (section) => {
      const { id } = must(await start())
      expect(await save(id, section, 0, { title: '甲' })).toEqual({
        ok: false,
        refusal: { why: 'not-found' },
      })
    },
  )

  test('goes on until the last instant, and not while a submission counts', async () => {
    const { id } = must(await start())
    must(await save(id, 'about', 0, { title: '甲' }, closes - 1))
    expect(await save(id, 'about', 1, { title: '乙' }, closes)).toEqual({
      ok: false,
      refusal: { why: 'call-closed', by: 'calls.openDays', closedAt: closes, receivedAt: closes },
    })
    must(await submit(id))
    expect(await save(id, 'about', 1, { title: '乙' })).toMatchObject({
      refusal: { why: 'already-submitted', by: '#submission' },
    })
  })
})
