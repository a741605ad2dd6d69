import { readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { makeApp } from '../../../src/app.tsx'
import { openDb } from '../../../src/db/db.ts'
import { type Value, openSqlite } from '../../../src/machine/sqlite.ts'
import { paths } from '../../../src/paths.ts'
import { cookieOf } from '../../somebody.ts'
import { type Asked, NOW } from '../scale/asked.ts'
import { env } from '../scale/here.ts'
import { type Client, MOST_CLIENTS, type Main, type Work } from './asked.ts'

/** Which pages are asked for, by whom, and the main statement of each. */
const [from = '', to = ''] = process.argv.slice(2)
const { ids, cookies }: Asked = JSON.parse(readFileSync(from, 'utf8'))
const [app, db] = [makeApp(() => NOW), openDb(env.DB)]
const cookie = cookies['officer'] ?? ''
/** The same file: what is asked through it is timed. */
const watched = openSqlite(`${process.env['BENCH_DATA']}.sqlite`)
const TIMES = 9
const id = (of: string): string => ids[of] ?? ''

const sheets = await clientsOf(
  sql`select a.id, v.person_id as "by" from assignments a join experts e on e.id = a.expert_id
    join invitation_acceptances v on v.invitation_id = e.invitation_id left join sheets s on s.assignment_id = a.id
    where s.assignment_id is null and a.round_id = ${id('scoring round')}`,
  (of) => ({ path: paths.sheet(of) }),
)
const submissions = await clientsOf(
  sql`select s.proposal_id as id, min(m.person_id) as "by" from current_submissions s join proposals p on p.id = s.proposal_id
    join memberships m on m.organization_id = p.organization_id
    where s.round_id = (select round_id from proposals where id = ${id('open proposal')}) group by s.proposal_id`,
  (of) => ({ path: paths.submission(of), sends: 'submission', before: paths.reopening(of) }),
)

const work: Work[] = [
  await page('ranking', paths.decision(id('round')), [42.6, 44]),
  await page('list of proposals', paths.proposals(id('round')), [30.2, 74]),
  await page('one proposal', paths.proposal(id('proposal')), [18.2, 102]),
  { name: 'sheet page', main: await mainOf(sheets[0]), clients: sheets, hotcrp: [14.4, 159] },
  {
    name: 'save a sheet',
    main: null,
    clients: sheets.map((one) => ({ ...one, path: `${one.path}/draft`, sends: 'sheet' })),
    hotcrp: [12.7, 175],
  },
  { name: 'submit', main: null, clients: submissions, hotcrp: [18.7, 112] },
  await page('calendar', paths.calendar()),
  await page('payments of a round', paths.roundPayments(id('round'))),
  await page('home for visitors', paths.home(), undefined, ''),
]
writeFileSync(to, JSON.stringify(work))

async function page(name: string, path: string, hotcrp?: [number, number], by = cookie): Promise<Work> {
  const client = { path, cookie: by }
  const clients = Array.from({ length: MOST_CLIENTS }, () => client)
  return { name, main: await mainOf(client), clients, ...(hotcrp && { hotcrp }) }
}

async function clientsOf(found: ReturnType<typeof sql>, make: (id: string) => Omit<Client, 'cookie'>) {
  const rows = await db.all<{ id: string; by: string }>(sql`${found} limit ${MOST_CLIENTS}`)
  const signing = { db, secret: env.AUTH_SECRET }
  return Promise.all(
    rows.map(async (row) => ({ ...make(row.id), cookie: await cookieOf(signing, row.by, NOW) })),
  )
}

/** The dearest of what the page asks, the median of some times. */
async function mainOf(client: Client | undefined): Promise<Main | null> {
  const asked = new Map<string, number[]>()
  env.DB.ask = <T>(query: string, values: Value[], asLists: boolean) => {
    const begun = performance.now()
    const answer = watched.ask<T>(query, values, asLists)
    const key = JSON.stringify({ query, values })
    asked.set(key, [...(asked.get(key) ?? []), performance.now() - begun])
    return answer
  }
  for (let time = 0; time < TIMES; time += 1) {
    const answer = await app.request(client?.path ?? '', { headers: { cookie: client?.cookie ?? '' } }, env)
    if (answer.status !== 200) throw new Error(`${client?.path}: ${answer.status}`)
    await answer.arrayBuffer()
  }
  Reflect.deleteProperty(env.DB, 'ask')
  const [dearest] = [...asked].toSorted(([, a], [, b]) => middle(b) - middle(a))
  return dearest ? JSON.parse(dearest[0]) : null
}

function middle(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
