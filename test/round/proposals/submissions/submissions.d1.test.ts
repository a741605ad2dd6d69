import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstBroken, sha256 } from '../../../../src/history/rules.ts'
import { entriesOf } from '../../../../src/history/store.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { makeMember } from '../../../made.ts'
import { saveSection } from '../../../../src/round/proposals/sections/actions.ts'
import {
  reopenProposal,
  submitProposal,
  withdrawProposal,
} from '../../../../src/round/proposals/submissions/actions.ts'
import { applyingOf, sealedText } from '../../../../src/round/proposals/applicant/rules.ts'
import { seenOf, sectionsOf, textOf } from '../../../../src/round/proposals/sections/rules/sections.ts'
import { applicantOf } from '../../../../src/round/proposals/applicant/store.ts'
import { findMine } from '../../../../src/round/proposals/sections/store/found.ts'
import { ok } from '../../../../src/shared/result.ts'
import { currentSubmissions, submissions } from '../../../../src/round/proposals/tables.ts'
import { type Site, type Someone, openSite } from '../../../pageless.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound, organizationOf, startedProposal, submittedProposal } from '../../opened.ts'
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
const whyOf = (of: Results) => of.map((one) => (one.ok ? 'ok' : (one.refusal?.why ?? ''))).toSorted()
const revisions = async (id: string) =>
  (await site.db.select().from(submissions).where(eq(submissions.proposalId, id)))
    .map(({ revision }) => revision)
    .toSorted()
const current = (id: string) =>
  site.db.select().from(currentSubmissions).where(eq(currentSubmissions.proposalId, id))

/** A second member. */
async function colleague(): Promise<Someone> {
  const li = await site.person('李')
  await makeMember(site.db, { organizationId: organizationOf(wang), personId: li.id }, NOW)
  return { ...li, organizations: wang.organizations }
}

describe('submitting', () => {
  test('freezes a version, gives a number, writes a receipt', async () => {
    const li = await colleague()
    const id = await startedProposal(site, roundId, wang)
    const [registered] = await applicantOf(site.db, id)
    const submitted = await submit(id)
    const [{ nonce } = { nonce: '' }] = await current(id)
    expect(nonce).toMatch(/^[0-9a-f]{32}$/)
    const text = sealedText(nonce, CONTENT, registered ? applyingOf(registered).applicant : null)
    const digest = await sha256(text)
    expect(submitted).toEqual({ ok: true, value: { id, sha256: digest, at: NOW } })
    expect(await current(id)).toMatchObject([
      {
        revision: 1,
        number: 1,
        track: 'community',
        title: CONTENT.title,
        place: CONTENT.place,
        ask: 10_000_50,
        content: CONTENT,
        sha256: digest,
        by: wang.id,
        at: NOW,
      },
    ])
    const entries = await entriesOf(site.db, `proposal:${id}`)
    expect(entries).toMatchObject([
      { what: 'proposal-started' },
      { what: 'proposal-submitted', particulars: { sha256: digest } },
    ])
    expect(await firstBroken(entries)).toBeNull()
    for (const person of [wang, li]) {
      const [letter] = await lettersTo(site.db, person.id)
      expect(letter).toMatchObject({
        subject: `申报书已提交：${CONTENT.title}`,
        about: `/proposals/${id}/receipt`,
      })
      expect(letter?.body).toContain(digest)
    }
  })

  test('is open until the last instant; the first instant after is too late', async () => {
    const [a, b] = [await startedProposal(site, roundId, wang), await startedProposal(site, roundId, wang)]
    expect((await submit(a, wang, closes - 1)).ok).toBe(true)
    expect(await submit(b, wang, closes)).toEqual({
      ok: false,
      refusal: { why: 'call-closed', by: 'calls.openDays', closedAt: closes, receivedAt: closes },
    })
    expect(await current(a)).toMatchObject([{ at: closes - 1 }])
    expect(await revisions(b)).toEqual([])
  })

  test('two at once: one is received, the other is told, one receipt is written', async () => {
    const id = await startedProposal(site, roundId, wang)
    const li = await colleague()
    expect(whyOf(await Promise.all([submit(id), submit(id, li)]))).toEqual(['changed-meanwhile', 'ok'])
    expect(await revisions(id)).toEqual([1])
    expect(await lettersTo(site.db, wang.id)).toHaveLength(1)
    // whoever it was, with the number
    const who = expect.stringMatching(new RegExp(`^(${wang.name}|${li.name})$`))
    const number = expect.stringMatching(/-SQ-0001$/)
    expect(await submit(id)).toEqual({
      ok: false,
      refusal: { why: 'already-submitted', by: '#submission', at: NOW, submittedBy: who, number },
    })
  })

  test('the cap holds against two at once', async () => {
    const ids = []
    for (let i = 0; i < 3; i += 1) ids.push(await startedProposal(site, roundId, wang))
    const [first = '', ...others] = ids
    must(await submit(first))
    expect(whyOf(await Promise.all(others.map((id) => submit(id))))).toEqual(['changed-meanwhile', 'ok'])
    expect(whyOf(await Promise.all(others.map((id) => submit(id))))).toEqual([
      'already-submitted',
      'too-many-proposals',
    ])
    expect((await Promise.all(ids.map(current))).flat()).toHaveLength(2)
  })

  test('of a text that another window has saved since is told; nothing of it is lost', async () => {
    const id = await startedProposal(site, roundId, wang)
    const seen = seenOf(await kept(id))
    const send = (versions: string) =>
      submitProposal(site.db, wang, id, { read: () => ok(CONTENT), seen: versions }, NOW)
    must(await save(id, '同事写的'))
    expect(await send(seen)).toMatchObject({ refusal: { why: 'changed-meanwhile' } })
    expect(await textIn(id)).toMatchObject({ title: '同事写的', need: TYPED['need'] })
    expect((await send(seenOf(await kept(id)))).ok).toBe(true)
  })

  test('against saving at once: what was submitted is whole, and no text is lost unseen', async () => {
    for (let i = 0; i < 6; i += 1) {
      const id = await startedProposal(site, roundId, wang)
      const [saved] = await Promise.all([save(id, '另一个窗口'), submit(id)])
      expect(await textIn(id)).toEqual(saved.ok ? { ...TYPED, title: '另一个窗口' } : TYPED)
      expect(await current(id)).toMatchObject([{ content: CONTENT }])
      must(await withdraw(id))
    }
  })

  test('numbers are each round’s own, and a refused submission takes none', async () => {
    const other = await openedRound(site)
    const late = await startedProposal(site, roundId, wang)
    await submit(late, wang, closes)
    const [a, b] = [
      await submittedProposal(site, roundId, wang),
      await submittedProposal(site, other.id, wang),
    ]
    expect([...(await current(a)), ...(await current(b))].map(({ number }) => number)).toEqual([1, 1])
  })
})

test('of somebody else’s proposal nothing is found, whoever asks', async () => {
  const id = await submittedProposal(site, roundId, wang)
  const draft = await startedProposal(site, roundId, wang)
  for (const by of [
    await site.member(`别家${unlike()}`),
    await site.person('林芳', ['officer', 'administrator']),
  ]) {
    const results = await Promise.all([
      save(draft, '别人写的', 1, by),
      submit(draft, by),
      withdraw(id, by),
      reopen(id, by),
      withdraw('nothing', by),
    ])
    expect(new Set(whyOf(results))).toEqual(new Set(['not-found']))
    expect(await findMine(site.db, by, draft)).toBeNull()
  }
})
