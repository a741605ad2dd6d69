import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findApprover } from '../../../src/desks/approver/store/desk.ts'
import { findOfficer } from '../../../src/desks/officer/store/desk.ts'
import { answerContract } from '../../../src/round/calls/contracts/actions/answers.ts'
import { nameOperator, proposeContract } from '../../../src/round/calls/contracts/actions/contracts.ts'
import { endContract, endOperator } from '../../../src/round/calls/contracts/actions/ends.ts'
import { findContracts } from '../../../src/round/calls/contracts/store/contracts.ts'
import { startProposal } from '../../../src/round/proposals/start/actions.ts'
import { type Day, startOf } from '../../../src/shared/days.ts'
import { owned } from '../../organizations/cast.ts'
import { type Site, type Someone, openSite } from '../../pageless.ts'
import { must, openedRound, organizationOf, submittedProposal } from '../opened.ts'
import { hostedBy } from '../agreements/cast.ts'
import { PLAN } from './typed.ts'
import { unlike } from '../../unlike.ts'

/** What becomes of a contract: nobody answers, nobody comes, the unit applies itself, it ends, it goes on. */
let site: Site
let round: Awaited<ReturnType<typeof openedRound>>
let unit: { owner: Someone; id: string; name: string }
const HOUR = 3_600_000
const LAST: Day = '2026-11-20'
let now: number

beforeAll(async () => {
  site = await openSite(PLAN.dates.opens)
})
beforeEach(async () => {
  now = PLAN.dates.opens + HOUR
  site.now = now
  round = await openedRound(site, {
    tracks: PLAN.tracks.map((track) => ({ ...track, kinds: ['service' as const, 'community' as const] })),
  })
  unit = await owned(site)
})

const latest = async (): Promise<string> =>
  (await findContracts(site.db, { roundId: round.id }))?.contracts[0]?.id ?? ''
async function proposed(lastOn: Day = LAST, at = now): Promise<string> {
  must(
    await proposeContract(site.db, round.officer, round.id, { unit: unit.name, basis: '合同', lastOn }, at),
  )
  return await latest()
}
const answer = (id: string, outcome: 'confirmed' | 'refused', at = now + 1) =>
  answerContract(site.db, round.approver, id, { outcome, because: '不合适' }, at)
async function confirmed(at = now): Promise<string> {
  const id = await proposed(LAST, at)
  must(await answer(id, 'confirmed', at + 1))
  return id
}
const start = (at: number) => startProposal(site.db, unit.owner, round.id, unit.id, at)

const waits = async (at: number, by = round.approver) =>
  (await findApprover(site.db, by, at)).waits.filter(
    ({ act, id }) => act === 'answer-contract' && id === round.id,
  )
const works = async (at: number) =>
  (await findOfficer(site.db, round.officer, at, 50)).works
    .filter(({ roundId, act }) => roundId === round.id && /contract|operators/.test(act))
    .map(({ act, by, held }) => ({ act, by, held }))

describe('a contract that waits', () => {
  test('stands on the approvers’ desk with its last day, until it is answered', async () => {
    const id = await proposed()
    expect(await waits(now)).toMatchObject([{ held: null, by: '2026-11-04', of: { isNew: true, people: 0 } }])
    must(await answer(id, 'confirmed'))
    expect(await waits(now + 2)).toEqual([])
  })

  test('that nobody answers is over after its last day, and the unit applies again', async () => {
    await proposed()
    expect(await start(now + 1)).toMatchObject({ refusal: { why: 'runs-the-round' } })
    const later = startOf('2026-11-21')
    expect(await waits(later)).toEqual([])
    expect(await start(later)).toMatchObject({ ok: true })
  })

  test('that is refused, or ended before anybody has read anything, leaves the unit free', async () => {
    must(await answer(await proposed(), 'refused'))
    must(await endContract(site.db, round.officer, await confirmed(now + 2), '不再委托', now + 4))
    expect(await start(now + 5)).toMatchObject({ ok: true })
  })

  test('is answered by nobody who has proposed a part of it', async () => {
    const id = await proposed()
    must(await answer(id, 'confirmed'))
    must(await nameOperator(site.db, round.officer, id, unit.owner.id, now + 2))
    expect(await waits(now + 3)).toMatchObject([{ of: { isNew: false, people: 1 } }])
    const both = { ...round.officer, roles: [...round.officer.roles, 'approver' as const] }
    expect(await waits(now + 3, both)).toMatchObject([{ held: 'own-act' }])
    const by = answerContract(site.db, both, id, { outcome: 'confirmed', because: '' }, now + 4)
    expect(await by).toMatchObject({ refusal: { why: 'own-contract' } })
  })
})

describe('a contract in force', () => {
  test('under which nobody comes is the officers’ matter', async () => {
    const id = await confirmed()
    expect(await works(now + 2)).toMatchObject([{ act: 'name-operators', held: null }])
    must(await nameOperator(site.db, round.officer, id, unit.owner.id, now + 3))
    expect(await works(now + 4)).toEqual([])
    must(await answer(id, 'confirmed', now + 5))
    const { contracts } = (await findContracts(site.db, { contractId: id })) ?? { contracts: [] }
    const named = contracts[0]?.people[0]?.id ?? ''
    must(await endOperator(site.db, round.officer, named, '换人', now + 6))
    expect(await works(now + 7)).toMatchObject([{ act: 'name-operators' }])
  })

  test('is theirs again in the week before its last day, until a longer one follows', async () => {
    await confirmed()
    const near = startOf('2026-11-14')
    expect(await works(near)).toContainEqual({ act: 'renew-contract', by: LAST, held: null })
    const again = { unit: unit.name, basis: '合同', lastOn: LAST }
    const propose = (lastOn: Day) =>
      proposeContract(site.db, round.officer, round.id, { ...again, lastOn }, near)
    expect(await propose(LAST)).toMatchObject({ refusal: { why: 'contracted-already' } })
    must(await propose('2027-06-30'))
    expect(await propose('2027-12-31')).toMatchObject({ refusal: { why: 'contracted-already' } })
    expect((await works(near + 1)).map(({ act }) => act)).not.toContain('renew-contract')
  })

  test('of a unit whose group has come to apply is to be ended, and takes nobody on', async () => {
    const id = await confirmed()
    const group = await site.member(`茶叙社${unlike()}`)
    await hostedBy(site, group, unit, site.now)
    await submittedProposal(site, round.id, group)
    expect(await works(site.now + 1)).toMatchObject([{ act: 'end-contract' }])
    expect(await nameOperator(site.db, round.officer, id, unit.owner.id, site.now + 1)).toMatchObject({
      refusal: { why: 'unit-applies' },
    })
    must(await endContract(site.db, round.officer, id, '被托管的单位申报了', site.now + 2))
    expect(await works(site.now + 3)).toEqual([])
  })

  test('is not proposed with who hosts an applicant; where it waits already it is refused, not confirmed', async () => {
    const id = await proposed()
    const group = await site.member(`茶叙社${unlike()}`)
    await hostedBy(site, group, unit, site.now)
    await submittedProposal(site, round.id, group)
    const at = site.now + 1
    expect(await answer(id, 'confirmed', at)).toMatchObject({ refusal: { why: 'unit-applies' } })
    must(await answer(id, 'refused', at))
    const again = { unit: unit.name, basis: '合同', lastOn: LAST }
    expect(await proposeContract(site.db, round.officer, round.id, again, at + 1)).toMatchObject({
      refusal: { why: 'unit-applies' },
    })
  })
})

test('whoever has run the round keeps their unit from applying in it, and holds no role until its last day', async () => {
  const id = await confirmed()
  must(await nameOperator(site.db, round.officer, id, unit.owner.id, now + 2))
  must(await answer(id, 'confirmed', now + 3))
  must(await endContract(site.db, round.approver, id, '没有按合同办理', now + 4))
  expect(await start(now + 5)).toMatchObject({ refusal: { why: 'runs-the-round' } })
  const [row] = await site.db.all(sql`select 1 from named_operators where person_id = ${unit.owner.id}`)
  expect(row).toBeUndefined()
  expect(organizationOf(unit.owner)).toBe(unit.id)
})
