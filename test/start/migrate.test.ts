import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../../src/start/migrate.ts'

const data = mkdtempSync(join(tmpdir(), 'migrated-'))
afterAll(() => rmSync(data, { recursive: true }))

/** Two databases are opened, and wrangler is a process of its own. */
const SLOW = 60_000

test(
  'a local database is brought up to date once, and wrangler finds nothing left to do',
  async () => {
    await migrate(data)
    await migrate(data)
    expect(stillToApply()).toContain('No migrations to apply')
  },
  SLOW,
)

function stillToApply(): string {
  const words = ['d1', 'migrations', 'list', 'DB', '--local', '--persist-to', data]
  const env = { ...process.env, CI: 'true', WRANGLER_LOG: 'log', WRANGLER_SEND_METRICS: 'false' }
  const wrangler = ['node_modules/wrangler/bin/wrangler.js', ...words]
  return spawnSync(process.execPath, wrangler, { encoding: 'utf8', env }).stdout
}
