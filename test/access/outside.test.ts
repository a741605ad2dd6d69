import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeApp } from '../../src/app.tsx'
import { paths } from '../../src/paths.ts'
import { declaredIn } from '../../src/web/declared.ts'
import { breaks } from '../breaks.ts'
import { addressOf } from './addresses.ts'
import { bytesOf } from './bytes.ts'
import { changeOthers } from './others.ts'
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
  for (const word of WORDS) answers.set(`search ${word}`, await foundBy(reader, word))
  return answers
}

/** What whoever looks for a word finds that not everybody finds. */
async function foundBy(reader: Reader, word: string): Promise<string> {
  const { json } = await world.site.json(paths.searchFor(word), world.readers[reader])
  const groups = z.array(GROUP).parse(json['groups'])
  const inside = groups.filter(({ kind }) => kind !== 'notice').flatMap(({ hits }) => hits)
  // how many there are counts what everybody finds, too
  return JSON.stringify(inside.filter((hit) => hit['inside'] === 1).map((hit) => ({ ...hit, total: null })))
}
const GROUP = z.object({ kind: z.string(), hits: z.array(z.record(z.string(), z.unknown())) })
const WORDS = ['服务', '社区', '老人', '2026', '别期']

/** What is changed by hand is no longer what it should be. */
const SAYS = {
  operator: () => breaks('applicants-are-their-own', 'snapshots-of-the-applicant'),
  outsider: () => breaks('paid-to-the-party'),
}

describe.each([
  ['operator', '别期甲', 60, 10],
  ['outsider', '别期乙', 20, 30],
] as const)('the %s', (reader, mark, open, others) => {
  let before: Map<string, string>
  test('is shown much, and much is changed elsewhere', async () => {
    SAYS[reader]()
    before = await seenBy(reader)
    expect(before.size).toBeGreaterThan(open)
    expect(before.get('search 2026')).toContain('"kind":"round"')
    const changed = await changeOthers(world.site.db, world.cast.officer, {
      ...{ round: idsOf.get(reader)?.get('round') ?? '', mark },
    })
    expect(changed.length).toBeGreaterThan(others)
  }, 120_000)

  test('learns nothing of it', async () => {
    const after = await seenBy(reader)
    const differing = [...before].filter(([address, answer]) => after.get(address) !== answer)
    expect(differing.map(([address]) => address)).toEqual([])
    expect([...after.values()].filter((answer) => answer.includes(mark))).toEqual([])
  }, 120_000)
})

test('and what was changed is there to be seen by an officer', async () => {
  const answer = await world.site.get('/rounds', world.readers.officer)
  expect(answer.text).toContain('别期乙')
})
