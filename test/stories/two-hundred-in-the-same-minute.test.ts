import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { firstBroken } from '../../src/history/rules.ts'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { currentSubmissions } from '../../src/round/proposals/tables.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, startedProposal } from '../round/opened.ts'
import { type Answered, type Site, type Someone, openSite } from '../support.ts'

/** The last minute of a call: 200 organizations press the button, every tenth of them twice. */
const MANY = 200
let site: Site
let roundId: string
let members: Someone[]
let ids: string[]
let answers: Answered[][]

beforeAll(async () => {
  site = await openSite(PLAN.dates.opens + 3_600_000)
  roundId = (await openedRound(site)).id
  members = await Promise.all(Array.from({ length: MANY }, (_, i) => site.member(`单位${i}`)))
  ids = await Promise.all(members.map((by) => startedProposal(site, roundId, by)))
  site.now = PLAN.dates.closes - 30_000
  const press = (id: string, by: Someone | undefined) =>
    site.post(`/proposals/${id}/submission`, { declaration: 'yes' }, by)
  answers = await Promise.all(
    ids.map((id, i) =>
      Promise.all(i % 10 === 0 ? [press(id, members[i]), press(id, members[i])] : [press(id, members[i])]),
    ),
  )
}, 240_000)

const rows = () => site.db.select().from(currentSubmissions).where(eq(currentSubmissions.roundId, roundId))

test('each is received once; whoever pressed twice is told so', () => {
  const statuses = answers.map((pressed) => pressed.map(({ status }) => status).toSorted())
  expect(new Set(statuses.map(([first]) => first))).toEqual(new Set([200]))
  const second = statuses.flatMap(([, ...more]) => more)
  expect(second).toHaveLength(MANY / 10)
  expect(second.filter((status) => status !== 409 && status !== 422)).toEqual([])
})

test('every acknowledged submission is there, with the digest that was acknowledged', async () => {
  const there = new Map((await rows()).map(({ proposalId, sha256 }) => [proposalId, sha256]))
  const acknowledged = answers.flat().filter(({ status }) => status === 200)
  expect(acknowledged).toHaveLength(MANY)
  for (const { json } of acknowledged) expect(there.get(String(json['id']))).toBe(json['sha256'])
  expect(there.size).toBe(MANY)
})

test('the numbers run from 1 to 200, each once', async () => {
  const numbers = (await rows()).map(({ number }) => number)
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: MANY }, (_, i) => i + 1))
})

test('each history is whole: started, submitted, one after the other, every hash in its place', async () => {
  for (const id of ids) {
    const entries = await entriesOf(site.db, `proposal:${id}`)
    expect(entries.map(({ seq, what }) => [seq, what])).toEqual([
      [1, 'proposal-started'],
      [2, 'proposal-submitted'],
    ])
    expect(await firstBroken(entries)).toBeNull()
  }
})

test('each organization has one letter of receipt', async () => {
  const letters = await Promise.all(members.map(({ id }) => lettersTo(site.db, id)))
  expect(new Set(letters.map(({ length }) => length))).toEqual(new Set([1]))
})
