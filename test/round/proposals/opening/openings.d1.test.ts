import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openProposals, requestOpening } from '../../../../src/round/proposals/opening/actions.ts'
import { openSite, type Site, type Someone } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound } from '../../opened.ts'
import { enactSealing, sealedRound } from './sealing.ts'

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

const saying = (words: string) => ({
  cause: expect.objectContaining({ message: expect.stringContaining(words) }),
})

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
