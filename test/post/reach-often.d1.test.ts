import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { lettersTo } from '../../src/letters/store.ts'
import { paths } from '../../src/paths.ts'
import { askForCode, confirmAddress, removeAddress } from '../../src/post/reach/actions/addresses.ts'
import { NOW } from '../people/site.ts'
import { byEight } from '../raced.ts'
import { person } from '../round/people.ts'
import { KEYS, ask, codeIn, reachedSite } from './reached.ts'

let site: Awaited<ReturnType<typeof reachedSite>>
beforeAll(async () => {
  site = await reachedSite()
})

test('whoever asks for many codes waits; a mailbox is not flooded by many accounts', async () => {
  const browser = await site.signedIn('often')
  const came = []
  for (let n = 0; n < 7; n += 1) came.push((await ask(browser, `often${n}@example.org`)).status)
  expect(came).toEqual([303, 303, 303, 303, 303, 303, 429])
  const flooded = []
  for (let n = 0; n < 7; n += 1)
    flooded.push((await ask(await site.signedIn(`flood${n}`), 'victim@example.org')).status)
  expect(flooded).toEqual([303, 303, 303, 303, 303, 303, 429])
  await site.arrives()
})

test('of eight at once one has asked, one has confirmed, one has removed it', async () => {
  await site.person('eight')
  const by = person('eight')
  const at = { now: NOW, machine: site.clock.now }
  const asking = { channel: 'mail', typed: 'eight@example.org' } as const
  const asked = await byEight(paths.reachAddress, () => askForCode(site.db, KEYS, by, asking, at))
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
  const sent = await site.arrives()
  const code = codeIn(sent, 'eight@example.org')
  expect(sent).toHaveLength(1)
  const given = { channel: 'mail', code } as const
  const confirmed = await byEight(paths.reachCode, () => confirmAddress(site.db, KEYS, by, given, at))
  expect(confirmed.filter(({ ok }) => ok)).toHaveLength(1)
  const removed = await byEight(paths.reachEnd, () => removeAddress(site.db, KEYS, by, 'mail', at))
  expect(removed.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await site.addresses('eight')).toEqual([])
})

test('a code that could not be handed over is tried again until it is over, and never told to the administrators', async () => {
  const browser = await site.signedIn('stuck')
  await site.arrives()
  await ask(browser, 'stuck@example.org')
  let tries = 0
  for (let minute = 0; minute < 20; minute += 1, site.clock.now += 60_000)
    await site.send(async () => {
      tries += 1
      return { ok: false, refusal: { why: 'not-taken', said: 'busy' } }
    })
  expect(tries).toBe(3)
  const [last] = await site.db.all(sql`select came, word from outbox order by rowid desc limit 1`)
  expect(last).toEqual({ came: 'over', word: '' })
  expect((await lettersTo(site.db, 'admin')).map(({ subject }) => subject)).toEqual([])
})

test('a demonstration sends nothing, and says so', async () => {
  await site.person('shown')
  await site.demonstrate()
  const asking = { channel: 'mail', typed: 'shown@example.org' } as const
  const at = { now: NOW, machine: site.clock.now }
  expect(await askForCode(site.db, KEYS, person('shown'), asking, at)).toEqual({
    ok: false,
    refusal: { why: 'demonstration-sends-nothing' },
  })
})
