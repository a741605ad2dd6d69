import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { readBundle } from '../../src/bundle/files.ts'
import { type Cast, makeCast } from '../../src/demonstration/cast.ts'
import conflicts from '../../src/demonstration/dongcheng-2013/conflicts.csv?raw'
import experts from '../../src/demonstration/dongcheng-2013/experts.csv?raw'
import organizations from '../../src/demonstration/dongcheng-2013/organizations.csv?raw'
import proposals from '../../src/demonstration/dongcheng-2013/proposals.json?raw'
import round from '../../src/demonstration/dongcheng-2013/round.json?raw'
import scores from '../../src/demonstration/dongcheng-2013/scores.csv?raw'
import { play2013ToClosing, play2013ToSheets } from '../../src/demonstration/dongcheng-2013.ts'
import { must } from '../../src/demonstration/must.ts'
import { playSmallRounds } from '../../src/demonstration/small.ts'
import type { Person } from '../../src/people/rules/person.ts'
import { type Site, type Someone, cookieOf, openSite } from '../support.ts'
import { tableOf } from './table.ts'

/** What a request costs on the demonstration: `npm run bench`. Milliseconds are the median of 15, beside the home page's. */
const NOW = Date.parse('2026-06-15T10:00:00+08:00')
let site: Site
let cast: Cast
let ids: Record<string, string>

beforeAll(async () => {
  site = await openSite(NOW)
  const files = { 'round.json': round, 'organizations.csv': organizations, 'proposals.json': proposals }
  const read = readBundle({
    ...files,
    'scores.csv': scores,
    'experts.csv': experts,
    'conflicts.csv': conflicts,
  })
  const bundle = must(read.ok ? read : { ok: false, refusal: { why: read.refusal.reason } })
  cast = await makeCast(
    site.db,
    bundle.organizations,
    bundle.experts,
    Date.parse('2013-03-18T09:00:00+08:00'),
    env.DATA_SECRET,
  )
  const stage = { db: site.db, bucket: env.FILES, cast, say: () => {} }
  const { roundId } = await play2013ToSheets(stage, bundle)
  await play2013ToClosing(stage, bundle, roundId)
  await playSmallRounds(stage, bundle, NOW)
  await site.db.run(sql`update people set two_factor_enabled = 1`)
  const [found] = await site.db.all<Record<string, string>>(sql`
    select r.id as round, (select id from notices where round_id = r.id) as notice,
      (select j.id from projects j join agreements g on g.id = j.agreement_id where g.round_id = r.id limit 1) as project,
      (select a.id from assignments a join experts e on e.id = a.expert_id left join sheets s on s.assignment_id = a.id
        where e.name = '评审专家01' and s.assignment_id is null limit 1) as sheet,
      (select p.id from proposals p join proposal_standings t on t.proposal_id = p.id where t.standing = 'draft' limit 1) as draft
    from rounds r where r.code = '2013'`)
  ids = found ?? {}
}, 120_000)

test('what each request costs', async () => {
  const signedIn = async (person: Person | undefined): Promise<Someone | undefined> =>
    person && { ...person, cookie: await cookieOf(site.db, person.id, 0) }
  const officer = await signedIn(cast.officer)
  const requests: [string, string, Someone | undefined][] = [
    ['home', '/', undefined],
    ['notice of 15 awards', `/notices/${ids['notice']}`, undefined],
    ['project', `/projects/${ids['project']}`, undefined],
    ['money: every payment', '/money', undefined],
    ['round’s home', `/rounds/${ids['round']}`, officer],
    ['search, one word', '/search?q=%E5%8A%A9%E6%AE%8B', officer],
    ['proposals, 50 of 78', `/rounds/${ids['round']}/proposals`, officer],
    ['screening, 50 of 78', `/rounds/${ids['round']}/screening`, officer],
    ['decision room, 221 sheets', `/rounds/${ids['round']}/decision`, officer],
    ['history, 50 entries', `/rounds/${ids['round']}/history`, officer],
    ['officer’s desk', '/desks/officer', officer],
    ['auditor’s desk', '/desks/auditor', await signedIn(cast.auditor)],
    ['applicant’s desk', '/desks/applicant', await signedIn(cast.members.get('O010'))],
    ['score sheet', `/sheets/${ids['sheet']}`, await signedIn(cast.experts.get('E01')?.person)],
    ['proposal form', `/proposals/${ids['draft']}`, await signedIn(cast.members.get('O010'))],
  ]
  const rows = []
  for (const [name, path, as] of requests) rows.push({ name, ...(await measured(path, as)) })
  expect(rows.every(({ status }) => status === 200)).toBe(true)
  const home = rows[0]?.ms ?? 1
  console.log(
    tableOf(rows.map(({ ms, ...row }) => ({ ...row, ms: ms.toFixed(1), 'of home': (ms / home).toFixed(2) }))),
  )
})

async function measured(path: string, as: Someone | undefined) {
  const times = []
  let status = 0
  let bytes = 0
  for (let i = 0; i < 15; i += 1) {
    const begun = performance.now()
    const answer = await site.get(path, as)
    times.push(performance.now() - begun)
    status = answer.status
    bytes = new TextEncoder().encode(answer.text).length
  }
  const { trips, statements } = site.counts
  const { rowsRead, rowsWritten } = site.meter
  const ms = times.toSorted((a, b) => a - b)[7] ?? 0
  return { status, trips, statements, rowsRead, rowsWritten, bytes, ms }
}
