import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { subjects } from '../../src/history/subjects.ts'
import { letterTo, letterToRole } from '../../src/letters/store.ts'
import { setChannel } from '../../src/post/actions.ts'
import type { Parcel } from '../../src/post/rules/parcel.ts'
import { leave } from '../made.ts'
import { NOW } from '../people/site.ts'
import { person } from '../round/people.ts'
import { SECRETS, reachedSite } from './reached.ts'

/** The group of the office, which a robot tells that there is something to do. */
let site: Awaited<ReturnType<typeof reachedSite>>
beforeAll(async () => {
  site = await reachedSite()
  for (const [id, role] of [
    ['one', 'officer'],
    ['two', 'officer'],
    ['judge', 'expert'],
  ] as const)
    await site.person(id, [role])
  await site.person('applicant')
  const by = person('admin', ['administrator'])
  await setChannel(site.db, SECRETS, by, { channel: 'wecom', url: 'https://robot.example.org/?key=x' }, NOW)
})

const LETTER = {
  ...{ kind: 'task' as const, subject: '请核对：安怡养老', body: '得分88.5，电话13800000000' },
  ...{ about: '/proposals/abc', grounds: [] },
}
const robots = (sent: Parcel[]) => sent.filter(({ to }) => to === '')

test('a robot tells once what several are asked to do, with its kind and where, and nothing of it', async () => {
  site.clock.now += 1000
  await site.db.batch([letterToRole('officer', LETTER)(site.db, site.clock.now)])
  const sent = robots(await site.arrives())
  expect(sent).toEqual([
    {
      ...{ id: expect.stringMatching(/^[0-9a-f]{32}$/), to: '', subject: '新信件' },
      ...{ text: '新信件：要我办的事，请登录查看。', link: 'https://site.example.org/proposals/abc' },
    },
  ])
  expect(robots(await site.arrives())).toEqual([])
})

test('another thing, or the same at another time, is told anew', async () => {
  for (const about of ['/proposals/abc', '/proposals/def', '/proposals/def']) {
    site.clock.now += 1000
    await site.db.batch([letterToRole('officer', { ...LETTER, about })(site.db, site.clock.now)])
  }
  expect(robots(await site.arrives()).map(({ link }) => new URL(link).pathname)).toEqual([
    ...['/proposals/abc', '/proposals/def', '/proposals/def'],
  ])
})

test('nothing is told of what applicants and experts are asked, nor of what nobody has to do', async () => {
  site.clock.now += 1000
  const { db, clock } = site
  await db.batch([letterTo('applicant', LETTER)(db, clock.now), letterTo('judge', LETTER)(db, clock.now)])
  for (const kind of ['result', 'money', 'news', 'members', 'security'] as const)
    await db.batch([letterTo('one', { ...LETTER, kind })(db, clock.now)])
  expect(robots(await site.arrives())).toEqual([])
})

test('what one of them chose for themselves, and their quiet hours, change nothing for the group', async () => {
  site.clock.now += 1000
  const { db, clock } = site
  await leave(
    db,
    [{ subject: subjects.person('one'), what: 'reach-chosen', by: 'one', at: clock.now }],
    [
      db.run(sql`insert into reach_choices (person_id, version, ways, quiet_from, quiet_until, at)
        values ('one', 1, '{"mail":{"task":"none"},"wecom":{"task":"none"}}', 0, 23, ${clock.now})`),
    ],
  )
  await db.batch([letterTo('one', LETTER)(db, clock.now)])
  expect(robots(await site.arrives())).toHaveLength(1)
})

test('whoever is the office no more when it is written is not', async () => {
  site.clock.now += 1000
  const { db, clock } = site
  await leave(
    db,
    [{ subject: subjects.person('one'), what: 'role-ended', by: 'admin', at: clock.now }],
    [
      db.run(sql`insert into role_ends (grant_id, by_id, at)
        select id, 'admin', ${clock.now} from role_grants where person_id = 'one'`),
    ],
  )
  await db.batch([letterTo('one', LETTER)(db, clock.now)])
  expect(robots(await site.arrives())).toEqual([])
})
