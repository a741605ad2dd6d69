import { env } from 'cloudflare:workers'
import { asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { claimNight, findAhead, GIVEN_UP_AFTER } from '../../../src/demonstration/clock/store.ts'
import { clockMoves, clockNights } from '../../../src/demonstration/clock/tables.ts'
import { history, nights } from '../../../src/history/tables.ts'
import { sessions } from '../../../src/people/tables.ts'
import { MOVE, NOW, at, openDemonstration, pass } from './site.ts'

/** One clock, which every test moves on from where the one before has left it. */
let site: Awaited<ReturnType<typeof openDemonstration>>
let administrator: Awaited<ReturnType<typeof site.person>>
beforeAll(async () => {
  site = await openDemonstration()
  administrator = await site.person('系统管理员', ['administrator'])
})

const strip = async (path = '/', as?: typeof administrator) => {
  const { text } = await site.get(path, as)
  return /演练时间 <time datetime="[^"]*">([^<]*)</.exec(text)?.[1]
}
const nightsPassed = async () =>
  (await site.db.select().from(nights).orderBy(asc(nights.day))).map(({ day }) => day)

test('every page says the time of the exercise, from the first', async () => {
  for (const page of ['/', '/calls', '/sign-in', '/nowhere', '/money', '/needs'])
    expect(await strip(page), page).toBe('2026-12-01 10:00')
  const page = (await site.get('/clock', administrator)).text
  expect(page).toContain('rm -r .wrangler/state')
  expect((await site.get('/', administrator)).text).toContain('href="/clock"')
  expect((await site.get('/')).text).not.toContain('href="/clock"')
})

test('nobody but an administrator moves it', async () => {
  const others = [await site.person('经办人', ['officer']), await site.person('监督员', ['auditor'])]
  for (const person of others) {
    expect((await site.get('/clock', person)).status).toBe(403)
    expect((await site.form('/clock', MOVE('2027-03-01T09:00'), person)).status).toBe(403)
    expect((await site.form('/clock/nights', {}, person)).status).toBe(403)
  }
  expect((await site.form('/clock', MOVE('2027-03-01T09:00'))).location).toContain('/sign-in')
  expect(await strip()).toBe('2026-12-01 10:00')
})

test('never backwards, and a slip in the year is found; what was typed stays', async () => {
  const back = await site.form('/clock', MOVE('2026-12-01T10:00'), administrator)
  expect([back.status, back.text.includes('只能往前'), back.text.includes('value="2026-12-01"')]).toEqual([
    422,
    true,
    true,
  ])
  const far = await site.form('/clock', MOVE('2028-01-01T09:00'), administrator)
  expect([far.status, far.text.includes('一次最多往前366天')]).toEqual([422, true])
  const none = await site.form('/clock', { 'goal.day': '2027-02-30', 'goal.time': '9' }, administrator)
  expect([none.status, none.text.includes('移到应是一个有效的日期和时间')]).toEqual([422, true])
})

test('moved on, the night runs for each night passed, each at its own hour, then time goes on from there', async () => {
  const moved = await site.form('/clock', MOVE('2026-12-05T09:00'), administrator)
  expect([moved.status, moved.location]).toEqual([303, '/clock'])
  expect((await site.get('/clock', administrator)).text).toContain('做完0夜，共4夜')
  const on = await site.form('/clock/nights', {}, administrator)
  expect(on.status).toBe(303)
  await pass(site)
  const passed = await site.db.select().from(nights).orderBy(asc(nights.day))
  expect(passed.map((night) => [night.day, night.at])).toEqual(
    ['2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05'].map((day) => [day, at(`${day}T08:00`)]),
  )
  expect(await strip()).toBe('2026-12-05 09:00')
  site.now += 60_000
  expect(await strip()).toBe('2026-12-05 09:01')
  expect((await site.get('/clock', administrator)).text).toMatch(/已经移到2026年12月5日09:00，经过4夜/)
  const [entry] = await site.db.select().from(history).where(eq(history.subject, 'clock'))
  expect(entry).toMatchObject({ what: 'clock-moved', by: administrator.id, at: NOW })
})

test('what is done then is done then', async () => {
  await site.form('/places', { subdistrict: '和平里', communities: '' }, administrator)
  const [entry] = await site.db.select().from(history).where(eq(history.subject, 'places:all'))
  expect(entry?.at).toBe(at('2026-12-05T09:01'))
})

test('nights that the running clock has passed by itself are caught up with the next move', async () => {
  site.now += 2 * 86_400_000
  expect(await strip()).toBe('2026-12-07 09:01')
  await site.form('/clock', MOVE('2026-12-08T07:00'), administrator)
  await pass(site)
  expect((await nightsPassed()).slice(-2)).toEqual(['2026-12-06', '2026-12-07'])
  expect(await strip()).toBe('2026-12-08 07:00')
})

test('a move without a night arrives, too', async () => {
  await site.form('/clock', MOVE('2026-12-08T07:30'), administrator)
  await site.form('/clock/nights', {}, administrator)
  expect(await strip()).toBe('2026-12-08 07:30')
})

test('while it is under way it cannot be moved again; somebody else’s night is left to them, until they are gone', async () => {
  await site.form('/clock', MOVE('2026-12-10T09:00'), administrator)
  const again = await site.form('/clock', MOVE('2026-12-20T09:00'), administrator)
  expect([again.status, again.text.includes('正在移到2026年12月10日09:00')]).toEqual([422, true])
  const [move] = (await site.db.select().from(clockMoves)).slice(-1)
  const night = at('2026-12-08T08:00')
  expect(await claimNight(site.db, night, move?.seq ?? 0, site.now)).toHaveLength(1)
  expect(await claimNight(site.db, night, move?.seq ?? 0, site.now)).toHaveLength(0)
  await pass(site)
  expect(await strip()).toBe('2026-12-08 08:00')
  site.now += GIVEN_UP_AFTER
  const before = await findAhead(site.db)
  await pass(site)
  expect(await findAhead(site.db)).toBeGreaterThanOrEqual(before)
  expect(await strip()).toBe('2026-12-10 09:00')
  expect((await nightsPassed()).slice(-3)).toEqual(['2026-12-08', '2026-12-09', '2026-12-10'])
})

test('a night that fails is said with its number, and the next one comes', async () => {
  await site.form('/clock', MOVE('2026-12-12T09:00'), administrator)
  let puts = 0
  const failing = Object.assign(Object.create(env.FILES), {
    get: (key: string) => env.FILES.get(key),
    list: (options: R2ListOptions) => env.FILES.list(options),
    put: (key: string, value: string) => {
      puts += 1
      if (puts === 1) throw new Error('the bucket is full')
      return env.FILES.put(key, value)
    },
  })
  await pass(site, { ...env, FILES: failing })
  const passed = (await site.db.select().from(clockNights).orderBy(asc(clockNights.at))).slice(-2)
  expect(passed.map(({ failure }) => failure !== null)).toEqual([true, false])
  const { text } = await site.get('/clock', administrator)
  expect(text).toMatch(/1夜的夜间工作没有做完，其余各夜照做：2026年12月11日（编号[0-9a-f]{4}-[0-9a-f]{4}）/)
  expect(await strip()).toBe('2026-12-12 09:00')
})

test('two administrators at once: one has moved it', async () => {
  const other = await site.person('另一位管理员', ['administrator'])
  const answers = await Promise.all(
    [administrator, other].map((by) => site.form('/clock', MOVE('2026-12-13T07:00'), by)),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([
    303,
    expect.toSatisfy((status) => status === 409 || status === 422),
  ])
  await Promise.all([pass(site), pass(site)])
  expect(await strip()).toBe('2026-12-13 07:00')
  expect(new Set(await nightsPassed()).size).toBe((await nightsPassed()).length)
})

test('nobody is signed out by a move, and whoever is idle is signed out by the machine’s own clock', async () => {
  const trainee = await site.person('学员', ['officer'])
  const session = { expiresAt: new Date(site.now + 12 * 3_600_000), seenAt: site.now, freshAt: null }
  await site.db.update(sessions).set(session).where(eq(sessions.userId, trainee.id))
  await site.form('/clock', MOVE('2026-12-15T09:00'), administrator)
  await pass(site)
  expect((await site.get('/rounds', trainee)).status).toBe(200)
  site.now += 30 * 60_000
  expect((await site.get('/rounds', trainee)).location).toContain('/sign-in')
})

test('the clock goes by rows that nobody changes', async () => {
  await expect(env.DB.prepare('update clock_moves set goal = goal + 1').run()).rejects.toThrow(/not changed/)
  await expect(env.DB.prepare('delete from clock_arrivals').run()).rejects.toThrow(/kept/)
})
