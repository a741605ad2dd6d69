// oxlint-disable no-await-in-loop -- one act after another
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDb } from '../../src/db/db.ts'
import { paths } from '../../src/paths.ts'
import worker from '../../src/worker.ts'
import { allBroken } from '../broken.ts'
import { addressOf } from './addresses.ts'
import { BODIES } from './bodies.ts'
import { bytesOf } from './bytes.ts'
import { acts, routes } from './routes.ts'
import { READERS, type Reader } from './table.ts'
import { CODES, type Code, HOSTS, type Two, makeTwo, otherOf } from './two.ts'

/** Two districts of one deployment, the same to the id but for their secrets: whatever is asked of one, the other is not there. */
const SLOW = 300_000
let two: Two
beforeAll(async () => {
  two = await makeTwo()
}, SLOW)

type Step = { code: Code; reader: Reader; route: string }

async function take({ code, reader, route }: Step): Promise<Response> {
  const { method, path } = addressOf(route, two.world.ids)
  const cookie = two.as(code, reader)
  if (method === 'GET') return two.ask(code, path, {}, cookie)
  const body = JSON.stringify(BODIES[route] ?? {})
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  return two.ask(
    code,
    path,
    { method, body, headers: { ...headers, origin: `http://${HOSTS[code]}` } },
    cookie,
  )
}

/** Whatever was touched is the district's own; else what was not, and what broke down. */
async function strayed(step: Step): Promise<object[]> {
  const answer = await take(step)
  await answer.arrayBuffer()
  const { touched } = two
  const keys = touched.keys.filter((key) => !key.startsWith(`${step.code}/`))
  const foreign = touched[otherOf(step.code)]
  return foreign === 0 && keys.length === 0 && answer.status < 500
    ? []
    : [{ ...step, status: answer.status, foreign, keys }]
}

async function allStrayed(steps: Step[]): Promise<object[]> {
  const found: object[] = []
  for (const step of steps) found.push(...(await strayed(step)))
  return found
}

const asked = routes.filter((route) => !/sign-out|session-ends/.test(route))

describe('what one gives somebody is nothing to the other', () => {
  const [EAST, WEST] = CODES

  test('a session: both have the person and the session, and only one made the cookie', async () => {
    const cookie = two.as(EAST, 'officer')
    expect((await two.ask(EAST, paths.account(), {}, cookie)).status).toBe(200)
    const { status, location } = await two
      .ask(WEST, paths.account(), {}, cookie)
      .then((answer) => ({ status: answer.status, location: answer.headers.get('location') }))
    expect([status, location]).toEqual([303, expect.stringContaining('/sign-in')])
  })

  const fieldsOf = (name: string) =>
    new URLSearchParams({ name, email: `${name}@example.org`, 'roles[]': 'auditor', shown: 'abcdefghjkmn' })

  test('an invitation’s link, and what the browser keeps of it', async () => {
    const administrator = two.as(EAST, 'administrator')
    const headers = { origin: `http://${HOSTS[EAST]}` }
    const made = await two.ask(
      EAST,
      paths.invitations(),
      { method: 'POST', body: fieldsOf('zhao'), headers },
      administrator,
    )
    const kept = made.headers.getSetCookie().map((one) => one.split(';')[0])
    const shown = made.headers.get('location') ?? ''
    const here = await two.ask(EAST, shown, {}, [administrator, ...kept].join('; '))
    const page = await here.text()
    const link = /\/invitations\/[\w-]{43}/.exec(page)?.[0] ?? ''
    expect([here.status, link.length]).toEqual([200, 56])
    expect((await two.ask(EAST, link)).status).not.toBe(404)
    expect((await two.ask(WEST, link)).status).toBe(404)
    const there = await two.ask(WEST, shown, {}, [two.as(WEST, 'administrator'), ...kept].join('; '))
    expect([there.status, (await there.text()).includes(link)]).toEqual([404, false])
  })

  test('a file: its row is in both, its bytes in one alone', async () => {
    const { ids } = two.world
    const path = addressOf('GET /calls/:id/files/:file', ids).path
    await two.bindings.FILES.delete(`${WEST}/round/${ids.get('round file')}`)
    expect((await two.ask(EAST, path)).status).toBe(200)
    expect((await two.ask(WEST, path)).status).not.toBe(200)
  })
})

test(
  'no page of one asks anything of the other',
  async () => {
    const steps = asked
      .filter((one) => one.startsWith('GET'))
      .flatMap((route) =>
        CODES.flatMap((code) => (['visitor', 'officer'] as const).map((reader) => ({ code, reader, route }))),
      )
    expect(await allStrayed(steps)).toEqual([])
  },
  SLOW,
)

test(
  'nor does any sequence of pages and acts, by anybody, here and there in turn',
  async () => {
    const step = fc.record({
      code: fc.constantFrom(...CODES),
      reader: fc.constantFrom(...READERS),
      route: fc.constantFrom(...asked),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        expect(await allStrayed(steps)).toEqual([])
      }),
      { numRuns: 8, seed: 20_261_202, endOnFailure: true },
    )
  },
  SLOW,
)

const PAGES = ['/', '/calls', '/needs', '/notices', '/letters', '/history/roots', '/people', '/organizations']
async function pagesOf(code: Code): Promise<string[]> {
  const bytes: string[] = []
  for (const path of PAGES)
    for (const reader of ['visitor', 'member', 'officer', 'administrator'] as const) {
      const answer = await two.ask(code, path, {}, two.as(code, reader))
      bytes.push(`${path} ${reader} ${answer.status} ${await bytesOf(answer)}`)
    }
  return bytes
}

test(
  'whatever is done in one, no row and no byte of a page of the other is another',
  async () => {
    for (const code of CODES) {
      const other = otherOf(code)
      await pagesOf(other)
      const before = {
        here: await two.digests(code),
        rows: await two.digests(other),
        pages: await pagesOf(other),
      }
      const steps = acts
        .filter(([one]) => asked.includes(one))
        .map(([route, reader]) => ({ code, reader, route }))
      expect(await allStrayed(steps)).toEqual([])
      expect(await two.digests(code)).not.toEqual(before.here)
      expect(await two.digests(other)).toEqual(before.rows)
      expect(await pagesOf(other)).toEqual(before.pages)
    }
  },
  SLOW,
)

test(
  'each has its night in its own minute, its letters are sent each tenth, and nobody’s turn is another’s',
  async () => {
    const midnight = Date.parse('2026-06-16T08:00:00+08:00')
    const nights = []
    for (const minute of [0, 1, 2, 600]) {
      two.forget()
      const event = { scheduledTime: midnight + minute * 60_000, cron: '', noRetry() {} }
      await worker.scheduled(event, two.bindings)
      const { touched } = two
      const keys = new Set(touched.keys.map((key) => key.split('/', 1)[0]))
      nights.push([touched.dongcheng > 0, touched.xicheng > 0, ...keys])
    }
    expect(nights).toEqual([
      [true, false, 'dongcheng'],
      [false, true, 'xicheng'],
      [false, false],
      [true, false],
    ])
  },
  SLOW,
)

test('and everything holds in the other, too', async () => {
  const broken = await allBroken(openDb(two.databases.xicheng))
  const first = await allBroken(openDb(two.databases.dongcheng))
  expect(broken.map(({ name }) => name)).toEqual(first.map(({ name }) => name))
})
