import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openDb } from '../../src/db/db.ts'
import { allRoots } from '../../src/history/roots/store.ts'
import { applyMigrations, standingOf } from '../../src/machine/migrate.ts'
import { everyNight, missedNight, oneNight } from '../../src/machine/night.ts'
import { secretsIn } from '../../src/machine/secrets.ts'
import { openMachine } from '../../src/machine/site.ts'
import { scratch } from '../scratch.ts'

const at = (time: string) => Date.parse(`${time}+08:00`)

async function bareSite() {
  const data = mkdtempSync(join(scratch(), 'night-'))
  const { db, env } = openMachine(data, secretsIn(data, {}))
  await applyMigrations(db, (await standingOf(db)).lacking)
  const days = async () => (await allRoots(openDb(env.DB))).map(({ day }) => day)
  return { env, days }
}

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a night', () => {
  test('is once a day, wherever the clock is set back to', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    const { env, days } = await bareSite()
    for (const time of ['2027-03-01T08:00', '2027-03-01T08:00', '2027-02-27T08:00', '2027-03-01T23:59'])
      await oneNight(env, at(time))
    expect(await days()).toEqual(['2027-03-01'])
    await oneNight(env, at('2027-03-02T08:00'))
    expect(await days()).toEqual(['2027-03-01', '2027-03-02'])
  })

  test('that the machine slept through is made up for when it is on again, once for all of them', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    const { env, days } = await bareSite()
    await missedNight(env, at('2027-03-01T09:00'))
    expect(await days(), 'a new site waits for its first').toEqual([])
    await oneNight(env, at('2027-03-01T08:00'))
    await missedNight(env, at('2027-03-02T07:59'))
    expect(await days(), 'not yet').toEqual(['2027-03-01'])
    await missedNight(env, at('2027-03-05T08:01'))
    await missedNight(env, at('2027-03-05T20:00'))
    expect(await days()).toEqual(['2027-03-01', '2027-03-05'])
  })

  test('begins at eight in Shanghai, and once where the clock goes back over it', async () => {
    vi.useFakeTimers({ now: at('2027-03-01T07:58:30') })
    const begun: string[] = []
    const stop = everyNight(async (now) => void begun.push(new Date(now).toISOString()))
    vi.advanceTimersByTime(3 * 60_000)
    expect(begun).toEqual(['2027-03-01T00:00:30.000Z'])
    vi.setSystemTime(at('2027-02-28T12:00'))
    vi.advanceTimersByTime(86_400_000)
    expect(begun).toHaveLength(2)
    stop()
    vi.advanceTimersByTime(86_400_000)
    expect(begun).toHaveLength(2)
  })
})
