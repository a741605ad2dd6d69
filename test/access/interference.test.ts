import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../src/paths.ts'
import { makeApp } from '../../src/app.tsx'
import { declaredIn } from '../../src/web/declared.ts'
import { addressOf } from './addresses.ts'
import { bytesOf } from './bytes.ts'
import { routes } from './routes.ts'
import { READERS, type Reader } from './table.ts'
import { makeWorld } from './world.ts'
import { breaks } from '../breaks.ts'

/**
 * Two worlds that differ only in what a reader may not see give this reader the same bytes: at every address, as a page, as
 * data and as a file. The second world is the first with the secret changed underneath.
 */
let world: Awaited<ReturnType<typeof makeWorld>>
/** The ids of the running round, and those of the one that is sealed. */
let places: Map<string, string>[]
/** What each reader was answered in the first world. */
const before = new Map<Reader, Answers>()

const SLOW = 300_000
const STAFF: Reader[] = ['officer', 'approver', 'finance', 'auditor', 'administrator']
const OTHERS = READERS.filter((reader) => !STAFF.includes(reader))

beforeAll(async () => {
  world = await makeWorld()
  await thaw()
  const [sealed] = await world.site.db.all<{ round: string; proposal: string }>(sql`
    select round_id as round, min(proposal_id) as proposal from current_submissions
    where round_id not in (select id from unsealed_rounds) and organization_id not in ${mine()} group by round_id`)
  if (!sealed) throw new Error('a sealed proposal of somebody else')
  const noted = [
    paths.organizationNotes(world.ids.get('organization') ?? ''),
    paths.proposalNotes(world.ids.get('proposal') ?? ''),
  ]
  for (const path of noted) {
    const { status } = await world.site.form(path, { text: '一条备注' }, world.readers.officer)
    if (status !== 303) throw new Error(`${path}: ${status}`)
  }
  places = [world.ids, new Map([...world.ids, ...Object.entries(sealed)])]
  // what is unread is counted on every page: it is read before either world is looked at
  for (const reader of READERS) await world.site.get('/letters', world.readers[reader])
  for (const reader of READERS) before.set(reader, await seenBy(reader))
}, SLOW)

/** Organizations that a reader belongs to, as part of a statement. */
const mine = () =>
  sql`(select m.organization_id from memberships m where m.person_id in
    (select value from json_each(${JSON.stringify(READERS.map((reader) => world.readers[reader]?.id ?? ''))})))`

const TABLES = `submissions proposal_sections experts people recusals organizations organization_profiles
  need_contacts objections staff_notes reports final_reports enquiries amendments`.split(/\s+/)

/** Whatever keeps these from being changed is taken away; what keeps counts of them goes on. */
async function thaw() {
  const { db } = world.site
  const kept = await db.all<{ name: string }>(sql`select name from sqlite_schema where type = 'trigger'
    and sql like '% BEFORE %' and tbl_name in (select value from json_each(${JSON.stringify(TABLES)}))`)
  for (const { name } of kept) await db.run(sql`drop trigger ${sql.raw(name)}`)
}

type Answers = Map<string, string>
const asked = routes.filter((route) => route.startsWith('GET '))
const exporting = new Set(
  declaredIn(makeApp()).flatMap(({ pattern, exports }) => (exports ? [`GET ${pattern}`] : [])),
)
/** Its id says which round or proposal: it is asked in both places. */
const isPlaced = (route: string) => /^GET \/(rounds|calls|proposals)\/:id/.test(route)

async function seenBy(reader: Reader): Promise<Answers> {
  const answers: Answers = new Map()
  const look = async (path: string, accept = 'text/html') => {
    const answer = await world.site.fetch(path, { headers: { accept } }, world.readers[reader])
    answers.set(`${path} ${accept}`, `${answer.status} ${await bytesOf(answer)}`)
    return answer.ok
  }
  for (const route of asked) {
    for (const ids of isPlaced(route) ? places : places.slice(0, 1)) {
      const { path } = addressOf(route, ids)
      // whoever is refused is refused as data and as a file too: access.test.ts
      if (!(await look(path))) continue
      await look(path, 'application/json')
      if (exporting.has(route)) await look(`${path}?format=csv`)
    }
  }
  return answers
}

/** Where a reader is answered something else than in the first world. */
async function differing(readers: readonly Reader[]): Promise<string[]> {
  const found: string[] = []
  for (const reader of readers)
    for (const [address, answer] of await seenBy(reader))
      if (before.get(reader)?.get(address) !== answer) found.push(`${reader} ${address}`)
  return found
}

test(
  'the staff learn nothing of what a sealed proposal says',
  async () => {
    breaks('submissions-say-what-they-hold', 'digests-told-alike')
    const theirs = sql`(select p.id from proposals p where p.round_id not in (select id from unsealed_rounds)
    and p.organization_id not in ${mine()})`
    const said = JSON.stringify({ title: '另一个世界', summary: '另一个世界', place: '龙潭街道', months: 6 })
    const { db } = world.site
    await db.run(sql`update submissions set title = '另一个世界', category = '助残服务', place = '龙潭街道', ask_fen = 123456,
    sha256 = ${'b'.repeat(64)}, content = json_patch(content, ${said}) where proposal_id in ${theirs}`)
    await db.run(
      sql`update proposal_sections set typed = json_set(typed, '$.title', '另一个世界') where proposal_id in ${theirs}`,
    )
    expect(await differing([...STAFF, 'operator', 'outsider'])).toEqual([])
  },
  SLOW,
)

test(
  'nobody else learns that either, nor who the experts are, from whom they are barred, or whom to call',
  async () => {
    const { db } = world.site
    const own = ['expert', 'juror'] as const
    const ids = JSON.stringify(own.map((reader) => world.readers[reader]?.id ?? ''))
    const otherExperts = sql`(select e.id from experts e left join invitation_acceptances a on a.invitation_id = e.invitation_id
    where a.person_id is null or a.person_id not in (select value from json_each(${ids})))`
    await db.run(sql`update people set name = '另一位专家' || id where id in (select a.person_id from experts e
    join invitation_acceptances a on a.invitation_id = e.invitation_id where e.id in ${otherExperts})`)
    await db.run(
      sql`update experts set name = '另一位专家' || id, employer = '另一个单位' where id in ${otherExperts}`,
    )
    await db.run(sql`update recusals set reason = '另一个原因' where expert_id in ${otherExperts}`)
    await db.run(
      sql`update organizations set contact = '另一个人', phone = '13811112222' where id not in ${mine()}`,
    )
    await db.run(sql`update organization_profiles set profile = json_set(profile, '$.contacts', json('[]'))
    where organization_id not in ${mine()}`)
    await db.run(sql`update need_contacts set name = '另一个人', phone = '13811112222'`)
    await db.run(sql`update objections set name = '另一个人', phone = '13811112222'`)
    await writeOtherwise()
    const inOffice = {
      worker: ['GET /needs/:id'],
      // whoever runs the round of these for an outside unit is its officer
      operator: [
        ...['GET /rounds/:id/history', 'GET /rounds/:id/panel', 'GET /rounds/:id/scoring'],
        'GET /rounds/:id/distribution',
        ...['GET /rounds/:id/objections', 'GET /objections/:id', 'GET /search'],
        ...['GET /rounds/:id/enquiries', 'GET /enquiries/:id', 'GET /proposals/:id/notes'],
      ],
    }
    const isTheirs = (one: string) =>
      Object.entries(inOffice).some(
        ([reader, routed]) =>
          one.startsWith(`${reader} `) &&
          routed.some((route) => one.includes(addressOf(route, world.ids).path)),
      )
    const found = await differing(OTHERS)
    expect(found.filter((one) => !isTheirs(one))).toEqual([])
  },
  SLOW,
)

/** What is written for the office, or between it and an organization: found by nobody else, in search either. */
async function writeOtherwise() {
  const { db } = world.site
  await db.run(sql`update staff_notes set text = '另一条备注'`)
  const foreign = sql`(select m.id from milestones m join projects j on j.id = m.project_id
    join agreements g on g.id = j.agreement_id join proposals p on p.id = g.proposal_id where p.organization_id not in ${mine()}
    and g.id not in (select agreement_id from agreement_hosts where host_id in ${mine()}))`
  await db.run(sql`update reports set text = '另一份报告' where milestone_id in ${foreign}`)
  await db.run(sql`update final_reports set text = '另一份报告'
    where project_id in (select project_id from milestones where id in ${foreign})`)
  await db.run(sql`update enquiries set name = '另一个人'`)
  await db.run(sql`update enquiries set text = '另一个问题'
    where id not in (select enquiry_id from all_enquiry_answers)`)
  await db.run(sql`update amendments set reason = '另一个理由'
    where id not in (select amendment_id from amendment_publications)`)
}

test('and what was changed is there to be seen by whoever may', async () => {
  const found = await differing(['officer'])
  for (const path of [
    '/experts',
    addressOf('GET /needs/:id', world.ids).path,
    addressOf('GET /objections/:id', world.ids).path,
    addressOf('GET /search', world.ids).path,
  ])
    expect(found).toContain(`officer ${path} text/html`)
})
