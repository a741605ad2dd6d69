import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll } from 'vitest'
import { checkDigests } from '../src/checks/digests.ts'
import { runChecks } from '../src/checks/run.ts'
import { openDb } from '../src/db/db.ts'
import { byHand } from './by-hand.ts'

// A worker runs several files, one after the other: each of them finds its storage empty. What has lain idle is not
// wiped unless it is woken first.
beforeAll(async () => {
  await Promise.all([env.DB.prepare('select 1').first(), env.FILES.list({ limit: 1 })])
  await reset()
  byHand.rows.length = 0
})

/** Made by hand in every file: people with their roles, their organizations, and the clock, which goes back and forth. */
const USUAL = ['recorded-role-grants', 'recorded-organizations', 'history-time']

// Whatever its tests did through the actions, every check holds after a file.
afterAll(async () => {
  const made = await env.DB.prepare("select 1 from sqlite_schema where name = 'closings'").first()
  if (!made || byHand.rows.length > 0) return
  const db = openDb(env.DB)
  const found = [...(await runChecks(db)), ...(await checkDigests(db))]
  const broken = found.filter(({ name }) => !USUAL.includes(name))
  if (broken.length > 0) throw new Error(`broken by this file: ${JSON.stringify(broken)}`)
})
