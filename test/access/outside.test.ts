import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { declaredIn } from '../../src/web/declared.ts'
import { breaks } from '../breaks.ts'
import { addressOf } from './addresses.ts'
import { bytesOf } from './bytes.ts'
import { MARK, changeOthers } from './others.ts'
import { makeWorld } from './world.ts'

/**
 * Whoever runs a round for an outside unit is given the same bytes whatever is in other rounds: at every address that is open
 * to them, as a page, as data and as a file. What everybody reads is not asked.
 */
type Reader = 'operator' | 'outsider'
let world: Awaited<ReturnType<typeof makeWorld>>
const idsOf = new Map<Reader, Map<string, string>>()

beforeAll(async () => {
  world = await makeWorld()
  const [there] = await world.site.db.all<
    Record<string, string>
  >(sql`select c.round_id as round, min(s.proposal_id) as proposal
    from operating_people o join contracts c on c.id = o.contract_id left join open_submissions s on s.round_id = c.round_id
    where o.person_id = ${world.readers.outsider.id}`)
  idsOf.set('operator', world.ids).set('outsider', new Map(Object.entries(there ?? {})))
}, 60_000)

const opened = declaredIn(makeApp()).filter(
  ({ method, who, finds = [] }) =>
    method === 'GET' && [...who, ...finds].some((asked) => asked === 'operator' || asked === 'contracted'),
)

async function seenBy(reader: Reader): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  const look = async (path: string, accept = 'text/html') => {
    const answer = await world.site.fetch(path, { headers: { accept } }, world.readers[reader])
    if (answer.ok) answers.set(`${path} ${accept}`, await bytesOf(answer))
  }
  for (const { pattern, exports } of opened) {
    const { path } = addressOf(`GET ${pattern}`, idsOf.get(reader) ?? new Map())
    await look(path)
    await look(path, 'application/json')
    if (exports) await look(`${path}?format=csv`)
  }
  return answers
}

/** What is changed by hand tells nothing of it. */
const NOTES = ['applicants-are-their-own', 'recorded-staff-notes']
const MONEY = ['agreements-of-awards', 'tranches-add-up', 'paid-what-was-planned']

describe.each([
  ['operator', 60, 12, NOTES],
  ['outsider', 20, 30, MONEY],
] as const)('the %s', (reader, open, others, broken) => {
  let before: Map<string, string>
  test('is shown much, and much is changed elsewhere', async () => {
    breaks(...broken)
    before = await seenBy(reader)
    expect(before.size).toBeGreaterThan(open)
    const changed = await changeOthers(world.site.db, idsOf.get(reader)?.get('round') ?? '')
    expect(changed.length).toBeGreaterThan(others)
  }, 120_000)

  test('learns nothing of it', async () => {
    const after = await seenBy(reader)
    const differing = [...before].filter(([address, answer]) => after.get(address) !== answer)
    expect(differing.map(([address]) => address)).toEqual([])
    expect([...after.values()].filter((answer) => answer.includes(MARK))).toEqual([])
  }, 120_000)
})

test('and what was changed is there to be seen by an officer', async () => {
  const answer = await world.site.get('/rounds', world.readers.officer)
  expect(answer.text).toContain(MARK)
})
