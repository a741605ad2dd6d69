import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { must } from '../../src/demonstration/must.ts'
import { dateOn } from '../../src/desks/dates/pages.ts'
import { dueDatesIn } from '../../src/desks/dates/rules.ts'
import { FINDS } from '../../src/desks/dates/store.ts'
import { mineAmong } from '../../src/desks/matters/rules/matter.ts'
import { makeFeed } from '../../src/people/feeds/actions.ts'
import { paths } from '../../src/paths.ts'
import { type Reader, READERS } from '../access/table.ts'
import { makeWorld } from '../access/world.ts'

let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
}, 60_000)

/** Lines are folded after 75 bytes. */
async function read(address: string) {
  const answer = await world.site.fetch(address)
  const text = (await answer.text()).replaceAll(/\r\n[ \t]/g, '')
  return { status: answer.status, headers: answer.headers, text, titles: linesIn(text, 'SUMMARY') }
}
const linesIn = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`^${name}:(.*)`, 'gm'))].map(([, line = '']) =>
    line.replaceAll('\\', '').trim(),
  )

async function feedOf(reader: Reader) {
  const person = world.readers[reader]
  if (!person) throw new Error(`${reader} has no account`)
  const { token } = must(await makeFeed(world.site.db, person, world.site.now))
  return read(paths.dates(`${token}.ics`))
}

const PEOPLE = READERS.filter((reader) => reader !== 'visitor')
const DESKS: [Reader, keyof typeof FINDS][] = [
  ['member', 'applicant'],
  ['expert', 'expert'],
  ['officer', 'officer'],
  ['approver', 'approver'],
  ['finance', 'finance'],
  ['auditor', 'auditor'],
  ['administrator', 'administrator'],
  ['worker', 'community'],
  ['operator', 'operator'],
]

describe('somebody’s own calendar', () => {
  test.each(DESKS)('of %s has what waits on the desk of %s', async (reader, desk) => {
    const { status, headers, titles, text } = await feedOf(reader)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(headers.get('cache-control')).toBe('private, no-store')
    const person = world.readers[reader]
    if (!person) throw new Error('nobody')
    const asking = { db: world.site.db, person, now: world.site.now }
    const here = dueDatesIn(mineAmong(await FINDS[desk](asking))).map((one) => dateOn(desk, one).title)
    expect(titles).toEqual(expect.arrayContaining(here))
    expect(linesIn(text, 'URL;VALUE=URI').every((url) => url.includes('/desks/'))).toBe(true)
  })

  test('has something for those who have much to do', async () => {
    for (const reader of ['officer', 'member', 'expert', 'approver'] as const)
      expect([reader, (await feedOf(reader)).titles.length > 0]).toEqual([reader, true])
  })

  test('names nobody and nothing: no organization, project, person or round', async () => {
    const names = await world.site.db.all<{ name: string }>(sql`
      select name from organizations union select name from people union select title from submissions
      union select plan ->> '$.title' from rounds`)
    expect(names.length).toBeGreaterThan(150)
    for (const reader of PEOPLE) {
      const { text } = await feedOf(reader)
      expect([reader, names.filter(({ name }) => name !== '' && text.includes(name))]).toEqual([reader, []])
    }
  })

  test('is nobody’s by another address, and empty for staff who lack a second factor', async () => {
    for (const name of ['unknown.ics', '.ics', 'x'.repeat(3000), '%00.ics', '../../etc/passwd.ics'])
      expect([name, (await read(`/dates/${encodeURIComponent(name)}`)).status]).toEqual([name, 404])
    const officer = await world.site.person('无二步', ['officer'])
    await world.site.db.batch([
      world.site.db.run(sql`delete from demonstration`),
      world.site.db.run(sql`update people set two_factor_enabled = 0 where id = ${officer.id}`),
    ])
    const { token } = must(await makeFeed(world.site.db, officer, world.site.now))
    const { status, titles } = await read(paths.dates(token))
    expect([status, titles]).toEqual([200, []])
  })
})
