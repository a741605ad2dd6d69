import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../../src/people/rules/person.ts'
import { draftAgreement, signAgreement } from '../../../src/round/agreements/actions.ts'
import { agreementsWaitingFor, awardsWithoutAgreement } from '../../../src/round/agreements/store/desks.ts'
import { type Site, openSite } from '../../pageless.ts'
import { NOON, OVER, decidedRound, eventsOf, lettersTo } from '../publicity/cast.ts'
import { STARTS, announcedRound, drafted, the } from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})

const STALE = { ok: false, refusal: { why: 'changed-meanwhile' } }
const TERMS = { startsOn: STARTS }

async function signable() {
  const round = await announcedRound(site, ['甲项目', '乙项目'], 1)
  const first = the(round.ranked[0])
  return { round, first, id: await drafted(site, round, first) }
}

describe('drafting', () => {
  test('gives a number, the award, the term and its tranches, and tells both sides', async () => {
    const { round, first, id } = await signable()
    const [row] = await site.db.all(
      sql`select seq, amount_fen, starts_on, ends_on, submission_id from agreements where id = ${id}`,
    )
    expect(row).toEqual({
      seq: 1,
      amount_fen: first.ask,
      starts_on: '2013-07-01',
      ends_on: '2014-06-30',
      submission_id: first.submissionId,
    })
    const tranches = await site.db.all<{ amount_fen: number; gate: string }>(
      sql`select amount_fen, gate from tranches where agreement_id = ${id} order by seq`,
    )
    expect(tranches).toEqual([
      { amount_fen: 500_000, gate: 'agreement_signed' },
      { amount_fen: 300_000, gate: 'midterm_passed' },
      { amount_fen: 200_001, gate: 'final_passed' },
    ])
    expect(await eventsOf(site, `agreement:${id}`)).toEqual(['agreement-drafted'])
    expect(await eventsOf(site, `proposal:${first.id}`)).toEqual([
      ...['proposal-started', 'proposal-submitted', 'eligibility-checked', 'agreement-drafted'],
    ])
    expect(await lettersTo(site, first.member)).toContain('请签署项目协议：甲项目')
    expect(await lettersTo(site, round.approver)).toContain('请签署项目协议：甲项目')
  })

  test('numbers run on within the round, also when two are drafted at once', async () => {
    const round = await announcedRound(site, ['甲项目', '乙项目', '丙项目'], 3)
    const all = await Promise.all(
      round.ranked.map(({ id }) => draftAgreement(site.db, round.officer, id, TERMS, OVER)),
    )
    expect(all.every(({ ok }) => ok)).toBe(true)
    const rows = await site.db.all<{ seq: number }>(
      sql`select seq from agreements where round_id = ${round.id} order by seq`,
    )
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  test('two at once for one award: one is drafted', async () => {
    const round = await announcedRound(site, ['甲项目'], 1)
    const { id } = the(round.ranked[0])
    const both = await Promise.all([1, 2].map(() => draftAgreement(site.db, round.officer, id, TERMS, OVER)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
  })

  test('is refused without an award, for the past, and to others than officers', async () => {
    const round = await announcedRound(site, ['甲项目', '乙项目'], 1)
    const [first, second] = [the(round.ranked[0]), the(round.ranked[1])]
    const why = async (by: Person, id: string, startsOn = STARTS) => {
      const done = await draftAgreement(site.db, by, id, { startsOn }, OVER)
      return done.ok ? null : done.refusal
    }
    expect(await why(round.officer, second.id)).toEqual({ why: 'not-awarded', by: '#announcement' })
    expect(await why(round.officer, first.id, '2013-06-14')).toEqual({
      why: 'starts-in-past',
      today: '2013-06-15',
    })
    expect(await why(round.approver, first.id)).toEqual({ why: 'not-your-role', needs: 'officer' })
    expect(await why(round.officer, 'nowhere')).toEqual({ why: 'not-found' })
    const undecided = await decidedRound(site, ['丁项目'], 1)
    expect(await why(undecided.officer, the(undecided.ranked[0]).id)).toEqual({
      why: 'not-awarded',
      by: '#announcement',
    })
  })
})

describe('signing', () => {
  test.each(['organization', 'bureau'] as const)('the %s first, then the other: in force', async (side) => {
    const { round, first, id } = await signable()
    const order = side === 'bureau' ? [round.approver, first.member] : [first.member, round.approver]
    const [one, other] = [the(order[0]), the(order[1])]
    const half = await signAgreement(site.db, one, id, OVER)
    expect(half).toEqual({ ok: true, value: { id, side, isInForce: false } })
    expect(await lettersTo(site, other)).toContain('等您签署：甲项目')
    const gates = () => site.db.all(sql`select gate, at from passed_gates where agreement_id = ${id}`)
    expect(await gates()).toEqual([])
    const whole = await signAgreement(site.db, other, id, OVER + 1)
    expect(whole).toMatchObject({ ok: true, value: { isInForce: true } })
    expect(await gates()).toEqual([{ gate: 'agreement_signed', at: OVER + 1 }])
    expect(await lettersTo(site, first.member)).toContain('协议生效：甲项目')
    expect(await eventsOf(site, `agreement:${id}`)).toEqual([
      'agreement-drafted',
      'agreement-signed',
      'agreement-signed',
    ])
  })

  test('two at once for one side: one signs', async () => {
    const { first, id } = await signable()
    const both = await Promise.all([1, 2].map(() => signAgreement(site.db, first.member, id, OVER)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
    const again = await signAgreement(site.db, first.member, id, OVER + 1)
    expect(again).toEqual({
      ok: false,
      refusal: { why: 'already-signed', by: 'agreements.signWorkingDays', side: 'organization', at: OVER },
    })
  })

  test('who is both says for which side, and signs for the organization alone', async () => {
    const { round, first, id } = await signable()
    const { organizations, interests } = first.member
    const both: Person = { ...round.approver, organizations, interests }
    const unsaid = await signAgreement(site.db, both, id, OVER)
    expect(unsaid).toEqual({ ok: false, refusal: { why: 'say-side' } })
    const bureau = await signAgreement(site.db, both, id, OVER, { side: 'bureau' })
    const own = { why: 'own-interest', by: '#second-person', organizations: [first.organization] }
    expect(bureau).toEqual({ ok: false, refusal: own })
    const organization = await signAgreement(site.db, both, id, OVER, { side: 'organization' })
    expect(organization).toEqual({ ok: true, value: { id, side: 'organization', isInForce: false } })
  })

  test('an officer may read it and not sign; for others it is not there', async () => {
    const { round, id } = await signable()
    const stranger = await site.member('别家')
    const expert = await site.person('专家', ['expert'])
    const why = async (by: Person) => {
      const done = await signAgreement(site.db, by, id, OVER)
      return done.ok ? null : done.refusal
    }
    expect(await why(round.officer)).toEqual({ why: 'not-your-role', needs: 'approver' })
    expect(await why(stranger)).toEqual({ why: 'not-found' })
    expect(await why(expert)).toEqual({ why: 'not-found' })
  })
})

test('desks: awards without an agreement, and agreements that wait for me', async () => {
  const { round, first, id } = await signable()
  const second = await announcedRound(site, ['丙项目'], 1)
  const open = (await awardsWithoutAgreement(site.db)).map(({ proposalId }) => proposalId)
  expect(open).toContain(the(second.ranked[0]).id)
  expect(open).not.toContain(first.id)
  const waiting = async (by: Person) => (await agreementsWaitingFor(site.db, by)).map((one) => one.id)
  expect(await waiting(first.member)).toEqual([id])
  expect(await waiting(round.approver)).toContain(id)
  expect(await waiting(round.officer)).toEqual([])
  await signAgreement(site.db, first.member, id, OVER)
  expect(await waiting(first.member)).toEqual([])
  await signAgreement(site.db, round.approver, id, OVER)
  expect(await waiting(round.approver)).not.toContain(id)
})
