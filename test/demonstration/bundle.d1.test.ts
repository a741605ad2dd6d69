import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Fault, sayFault } from '../../src/bundle/fault.ts'
import { readBundle } from '../../src/bundle/files.ts'
import { readPublic } from '../../src/bundle/verify/read.ts'
import { verify } from '../../src/bundle/verify/verify.ts'
import { makeCast } from '../../src/demonstration/cast.ts'
import { play2013ToClosing, play2013ToSheets } from '../../src/demonstration/dongcheng-2013.ts'
import { must } from '../../src/demonstration/must.ts'
import conflicts from '../../src/demonstration/dongcheng-2013/conflicts.csv?raw'
import experts from '../../src/demonstration/dongcheng-2013/experts.csv?raw'
import organizations from '../../src/demonstration/dongcheng-2013/organizations.csv?raw'
import proposals from '../../src/demonstration/dongcheng-2013/proposals.json?raw'
import round from '../../src/demonstration/dongcheng-2013/round.json?raw'
import scores from '../../src/demonstration/dongcheng-2013/scores.csv?raw'
import { nightly } from '../../src/nightly.ts'
import { people } from '../../src/people/tables.ts'
import { startOf } from '../../src/shared/days.ts'
import type { Result } from '../../src/shared/result.ts'
import { KEY, PUBLIC } from '../history/key.ts'
import { type Site, openSite } from '../support.ts'
import { breaks } from '../breaks.ts'

/** The 2013 round as it was, handed out and computed again. */
let site: Site
let roundId: string
let finish: () => Promise<unknown>
const readable = <T>(result: Result<T, Fault>): T =>
  must(result.ok ? result : { ok: false, refusal: { why: sayFault(result.refusal) } })
const bundle = readable(
  readBundle({
    ...{ 'round.json': round, 'organizations.csv': organizations, 'proposals.json': proposals },
    ...{ 'scores.csv': scores, 'experts.csv': experts, 'conflicts.csv': conflicts },
  }),
)

const NOW = startOf('2014-06-01')

beforeAll(async () => {
  // a demonstration is played a proposal at a time, not a day at a time
  breaks('history-time')
  site = await openSite(NOW)
  const cast = await makeCast(
    ...([
      site.db,
      bundle.organizations,
      bundle.experts,
      Date.parse('2013-01-04T09:00:00+08:00'),
      env.DATA_SECRET,
    ] as const),
  )
  const stage = { db: site.db, bucket: env.FILES, cast, say: () => {} }
  const played = await play2013ToSheets(stage, bundle)
  roundId = played.roundId
  finish = () => play2013ToClosing(stage, bundle, roundId)
}, 120_000)

async function unzipped(): Promise<Record<string, string>> {
  const answer = await site.fetch(`/calls/${roundId}/bundle.zip`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('the public bundle of a round', () => {
  const refused = async () => {
    expect((await site.fetch(`/calls/${roundId}/bundle.zip`)).status).toBe(404)
    expect((await site.get(`/calls/${roundId}/bundle`)).text).toContain('还没有数据包')
  }

  test('is there when its result is final and a root holds it, not before', async () => {
    await nightly({ ...env, HISTORY_KEY: KEY }, startOf('2013-04-30'))
    await refused()
    await finish()
    await refused()
    await nightly({ ...env, HISTORY_KEY: KEY }, NOW)
    expect((await site.json(`/calls/${roundId}/bundle`)).json).toMatchObject({ root: '2014-06-01' })
    const { text } = await site.get(`/calls/${roundId}/bundle`)
    expect(text).toContain(`/calls/${roundId}/bundle.zip`)
    expect((await site.get(`/calls/${roundId}`)).text).toContain('公开数据包')
    expect((await site.get('/calls/nonsense/bundle')).status).toBe(404)
  })

  test('agrees, computed again, with the root and the key that are published', async () => {
    const verified = readable(await verify(await unzipped(), PUBLIC))
    expect(verified.differs).toBeNull()
    const { proofs, proposals: all, sheets, decision, payments } = verified.bundle
    const { json } = await site.json('/history/roots/2014-06-01')
    expect(json).toMatchObject(proofs.root)
    expect([all.length, sheets.length, decision.lines.length]).toEqual([78, 221, 32])
    expect([all.filter((one) => one.funded).length, payments.length > 0]).toEqual([15, true])
  })

  test('names nobody: neither who applied in vain, nor an expert, nor a person', async () => {
    const files = await unzipped()
    const read = readable(readPublic(files))
    const named = read.proposals.flatMap(({ funded }) => (funded ? [funded.organization, funded.title] : []))
    const everybody = await site.db.select({ id: people.id, name: people.name }).from(people)
    const names = [
      ...bundle.organizations.map(({ name }) => name),
      ...bundle.proposals.map(({ title }) => title),
      ...bundle.experts.map(({ name }) => name),
      ...everybody.flatMap(({ id, name }) => [id, name]),
    ].filter((name) => name !== '' && !named.includes(name))
    const texts = Object.values(files).join('\n')
    expect(names.length).toBeGreaterThan(150)
    expect(names.filter((name) => texts.includes(name))).toEqual([])
  })

  test('is not handed out where the rules of the round do not', async () => {
    await site.db.run(sql`drop trigger a_published_plan_is_frozen`)
    await site.db
      .run(sql`update rounds set plan = json_set(plan, '$.rulebook.parameters.publicity.bundle', 'none',
      '$.parameters.publicity.bundle', 'none') where id = ${roundId}`)
    expect((await site.fetch(`/calls/${roundId}/bundle.zip`)).status).toBe(404)
    expect((await site.get(`/calls/${roundId}/bundle`)).text).toContain('这一期不提供数据包')
  })
})
