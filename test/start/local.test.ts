import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, expect, test } from 'vitest'
import { CHECKS } from '../../src/checks/run.ts'
import { migrate } from '../../src/start/migrate.ts'
import { scratch } from '../scratch.ts'

/** The local database of `npm start`, made once; wrangler and each check are a process of their own. */
const data = mkdtempSync(join(scratch(), 'local-'))
const SLOW = 120_000
beforeAll(async () => {
  await migrate(data)
  await migrate(data)
}, SLOW)

test(
  'it is brought up to date once, and wrangler finds nothing left to do',
  () => {
    const words = ['d1', 'migrations', 'list', 'DB', '--local', '--persist-to', data]
    expect(run('node_modules/wrangler/bin/wrangler.js', ...words).stdout).toContain('No migrations to apply')
  },
  SLOW,
)

test(
  'it is checked: ok by name, or the rows that break it, with status 1',
  () => {
    const whole = run('src/start/check.ts', '--data', data)
    expect([whole.status, whole.stdout.split('\n').filter((line) => line.startsWith('ok '))]).toEqual([
      0,
      expect.objectContaining({ length: CHECKS.length + 3 }),
    ])
    forge()
    const broken = run('src/start/check.ts', '--data', data)
    expect(broken.status).toBe(1)
    expect(broken.stdout).toMatch(/^BROKEN {2}history-chain: every entry .*\n {10}x #2$/m)
  },
  SLOW,
)

/** Somebody gets at the file itself. */
function forge(): void {
  const files = globSync(`${data}/v3/d1/*/*.sqlite`).filter((file) => !file.endsWith('metadata.sqlite'))
  expect(files).toHaveLength(1)
  const db = new DatabaseSync(files[0] ?? '')
  db.exec(`drop trigger history_follows_from_its_last_entry;
    insert into history values ('x', 2, 'forged', null, 1, '{}', 'y', '${'0'.repeat(64)}')`)
  db.close()
}

function run(...words: string[]) {
  const env = { ...process.env, CI: 'true', WRANGLER_LOG: 'log', WRANGLER_SEND_METRICS: 'false' }
  return spawnSync(process.execPath, words, { encoding: 'utf8', env })
}
