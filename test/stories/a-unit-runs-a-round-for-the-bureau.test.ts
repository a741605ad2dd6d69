import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../src/paths.ts'
import { answerContract } from '../../src/round/calls/contracts/actions/answers.ts'
import { nameOperator, proposeContract } from '../../src/round/calls/contracts/actions/contracts.ts'
import { endContract, endOperator } from '../../src/round/calls/contracts/actions/ends.ts'
import { makeMember } from '../made.ts'
import { byEight, theOne } from '../raced.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, submittedProposal } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'

/** Two rounds are open at the same time. A service runs the first for the bureau by two of its people, and not the other. */
const { opens, closes } = PLAN.dates
const HOUR = 3_600_000
const DAY = 24 * HOUR

let site: Site
let round: Awaited<ReturnType<typeof openedRound>>
let other: Awaited<ReturnType<typeof openedRound>>
let unit: Someone
let worker: Someone
let contract: string
const [theirs, foreign] = [[] as string[], [] as string[]]

beforeAll(async () => {
  site = await openSite(opens + HOUR)
  round = await openedRound(site, { title: '委托办理的一期' })
  other = await openedRound(site, { title: '办公室自己的一期' })
  unit = await site.member('公益服务中心', 'service')
  worker = await site.person('承办的小李')
  const organizationId = unit.organizations[0]?.id ?? ''
  await makeMember(site.db, { organizationId, personId: worker.id, role: 'editor' }, site.now)
  for (const name of ['社甲', '社乙'])
    theirs.push(await submittedProposal(site, round.id, await site.member(name)))
  foreign.push(await submittedProposal(site, other.id, await site.member('别期社')))
})

const text = async (path: string, who?: Someone) => (await site.get(path, who)).text
const status = async (path: string, who?: Someone) => (await site.get(path, who)).status
const terms = { unit: '公益服务中心', basis: '委托合同2026-7号', lastOn: '2027-06-30' }
const idOf = async (query: ReturnType<typeof sql>) => (await site.db.all<{ id: string }>(query))[0]?.id ?? ''

test('an officer proposes the unit; who applies, who is nobody, and a day that is over are refused', async () => {
  const propose = (of: object) => site.post(paths.contracts(round.id), { ...terms, ...of }, round.officer)
  for (const [of, why] of [
    [{ unit: '没有的单位' }, 'no-such-unit'],
    [{ unit: '社甲' }, 'unit-applies'],
    [{ lastOn: '2020-01-01' }, 'last-day-over'],
  ] as const)
    expect((await propose(of)).json).toMatchObject({ why })
  theOne(
    await byEight(paths.contracts, () => proposeContract(site.db, round.officer, round.id, terms, site.now)),
  )
  contract = await idOf(sql`select id from contracts where round_id = ${round.id}`)
  expect((await propose({})).json).toMatchObject({ why: 'contracted-already' })
})

test('its people are named, not who holds a role, and see nothing before another person has confirmed it', async () => {
  const name = (person: string) => site.post(paths.contractPeople(contract), { person }, round.officer)
  expect((await name(round.approver.id)).json).toMatchObject({ why: 'no-member' })
  theOne(
    await byEight(paths.contractPeople, () =>
      nameOperator(site.db, round.officer, contract, worker.id, site.now + 1),
    ),
  )
  expect((await name(worker.id)).json).toMatchObject({ why: 'named-already' })
  expect(await status(paths.round(round.id), worker)).toBe(403)
  const answer = { outcome: 'confirmed', because: '' }
  expect((await site.post(paths.contractAnswer(contract), answer, round.officer)).status).toBe(403)
  site.now += HOUR
  theOne(
    await byEight(paths.contractAnswer, () =>
      answerContract(site.db, round.approver, contract, { outcome: 'confirmed', because: '' }, site.now),
    ),
  )
  expect((await site.get(paths.round(round.id), worker)).location).toBe(paths.secondFactor())
  await site.db.run(sql`update people set two_factor_enabled = 1`)
  expect(await text('/letters', worker)).toContain('您开始承办')
})

test('from then on the unit does not apply there, and its people hold no role', async () => {
  const organization = unit.organizations[0]?.id ?? ''
  const start = await site.post(paths.proposals(round.id), { organization }, unit)
  expect(start.json).toMatchObject({ why: 'runs-the-round' })
  const elsewhere = await site.post(paths.proposals(other.id), { organization }, unit)
  expect(elsewhere.json['why']).not.toBe('runs-the-round')
  const administrator = await site.person('管理员', ['administrator'])
  const given = await site.post(paths.role(worker.id), { role: 'officer' }, administrator)
  expect(given.json).toMatchObject({ why: 'runs-a-round' })
})

test('they run their round as its officer, and the other one is not there', async () => {
  site.now = closes + HOUR
  for (const path of [
    paths.round(round.id),
    paths.proposals(round.id),
    paths.screening(round.id),
    paths.history(round.id),
  ])
    expect(await status(path, worker), path).toBe(200)
  for (const id of theirs) expect(await status(paths.proposal(id), worker)).toBe(200)
  for (const path of [
    paths.round(other.id),
    paths.proposals(other.id),
    ...foreign.map(paths.proposal),
    ...foreign.map(paths.eligibility),
  ])
    expect(await status(path, worker), path).toBe(404)
  for (const path of [
    '/rounds',
    '/organizations',
    '/people',
    '/need-book',
    '/experts',
    '/desks/officer',
    paths.amendments(round.id),
  ])
    expect(await status(path, worker), path).toBe(403)
  const [first = ''] = theirs
  const passed = await site.post(paths.eligibility(first), { outcome: 'eligible', reason: '' }, worker)
  expect(passed.status).toBe(200)
  const [strange = ''] = foreign
  expect(
    (await site.post(paths.eligibility(strange), { outcome: 'eligible', reason: '' }, worker)).status,
  ).toBe(404)
})

test('their desk has what waits in their round alone, and no link of it or of its pages is closed to them', async () => {
  const desk = await text(paths.operatorDesk(), worker)
  expect(desk).toContain('委托办理的一期')
  expect(desk).not.toContain('办公室自己的一期')
  const seen = new Map([[paths.operatorDesk(), desk]])
  const closed: string[] = []
  for (let left = [...seen.keys()]; left.length > 0 && seen.size < 150;) {
    const found = left.flatMap((path) =>
      [...(seen.get(path) ?? '').matchAll(/href="(\/[^"#?]*)/g)].map(([, href = '']) => href),
    )
    left = [...new Set(found)].filter(
      (path) =>
        !seen.has(path) &&
        !/\.\w+$|^\/(calls|notices|projects|needs|money|rulebooks|letters|account|sign-in)/.test(path),
    )
    for (const path of left) {
      const answer = await site.get(path, worker)
      seen.set(path, answer.text)
      if (answer.status !== 200) closed.push(`${answer.status} ${path}`)
    }
  }
  expect(closed).toEqual([])
  expect(seen.size).toBeGreaterThan(10)
  for (const [path, page] of seen) {
    // what everybody reads, and what the unit itself is
    if (path === paths.home() || path.startsWith(paths.applicantDesk())) continue
    expect([path, page.includes('办公室自己的一期'), page.includes('别期社')]).toEqual([path, false, false])
  }
})

test('they find by a word what is in their round, and nothing of the other', async () => {
  const found = async (who: Someone) => {
    const { json } = await site.json(paths.searchFor('社'), who)
    return JSON.stringify(json)
  }
  for (const id of theirs) expect(await found(worker)).toContain(`"kind":"proposal","id":"${id}"`)
  for (const id of foreign) {
    expect(await found(worker)).not.toContain(id)
    expect(await found(round.officer)).toContain(id)
  }
  expect(await found(worker)).not.toContain('"kind":"organization"')
})

test('they write on a case of theirs and see to it, and read nothing on an organization', async () => {
  const [first = ''] = theirs
  const note = { text: '材料齐全' }
  expect((await site.post(paths.proposalNotes(first), note, worker)).status).toBe(200)
  expect(await text(paths.proposalNotes(first), round.officer)).toContain('材料齐全')
  expect((await site.post(paths.proposalOwner(first), { owner: worker.id }, worker)).status).toBe(200)
  expect(await text(paths.cases(), round.officer)).toContain('承办的小李')
  const [strange = ''] = foreign
  expect((await site.post(paths.proposalNotes(strange), note, worker)).status).toBe(404)
  expect(
    (await site.post(paths.proposalOwner(strange), { owner: worker.id }, other.officer)).json,
  ).toMatchObject({
    why: 'not-a-colleague',
  })
  const applicant = await idOf(sql`select organization_id as id from proposals where id = ${first}`)
  expect(await status(paths.organizationNotes(applicant), worker)).toBe(403)
})

test('their round has its home, with what waits for them and every stage', async () => {
  const home = await text(paths.round(round.id), worker)
  expect(home).toContain('资格审查1份申报书')
  expect(home).toContain(`<a class="step" href="${paths.screening(round.id)}"`)
  expect(home).not.toContain(paths.amendments(round.id))
  expect(home).toContain('最近发生')
})

test('what they did stands in the history with the name of the unit', async () => {
  expect(await text(paths.history(round.id), round.officer)).toContain('承办的小李（公益服务中心）')
})

test('the contract ends in the middle: at once they see nothing, and an officer goes on', async () => {
  const named = await idOf(sql`select id from operators where contract_id = ${contract}`)
  theOne(await byEight(paths.operatorEnd, () => endOperator(site.db, round.officer, named, '换人', site.now)))
  expect(await status(paths.round(round.id), worker)).toBe(403)
  expect(await text(paths.cases(), round.officer)).not.toContain('承办的小李')
  await site.post(paths.contractPeople(contract), { person: unit.id }, round.officer)
  await site.post(paths.contractAnswer(contract), { outcome: 'confirmed', because: '' }, round.approver)
  expect(await status(paths.round(round.id), unit)).toBe(200)
  site.now += HOUR
  theOne(
    await byEight(paths.contractEnd, () =>
      endContract(site.db, round.approver, contract, '没有按合同办理', site.now),
    ),
  )
  expect(await status(paths.round(round.id), unit)).toBe(403)
  expect(await status(paths.operatorDesk(), unit)).toBe(403)
  const [, second = ''] = theirs
  const page = await text(paths.screening(round.id), round.officer)
  expect(page).toContain(paths.eligibility(second))
  const passed = await site.post(
    paths.eligibility(second),
    { outcome: 'eligible', reason: '' },
    round.officer,
  )
  expect(passed.status).toBe(200)
  const organization = unit.organizations[0]?.id ?? ''
  expect((await site.post(paths.proposals(round.id), { organization }, unit)).status).toBeGreaterThanOrEqual(
    400,
  )
})

test('another contract is over after its last day, without anybody’s doing', async () => {
  const lastOn = new Date(site.now + DAY).toISOString().slice(0, 10)
  expect((await proposeContract(site.db, round.officer, round.id, { ...terms, lastOn }, site.now)).ok).toBe(
    true,
  )
  const next = await idOf(sql`select id from contracts where round_id = ${round.id} order by at desc limit 1`)
  expect((await nameOperator(site.db, round.officer, next, worker.id, site.now)).ok).toBe(true)
  const yes = { outcome: 'confirmed' as const, because: '' }
  expect((await answerContract(site.db, round.approver, next, yes, site.now)).ok).toBe(true)
  expect(await status(paths.round(round.id), worker)).toBe(200)
  site.now = Date.parse(`${lastOn}T23:59:59+08:00`)
  expect(await status(paths.round(round.id), worker)).toBe(200)
  site.now += 1000
  expect(await status(paths.round(round.id), worker)).toBe(403)
})
