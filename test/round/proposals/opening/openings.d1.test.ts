import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openProposals, requestOpening } from '../../../../src/round/proposals/opening/actions.ts'
import { submitProposal, withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import { openSite, type Site, type Someone } from '../../../support.ts'
import { ok } from '../../../../src/shared/result.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound } from '../../opened.ts'
import { submitContent } from '../fill.ts'
import { MODEST, enactSealing, openSeal, sealedRound } from './sealing.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000

let site: Site
let officer: Someone
let approver: Someone
let auditor: Someone
let unsealed: string
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
  auditor = await site.person('郑怡', ['auditor'])
  unsealed = (await openedRound(site)).id
  await enactSealing(site, approver, NOW - 10_000_000)
})
beforeEach(() => {
  site.now = NOW
})

const opening = (roundId: string) => `/rounds/${roundId}/opening`
const asked = (roundId: string, by = officer) => site.post(`${opening(roundId)}-request`, {}, by)
const opened = (roundId: string, by = auditor) => site.post(opening(roundId), {}, by)
const why = async (answer: Promise<{ status: number; json: Record<string, unknown> }>) => {
  const { status, json } = await answer
  return [status, json['why']]
}

describe('the act', () => {
  test('comes after the deadline, by two people, once; each no names its clause', async () => {
    const { id } = await sealedRound(site, ['甲', '乙'])
    site.now = closes - 1
    expect(await why(asked(id))).toEqual([422, 'sealed-until-closing'])
    expect(await why(opened(id))).toEqual([422, 'sealed-until-closing'])
    site.now = closes
    expect(await why(opened(id))).toEqual([422, 'opening-not-requested'])
    expect(await why(asked(id))).toEqual([200, undefined])
    expect(await why(asked(id))).toEqual([422, 'opening-requested'])
    site.now += 60_000
    expect(await why(opened(id))).toEqual([200, undefined])
    for (const again of [opened(id), opened(id, approver), asked(id)]) {
      const answer = await again
      expect([answer.status, answer.json['why']]).toEqual([422, 'already-opened'])
      expect(answer.json['clause']).toMatchObject({
        href: expect.stringMatching(/^\/rulebooks\/\w+#clause-\d+$/),
      })
    }
  })

  test('is not one person’s, whatever offices they hold', async () => {
    const { id } = await sealedRound(site, [])
    const both = await site.person('林一人', ['officer', 'approver', 'auditor'])
    site.now = closes
    expect(await why(asked(id, both))).toEqual([200, undefined])
    expect(await why(opened(id, both))).toEqual([422, 'own-request'])
    await expect(
      site.db.run(sql`insert into openings values (${id}, 0, '', ${'0'.repeat(64)}, ${both.id}, ${closes})`),
    ).rejects.toMatchObject(saying('nobody opens proposals alone'))
    expect(await why(opened(id))).toEqual([200, undefined])
  })

  test('is nobody else’s, and not of a round that is not sealed or not there', async () => {
    site.now = closes
    const [finance, stranger] = [await site.person('钱清', ['finance']), await site.member('旁观社')]
    for (const by of [finance, stranger, auditor]) expect((await asked(unsealed, by)).status).toBe(403)
    for (const by of [finance, stranger, officer]) expect((await opened(unsealed, by)).status).toBe(403)
    expect(await why(asked(unsealed))).toEqual([422, 'not-sealed'])
    expect(await why(opened(unsealed))).toEqual([422, 'not-sealed'])
    expect(await why(asked('nothing'))).toEqual([404, 'not-found'])
    expect((await site.get(opening('nothing'), officer)).status).toBe(404)
    expect((await site.get(`/calls/${unsealed}/opening`)).status).toBe(404)
  })

  test('of two at once is done by one', async () => {
    const { id } = await sealedRound(site, ['丁'])
    site.now = closes
    const other = await site.person('高原', ['officer'])
    const requests = await Promise.all([officer, other].map((by) => requestOpening(site.db, by, id, closes)))
    expect(requests.map((one) => (one.ok ? 'asked' : one.refusal.why)).toSorted()).toEqual([
      'asked',
      'changed-meanwhile',
    ])
    const acts = await Promise.all([approver, auditor].map((by) => openProposals(site.db, by, id, closes)))
    expect(acts.map((one) => (one.ok ? 'opened' : one.refusal.why)).toSorted()).toEqual([
      'changed-meanwhile',
      'opened',
    ])
    expect(await countOf('proposals-opened', id)).toBe(1)
  })

  test('tells the two who open, every applicant, and each asks the same of the database', async () => {
    const rounds = [await sealedRound(site, ['一']), await sealedRound(site, ['二', '三', '四'])]
    const statements = []
    for (const { id, proposals, plan } of rounds) {
      site.now = closes + 1000
      must(await requestOpening(site.db, officer, id, site.now))
      await site.get(opening(id), auditor)
      const pageCounts = { ...site.counts }
      await opened(id)
      statements.push([pageCounts, { ...site.counts }])
      for (const [at, { by }] of proposals.entries()) {
        const letters = await lettersTo(by)
        const number = `${plan.code}-SQ-000${at + 1}`
        const digest = await digestOf(proposals[at]?.id ?? '')
        expect(letters[0]).toMatchObject({
          subject: `申报书已开启：${number}`,
          about: `/calls/${id}/opening`,
        })
        expect(letters[0]?.body).toContain(`${number}在开启清单里，内容摘要SHA-256 ${digest}`)
        expect(letters[0]?.grounds).toContain('clause-')
      }
    }
    expect(statements[0]).toEqual(statements[1])
    expect((await lettersTo(auditor)).filter(({ subject }) => subject.startsWith('请见证开启'))).not.toEqual(
      [],
    )
  })
})

describe('the record', () => {
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
      { number: `${plan.code}-SQ-0001`, sha256: await digestOf(first.id) },
      { number: `${plan.code}-SQ-0003`, sha256: await digestOf(last.id) },
    ]
    expect(record.opened).toMatchObject({ by: '郑怡', at: closes + 5000, proposals: 2, list: lines })
    expect(record.requested).toMatchObject({ by: '林芳' })
    const file = await site.fetch(`/calls/${id}/opening.txt`)
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.opened?.sha256)
    expect(new TextDecoder().decode(bytes)).toBe(lines.map((one) => `${one.number} ${one.sha256}\n`).join(''))
    const page = (await site.get(`/calls/${id}/opening`)).text
    for (const { number, sha256 } of lines)
      expect([page.includes(number), page.includes(sha256)]).toEqual([true, true])
    expect(page).not.toContain(`${plan.code}-SQ-0002`)
    const call = (await site.get(`/calls/${id}`)).text
    expect(call).toContain(record.opened?.sha256)
    expect((await site.get(`/proposals/${first.id}/receipt`, first.by)).text).toContain(
      lines[0]?.sha256 ?? '!',
    )
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
    list: { number: string; sha256: string }[]
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

async function countOf(what: string, roundId: string): Promise<number> {
  const [row] = await site.db.all<{ n: number }>(
    sql`select count(*) as n from history where what = ${what} and subject = ${`round:${roundId}`}`,
  )
  return row?.n ?? 0
}

const lettersTo = (by: Someone) =>
  site.db.all<{ subject: string; body: string; about: string; grounds: string }>(
    sql`select subject, body, about, grounds from letters where to_id = ${by.id} order by at desc, rowid desc`,
  )
