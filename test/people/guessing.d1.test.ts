import { beforeAll, describe, expect, test } from 'vitest'
import { PATIENCE, type Patience } from '../../src/people/guessing/rules.ts'
import { guessOpens, takeGuess } from '../../src/people/guessing/store.ts'
import { guesses, rateLimits } from '../../src/people/tables.ts'
import { NOW, PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
})

/** The limits of an address by the minute are another test's. */
const tryFrom = async (browser: ReturnType<typeof site.browser>, login: string, password: string) => {
  await site.db.delete(rateLimits)
  return browser.signIn(login, password)
}

describe('guessing a password', () => {
  test('from one address ends after five tries, with how long to wait', async () => {
    await site.person('guessed')
    const stranger = site.browser()
    const answers = []
    for (let i = 0; i < 7; i += 1) answers.push(await tryFrom(stranger, 'guessed', `wrong ${i} word`))
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429, 429])
    expect(answers[5]?.headers.get('retry-after')).toBe('30')
    expect(await answers[5]?.text()).toContain('试的次数太多了，请30秒后再试')
    site.clock.now = NOW + 30_000
    expect((await tryFrom(stranger, 'guessed', 'wrong again')).status).toBe(422)
    const refused = await tryFrom(stranger, 'guessed', PASSWORD)
    site.clock.now = NOW
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  })

  test('goes by the machine’s own clock: an exercise that is moved on opens no door', async () => {
    await site.person('exercised')
    const stranger = site.browser()
    for (let i = 0; i < 5; i += 1) await tryFrom(stranger, 'exercised', `wrong ${i} word`)
    site.clock.ahead = 100 * 86_400_000
    const shut = await tryFrom(stranger, 'exercised', PASSWORD)
    site.clock.now = NOW + 30_000
    const open = await tryFrom(stranger, 'exercised', PASSWORD)
    Object.assign(site.clock, { now: NOW, ahead: 0 })
    expect([shut.status, open.status]).toEqual([429, 303])
  })

  test('while a clock was a year ahead shuts no door once it is set right; one that is minutes off opens none', async () => {
    const patience: Patience = { free: 1, first: 30_000, longest: 60_000 }
    const takenAt = async (now: number) => (await takeGuess(site.db, 'jumped', patience, now)).length
    const ahead = NOW + 365 * 86_400_000
    expect([await takenAt(ahead), await takenAt(ahead), await takenAt(ahead)]).toEqual([1, 1, 0])
    expect([await takenAt(NOW), await takenAt(NOW), await takenAt(NOW - 60_000)]).toEqual([1, 0, 0])
  })

  test('under the name and the address is counted together', async () => {
    await site.person('both')
    const stranger = site.browser()
    for (let i = 0; i < 5; i += 1)
      await tryFrom(stranger, i % 2 ? 'Both' : 'both@example.org', `wrong ${i} word`)
    expect((await tryFrom(stranger, 'both', 'wrong word here')).status).toBe(429)
  })

  test('of an account that is none is answered alike', async () => {
    const stranger = site.browser()
    const statuses = []
    for (let i = 0; i < 6; i += 1) statuses.push((await tryFrom(stranger, 'no.such', `wrong ${i}`)).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })

  test('does not keep the owner out: not another address, not a browser that was in before', async () => {
    await site.person('owner')
    const mine = site.browser('192.0.2.7')
    await tryFrom(mine, 'owner', PASSWORD)
    mine.cookies = new Map([...mine.cookies].filter(([name]) => name === 'device'))
    const stranger = site.browser('192.0.2.7')
    for (let i = 0; i < 10; i += 1) await tryFrom(stranger, 'owner', `wrong ${i} word`)
    expect((await tryFrom(stranger, 'owner', PASSWORD)).status).toBe(429)
    expect((await tryFrom(site.browser(), 'owner', PASSWORD)).status).toBe(303)
    expect((await tryFrom(mine, 'owner', PASSWORD)).status).toBe(303)
  })

  test('from many addresses is slow too; the owner’s browser is not', async () => {
    await site.person('hunted')
    const mine = site.browser()
    await tryFrom(mine, 'hunted', PASSWORD)
    const statuses = []
    for (let i = 0; i < 32; i += 1)
      statuses.push((await tryFrom(site.browser(`203.0.113.${i}`), 'hunted', `wrong ${i} word`)).status)
    expect([statuses[29], statuses[30], statuses[31]]).toEqual([422, 429, 429])
    expect((await tryFrom(mine, 'hunted', PASSWORD)).status).toBe(303)
  })

  test('with a forged name of a browser is a stranger’s', async () => {
    await site.person('forged')
    const mine = site.browser()
    await tryFrom(mine, 'forged', PASSWORD)
    const [name = ''] = decodeURIComponent(mine.cookies.get('device') ?? '').split('.')
    const stranger = site.browser()
    stranger.cookies.set('device', encodeURIComponent(`${name}.${'A'.repeat(43)}=`))
    for (let i = 0; i < 5; i += 1) await tryFrom(stranger, 'forged', `wrong ${i} word`)
    expect((await tryFrom(stranger, 'forged', PASSWORD)).status).toBe(429)
  })

  test('a right one begins anew', async () => {
    await site.person('clumsy')
    const browser = site.browser()
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await tryFrom(browser, 'clumsy', `wrong ${i} word`)
      browser.cookies.clear()
      expect((await tryFrom(browser, 'clumsy', PASSWORD)).status).toBe(303)
      browser.cookies.clear()
    }
  })

  test('keeps neither name nor address', async () => {
    const kept = JSON.stringify(await site.db.select().from(guesses))
    expect(kept).not.toMatch(/guessed|no\.such|198\.51|203\.0/)
  })
})

describe('the count', () => {
  const patience: Patience = PATIENCE.address
  const take = async (key: string, at: number) => (await takeGuess(site.db, key, patience, at)).length
  const opens = async (key: string) => (await guessOpens(site.db, key))[0]?.at ?? 0

  test('waits twice as long each time, at the longest an hour', async () => {
    let at = NOW
    const waits = []
    for (let i = 0; i < 16; i += 1) {
      expect(await take('doubling', at)).toBe(1)
      const open = await opens('doubling')
      waits.push((open - at) / 1000)
      const early = open > at ? await take('doubling', open - 1) : 0
      expect(early).toBe(0)
      at = open
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600, 3600])
  })

  test('is forgotten after a day without a try', async () => {
    for (let i = 0; i < 5; i += 1) await take('day', NOW)
    const day = 24 * 3_600_000
    expect(await take('day', NOW + day)).toBe(1)
    expect(await opens('day')).toBe(NOW + day)
  })

  test('of a hundred at once lets the free ones through', async () => {
    const taken = await Promise.all(Array.from({ length: 100 }, () => take('rush', NOW)))
    expect(taken.filter((open) => open === 1)).toHaveLength(5)
  })
})
