import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkHistory } from '../../src/checks/history/check.ts'
import { newId } from '../../src/db/db.ts'
import { entryAfter, fresh } from '../../src/history/rules.ts'
import { lastNight, lastIn, lastOf, record } from '../../src/history/store.ts'
import { history } from '../../src/history/tables.ts'
import { nightly } from '../../src/nightly.ts'
import { plusDays, startOf } from '../../src/shared/days.ts'
import { KEY, PUBLIC } from '../history/key.ts'
import { type Site, openSite } from '../pageless.ts'
import { breaks } from '../breaks.ts'

let site: Site
let day = '2026-11-01'
beforeAll(async () => {
  site = await openSite(startOf(day))
  await site.db.run(sql`drop trigger history_is_not_changed`)
  await site.db.run(sql`drop trigger history_is_not_deleted`)
})

/** Acts at noon, the night after it. */
const noon = () => startOf(day) + 43_200_000
async function night(secret: string | undefined = KEY): Promise<void> {
  day = plusDays(day, 1)
  await nightly({ ...env, ...(secret && { HISTORY_KEY: secret }) }, startOf(day))
}
async function act(subject: string, at = noon()): Promise<void> {
  const last = lastIn(await lastOf(site.db, subject), subject)
  await record(site.db, last, { what: 'acted', by: null, at }, [])
}
/** A history of three entries over two nights. */
async function three(): Promise<string> {
  const subject = `thing:${newId()}`
  await act(subject)
  await act(subject)
  await night()
  await act(subject)
  await night()
  return subject
}
const faults = async () => (await checkHistory(site.db, env.FILES, PUBLIC)).faults

describe('a history that nobody touched', () => {
  test('is as all roots hold it, whatever was added since', async () => {
    await act(await three())
    expect(await checkHistory(site.db, env.FILES, PUBLIC)).toMatchObject({
      faults: [],
      unsigned: 0,
      roots: 2,
    })
  })
})

describe('the check of the history says', () => {
  let subject: string
  const mended: (() => Promise<unknown>)[] = []
  beforeEach(async () => {
    subject = await three()
    return async () => {
      for await (const mend of mended.splice(0)) await mend()
    }
  })
  const entries = () =>
    site.db
      .select()
      .from(history)
      .where(sql`subject = ${subject}`)
      .orderBy(history.seq)
  const remove = (seq = 0) =>
    site.db.run(sql`delete from history where subject = ${subject} and seq > ${seq}`)
  async function put(rows: (typeof history.$inferInsert)[]): Promise<void> {
    await remove()
    for await (const row of rows) await site.db.insert(history).values(row)
  }
  beforeEach(async () => {
    const whole = await entries()
    mended.push(() => put(whole))
  })

  test('which entry was changed', async () => {
    await site.db.run(sql`update history set what = 'forged' where subject = ${subject} and seq = 2`)
    expect(await faults()).toEqual([`changed  ${subject} #2: its hash is not of what it says`])
  })

  test('between which two entries one no longer follows', async () => {
    breaks('history-chain')
    const [, second] = await entries()
    const forged = await entryAfter(lastIn([], subject), { what: 'forged', by: null, at: noon() })
    await site.db.run(
      sql`update history set hash = ${forged.hash} where subject = ${subject} and seq = ${second?.seq}`,
    )
    expect(await faults()).toEqual(
      expect.arrayContaining([
        `changed  ${subject} #2: its hash is not of what it says`,
        `changed  ${subject} #2–#3: one does not follow from the other`,
      ]),
    )
  })

  test('since when a chain is another, though it follows in itself', async () => {
    const [first, ...others] = await entries()
    const chain = first ? [first] : []
    for await (const { what, by, at } of others)
      chain.push(await entryAfter(chain.at(-1) ?? fresh(subject), { what: `${what} otherwise`, by, at }))
    await put(chain)
    expect(await faults()).toEqual([expect.stringMatching(`^changed  ${subject} #1–#2: the root of 2026-`)])
  })

  test('which entry is missing at the end', async () => {
    await remove(2)
    expect(await faults()).toEqual([`missing  ${subject} #3: the root of ${day} holds it`])
  })

  test('which subject is gone altogether', async () => {
    await remove()
    expect(await faults()).toEqual([
      expect.stringMatching(`^missing  ${subject}: all of it, held since the root of`),
    ])
  })

  test('which entry was added as if it were old', async () => {
    breaks('history-time')
    await act(subject, startOf(day) - 86_400_000)
    expect(await faults()).toEqual([
      `added    ${subject} #4: dated before the root of ${plusDays(day, 0)}, which does not hold it`,
    ])
  })

  test('that a root is not what it was', async () => {
    await site.db.run(sql`drop trigger if exists roots_are_not_changed`)
    const [last] = await site.db.all<{ root: string }>(sql`select root from roots where day = ${day}`)
    const turn = (root = '') => site.db.run(sql`update roots set root = ${root} where day = ${day}`)
    await turn('0'.repeat(64))
    expect(await faults()).toEqual([
      `changed  root ${day}: table and bucket differ`,
      `changed  root ${day}: its signature is not of it`,
      `missing  leaves of root ${day}`,
    ])
    await turn(last?.root)
    expect(await faults()).toEqual([])
  })

  test('that a root is missing', async () => {
    await site.db.run(sql`drop trigger if exists roots_are_kept`)
    const before = plusDays(day, -1)
    const [row] = await site.db.all<Record<string, string>>(sql`select * from roots where day = ${before}`)
    await site.db.run(sql`delete from roots where day = ${before}`)
    expect(await faults()).toEqual(
      expect.arrayContaining([
        `missing  root before ${day}: it follows from another`,
        `missing  root ${before}: the bucket keeps it, the table does not`,
      ]),
    )
    await site.db.run(sql`drop trigger if exists a_root_follows_from_the_last`)
    await site.db
      .run(sql`insert into roots values (${row?.['day']}, ${row?.['size']}, ${row?.['root']}, ${row?.['previous']},
      ${row?.['at']}, ${row?.['key']}, ${row?.['signature']})`)
    expect(await faults()).toEqual([])
  })

  test('that leaves do not add up to their root', async () => {
    const [last] = await site.db.all<{ root: string }>(sql`select root from roots where day = ${day}`)
    const key = `history/leaves/${last?.root}`
    const text = (await (await env.FILES.get(key))?.text()) ?? ''
    await env.FILES.put(key, text.replace(subject, 'thing:other'))
    expect(await faults()).toEqual([`changed  leaves of root ${day}: they do not add up to it`])
    await env.FILES.put(key, text)
  })

  test('by which key alone roots may be signed', async () => {
    const { faults: found } = await checkHistory(site.db, env.FILES, `A${PUBLIC.slice(1)}`)
    expect(found).toContain(`changed  root ${day}: its signature is not of it`)
  })
})

describe('the night', () => {
  const found = async () => (await lastNight(site.db))[0]?.broken ?? []
  const named = async (name: string) => (await found()).find((one) => one.name === name)?.rows

  test('misses what the last root held, every night until it is there again', async () => {
    const subject = await three()
    expect(await named('roots-kept')).toBeUndefined()
    const whole = await site.db
      .select()
      .from(history)
      .where(sql`subject = ${subject}`)
      .orderBy(history.seq)
    await site.db.run(sql`delete from history where subject = ${subject} and seq > 1`)
    await night()
    expect(await named('roots-kept')).toEqual([`${subject} #3`])
    await night()
    expect(await named('roots-kept')).toEqual([`${subject} #3`])
    for await (const row of whole.slice(1)) await site.db.insert(history).values(row)
    await night()
    expect(await named('roots-kept')).toBeUndefined()
    expect(await faults()).toEqual([])
  })

  test('makes an unsigned root without a key, and says which key is none', async () => {
    await night('')
    expect(await named('roots-signed')).toBeUndefined()
    await night('no key')
    expect(await named('roots-signed')).toEqual(['HISTORY_KEY'])
    expect(await checkHistory(site.db, env.FILES)).toMatchObject({ faults: [], unsigned: 2 })
    expect(await faults()).toHaveLength(2)
  })

  test('has one root, whoever makes it twice, and none of a day that is past', async () => {
    const before = await checkHistory(site.db, env.FILES)
    await nightly(env, startOf(day))
    await nightly(env, startOf(plusDays(day, -3)))
    expect(await checkHistory(site.db, env.FILES)).toEqual(before)
  })
})
