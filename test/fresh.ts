import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { type RunnerTask, afterAll, beforeAll } from 'vitest'
import { checkDigests } from '../src/checks/digests.ts'
import { runChecks } from '../src/checks/run.ts'
import { openDb } from '../src/db/db.ts'
import { byHand } from './by-hand.ts'
import { IN_STORIES } from './access/raced.ts'
import { doneByOne, isDoneByOne } from './raced.ts'

// A worker runs several files, one after the other: each of them finds its storage empty. What has lain idle is not
// wiped unless it is woken first.
beforeAll(async () => {
  await Promise.all([env.DB.prepare('select 1').first(), env.FILES.list({ limit: 1 })])
  await reset()
  byHand.rows.length = 0
  doneByOne.clear()
})

/** Made by hand in every file: people with their roles, their organizations, and the clock, which goes back and forth. */
const USUAL = ['recorded-role-grants', 'recorded-organizations', 'history-time']

// A story that says which acts it lets eight do at once has done so. (What vitest hands over first must be taken apart.)
// oxlint-disable-next-line no-empty-pattern
afterAll(({}, { file }) => {
  const acts = file.tasks.every(isRun) ? (IN_STORIES[file.name] ?? []) : []
  const missing = acts.filter((act) => !isDoneByOne(act))
  if (missing.length > 0) throw new Error(`raced by nobody in this file: ${missing.join()}`)
})

/** With `-t` some of a file are left out. */
const isRun = (task: RunnerTask): boolean =>
  task.mode === 'run' && (task.type !== 'suite' || task.tasks.every(isRun))

// Whatever its tests did through the actions, every check holds after a file.
afterAll(async () => {
  const made = await env.DB.prepare("select 1 from sqlite_schema where name = 'closings'").first()
  if (!made || byHand.rows.length > 0) return
  const db = openDb(env.DB)
  const found = [...(await runChecks(db)), ...(await checkDigests(db))]
  const broken = found.filter(({ name }) => !USUAL.includes(name))
  if (broken.length > 0) throw new Error(`broken by this file: ${JSON.stringify(broken)}`)
})
