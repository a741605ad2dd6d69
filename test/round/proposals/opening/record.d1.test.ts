import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openProposals, requestOpening } from '../../../../src/round/proposals/opening/actions.ts'
import { submitProposal, withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import { openSite, type Site, type Someone } from '../../../support.ts'
import { ok } from '../../../../src/shared/result.ts'
import { PLAN } from '../../calls/typed.ts'
import { must } from '../../opened.ts'
import { submitContent } from '../fill.ts'
import { MODEST, enactSealing, openSeal, sealedRound } from './sealing.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000

let site: Site
let officer: Someone
let auditor: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  auditor = await site.person('郑怡', ['auditor'])
  await enactSealing(site, await site.person('周正', ['approver']), NOW - 10_000_000)
})
beforeEach(() => {
  site.now = NOW
})

describe('the record of an opening', () => {
  test('can be recomputed by anybody, and holds what counted at the deadline', async () => {
    const { id, proposals, plan } = await sealedRound(site, ['子', '丑', '寅'])
    const [first, gone, last] = proposals
    if (!first || !gone || !last) throw new Error('three proposals')
    must(await withdrawProposal(site.db, gone.by, gone.id, '不报了', NOW))
    must(await withdrawProposal(site.db, last.by, last.id, '改', NOW))
    must(await submitContent(site, last.by, last.id, NOW + 1, { ...MODEST, title: '寅改' }))
    expect(await recordOf(id)).toMatchObject({ requested: null, opened: null })
    expect((await site.get(`/calls/${id}/opening.txt`)).status).toBe(404)

    site.now = closes + 5000
    await openSeal(site, id, officer, auditor)
    const record = await recordOf(id)
    const lines = [
      { number: `${plan.code}-SQ-0001`, sha256: await digestOf(first.id), nonce: await nonceOf(first.id) },
      { number: `${plan.code}-SQ-0003`, sha256: await digestOf(last.id), nonce: await nonceOf(last.id) },
    ]
    expect(record.opened).toMatchObject({ by: '郑怡', at: closes + 5000, proposals: 2, list: lines })
    expect(record.requested).toMatchObject({ by: '林芳' })
    const file = await site.fetch(`/calls/${id}/opening.txt`)
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.opened?.sha256)
    expect(new TextDecoder().decode(bytes)).toBe(
      lines.map((one) => `${one.number} ${one.sha256} ${one.nonce}\n`).join(''),
    )
    const page = (await site.get(`/calls/${id}/opening`)).text
    for (const { number, sha256, nonce } of lines)
      expect([page.includes(number), page.includes(`${sha256} ${nonce}`)]).toEqual([true, true])
    expect(page).not.toContain(`${plan.code}-SQ-0002`)
    const call = (await site.get(`/calls/${id}`)).text
    expect(call).toContain(record.opened?.sha256)
    const receipt = (await site.get(`/proposals/${first.id}/receipt`, first.by)).text
    expect(receipt).toContain(lines[0]?.sha256 ?? '!')
    expect(receipt).toContain(lines[0]?.nonce ?? '!')
  })

  test('confirms no guess before: of one text handed in twice the digests differ, and nobody else reads a nonce', async () => {
    const { id, proposals } = await sealedRound(site, ['午'])
    const [one] = proposals
    if (!one) throw new Error('one proposal')
    const first = [await digestOf(one.id), await nonceOf(one.id)]
    must(await withdrawProposal(site.db, one.by, one.id, '再交', NOW))
    must(await submitContent(site, one.by, one.id, NOW + 1, { ...MODEST, title: '午' }))
    const second = [await digestOf(one.id), await nonceOf(one.id)]
    expect(second.filter((value) => first.includes(value))).toEqual([])
    site.now = closes
    for (const path of [`/calls/${id}/opening`, `/rounds/${id}/opening`, `/calls/${id}`])
      expect((await site.json(path, officer)).text).not.toContain(second[1])
    await openSeal(site, id, officer, auditor)
    expect((await site.json(`/calls/${id}/opening`)).text).toContain(second[1])
  })

  test('of nothing handed in is an empty list', async () => {
    const { id } = await sealedRound(site, [])
    site.now = closes
    await openSeal(site, id, officer, auditor)
    const empty = createHash('sha256').update('').digest('hex')
    expect((await recordOf(id)).opened).toMatchObject({ proposals: 0, list: [], sha256: empty })
  })

  test('lists nothing else than what counts: what is on its way is told to look again', async () => {
    const { id, proposals } = await sealedRound(site, ['卯', '辰'])
    const [one, other] = proposals
    if (!one || !other) throw new Error('two proposals')
    must(await withdrawProposal(site.db, other.by, other.id, '改', NOW))
    site.now = closes
    must(await requestOpening(site.db, officer, id, closes))
    // a submission of the last second that arrives while the list is made
    const list = `made before ${'0'.repeat(64)}\n`
    await expect(
      site.db.run(
        sql`insert into openings values (${id}, 1, ${list}, ${'0'.repeat(64)}, ${auditor.id}, ${closes})`,
      ),
    ).rejects.toMatchObject(saying('changed meanwhile'))
    must(await openProposals(site.db, auditor, id, closes))
    // and one that arrives behind the opening
    const late = { read: () => ok({ ...MODEST, title: '迟到' }) }
    expect(await submitProposal(site.db, other.by, other.id, late, closes - 1)).toMatchObject({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    })
    expect(await withdrawProposal(site.db, one.by, one.id, '迟了', closes - 1)).toMatchObject({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    })
    expect((await recordOf(id)).opened?.list).toHaveLength(1)
  })

  test('stays when a proposal is corrected afterwards', async () => {
    const { id, proposals } = await sealedRound(site, ['巳'])
    site.now = closes
    await openSeal(site, id, officer, auditor)
    const before = await recordOf(id)
    const asking = { 'defects.0.field': 'need', 'defects.0.says': '写明人数' }
    expect((await site.form(`/proposals/${proposals[0]?.id}/corrections`, asking, officer)).status).toBe(303)
    expect(await recordOf(id)).toEqual(before)
  })
})

type Told = {
  requested: { by: string; at: number } | null
  opened: {
    by: string
    at: number
    proposals: number
    sha256: string
    list: { number: string; sha256: string; nonce: string }[]
  } | null
}
const saying = (words: string) => ({
  cause: expect.objectContaining({ message: expect.stringContaining(words) }),
})

const recordOf = async (id: string): Promise<Told> =>
  JSON.parse((await site.json(`/calls/${id}/opening`)).text)

async function digestOf(proposalId: string): Promise<string> {
  const [row] = await site.db.all<{ sha256: string }>(
    sql`select sha256 from current_submissions where proposal_id = ${proposalId}`,
  )
  return row?.sha256 ?? ''
}

async function nonceOf(proposalId: string): Promise<string> {
  const [row] = await site.db.all<{ nonce: string }>(
    sql`select nonce from current_submissions where proposal_id = ${proposalId}`,
  )
  return row?.nonce ?? ''
}
