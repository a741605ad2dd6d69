import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from './addresses.ts'
import { BODIES } from './bodies.ts'
import { BY_NOBODY, IN_STORIES, OF_THEIR_OWN } from './raced.ts'
import { declared } from './routes.ts'
import type { Reader } from './table.ts'
import { makeWorld } from './world.ts'

/**
 * What two people can do at once is done by eight: one of them has done it, the others read why not, nothing is recorded
 * twice. A round's own way is raced in test/stories, all of it; here is what an office does beside that.
 */
let world: Awaited<ReturnType<typeof makeWorld>>
/** A place that the office may give somebody to look after. */
let place: string
beforeAll(async () => {
  world = await makeWorld()
  const [found] = await world.site.db.all<{ id: string }>(
    sql`select id from places where subdistrict = '东直门街道' limit 1`,
  )
  place = found?.id ?? ''
}, 60_000)

type Typed = Record<string, unknown>
const REASON = { reason: '理由' }

/** In this order: some follow from others. */
const RACED: [route: string, reader: Reader, typed: () => Typed][] = [
  ['POST /needs/:id/steps', 'worker', () => ({ step: 'agenda', note: '走访了三户' })],
  ['POST /needs/:id/answer', 'officer', () => ({ outcome: 'not-taken-up', text: '已有别的服务' })],
  ['POST /topic-lists', 'officer', () => ({ title: '新的清单' })],
  ['POST /topics/:id/removal', 'officer', () => ({})],
  ['POST /enquiries/:id/answer', 'officer', () => ({ answer: '可以联合申报。' })],
  ['POST /rounds/:id/amendments', 'officer', () => ({ ...REASON, title: '2026年春季社区公益创投' })],
  ['POST /rulebooks/:id/enactment', 'approver', () => ({})],
  [
    'POST /calendar/:year',
    'administrator',
    () => ({ holidays: '2027-01-01', source: '国办发明电〔2026〕9号' }),
  ],
  [
    'POST /office',
    'administrator',
    () => ({
      name: '公益创投办公室',
      phone: '010-55500001',
      supervision: '010-55500002',
      address: '某街1号',
      hours: '工作日9:00至17:00',
    }),
  ],
  ['POST /partner-requests/:id/answer', 'worker', () => ({ outcome: 'agreed', note: '' })],
  ['POST /similar/:id/remarks', 'officer', () => ({})],
  ['POST /objections/:id/answer', 'officer', () => ({})],
  ['POST /sanctions/:id/reply', 'member', () => ({ text: '马上改' })],
  ['POST /sanctions/:id/decision', 'approver', () => ({})],
  ['POST /projects/:id/sanctions', 'officer', () => ({})],
  ['POST /organizations/:id/verification', 'officer', () => ({})],
  ['POST /organizations/:id/bars', 'officer', () => ({})],
  ['POST /bars/:id/decision', 'approver', () => ({})],
  [
    'POST /organizations/:id/account',
    'member',
    () => ({ holder: '社', bank: '工行东直门支行', number: '6222021234567890', again: '6222021234567890' }),
  ],
  ['POST /organizations/:id/account/reading', 'finance', () => REASON],
  ['POST /organizations/:id/certificates/:file/removal', 'member', () => ({})],
  ['POST /organizations/:id/member-links', 'member', () => ({ name: '乙', role: 'editor' })],
  [
    'POST /organizations',
    'newcomer',
    () => ({
      kind: 'community',
      name: '新社',
      filingNo: '备9',
      subdistrict: '和平里',
      contact: '新',
      phone: '010-55500009',
    }),
  ],
  [
    'POST /experts',
    'administrator',
    () => ({ name: '丁', employer: '高校', field: '社工', email: 'ding@example.org' }),
  ],
  ['POST /invitations', 'administrator', () => ({ name: '戊', email: 'wu@example.org', roles: ['officer'] })],
  ['POST /places', 'administrator', () => ({ subdistrict: '新街道', communities: '新社区' })],
  ['POST /people/:id/places', 'administrator', () => ({ place })],
  ['POST /people/:id/place-ends', 'administrator', () => ({ place })],
  ['POST /people/:id/roles', 'administrator', () => ({ role: 'auditor' })],
  ['POST /people/:id/role-ends', 'administrator', () => ({ role: 'finance' })],
  [
    'POST /register',
    'visitor',
    () => ({ username: 'eight', password: 'a long enough word', name: '八', email: 'eight@example.org' }),
  ],
]

test('every act is raced: here, in a story, in a test of its own, or by nobody, and why', () => {
  const acts = [...declared.keys()].flatMap((route) => (route.startsWith('POST ') ? [route.slice(5)] : []))
  const raced = [
    ...RACED.map(([route]) => route.slice(5)),
    ...[...IN_STORIES, ...Object.values(OF_THEIR_OWN).flat(), ...Object.values(BY_NOBODY).flat()],
  ]
  expect(raced.toSorted()).toEqual(acts.toSorted())
})

describe('done by eight at once, it is done once', () => {
  test.each(RACED)('%s by %s', async (route, reader, typed) => {
    const { path } = addressOf(route, world.ids)
    const body = { confirm: 'yes', ...BODIES[route], ...typed() }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.site.post(path, body, world.readers[reader])),
    )
    const [done = 0, ...others] = answers.map(({ status }) => status).toSorted()
    expect(done).toBe(200)
    expect(others.filter((status) => status < 400 || status >= 500)).toEqual([])
    for (const { status, json } of answers) expect(status === 200 || json['title']).toBeTruthy()
  })
})
