import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { openDb } from '../../src/db/db.ts'
import { seal } from '../../src/db/sealed.ts'
import { applyMigrations, standingOf } from '../../src/machine/migrate.ts'
import { everyFew } from '../../src/machine/night.ts'
import { secretsIn } from '../../src/machine/secrets.ts'
import { oneSite, openMachine, serverOf } from '../../src/machine/site.ts'
import { sealedAs } from '../../src/post/rules/channel.ts'
import { freePort } from '../../src/start/port.ts'
import { scratch } from '../scratch.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('what is due leaves right after somebody has sent a form', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const data = mkdtempSync(join(scratch(), 'post-'))
  const machine = openMachine(data, secretsIn(data, {}))
  await applyMigrations(machine.db, (await standingOf(machine.db)).lacking)
  const db = openDb(machine.env.DB)
  const nobody = { channel: 'webhook', url: 'https://127.0.0.1:1/', secret: 'sixteen-letters-' }
  const sealed = await seal(machine.env.DATA_SECRET, sealedAs('webhook'), JSON.stringify(nobody))
  await db.batch([
    db.run(
      sql`insert into people (id, name, email, created_at, updated_at) values ('p', '甲', 'p@example.org', 1, 1)`,
    ),
    db.run(sql`insert into channel_settings values ('webhook', 1, '127.0.0.1:1', ${sealed}, 'p', 1)`),
    db.run(sql`insert into addresses values ('p', 'webhook', '13800000000', 1)`),
    db.run(
      sql`insert into letters (id, to_id, kind, subject, body, about, grounds, at) values ('l', 'p', 'result', '通知', '有事', '/', '[]', 1)`,
    ),
  ])
  const port = await freePort()
  const server = serverOf({ app: makeApp(), sites: oneSite(machine), assets: 'src/web/assets', proxies: 0 })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const tries = async () => (await db.all<{ tries: number }>(sql`select tries from outbox`))[0]?.tries
  await fetch(`http://127.0.0.1:${port}/calls`)
  expect(await tries()).toBe(0)
  await fetch(`http://127.0.0.1:${port}/sign-out`, { method: 'POST', redirect: 'manual' })
  await vi.waitFor(async () => expect(await tries()).toBe(1), 10_000)
  await vi.waitFor(
    async () => expect(await db.all(sql`select 1 from outbox where lease is null`)).toHaveLength(1),
    10_000,
  )
  await new Promise((done) => server.close(done))
  machine.db.close()
})

test('what is done every so often is not begun again before it has ended', async () => {
  vi.useFakeTimers()
  const ends: (() => void)[] = []
  const stop = everyFew(() => new Promise((done) => ends.push(done)), 1000)
  await vi.advanceTimersByTimeAsync(3500)
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await vi.advanceTimersByTimeAsync(1000)
  expect(ends).toHaveLength(2)
  stop()
  ends[1]?.()
  await vi.advanceTimersByTimeAsync(5000)
  expect(ends).toHaveLength(2)
})
