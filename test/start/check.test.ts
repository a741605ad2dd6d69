import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CHECKS } from '../../src/checks/run.ts'
import { migrate } from '../../src/start/migrate.ts'

const data = mkdtempSync(join(tmpdir(), 'checked-'))
afterAll(() => rmSync(data, { recursive: true }))

/** A database is opened by each of four processes. */
const SLOW = 120_000

test(
  'a local database is checked: ok by name, or the rows that break it, with status 1',
  async () => {
    await migrate(data)
    const whole = run('src/start/check.ts', '--data', data)
    expect([whole.status, whole.stdout.split('\n').filter((line) => line.startsWith('ok '))]).toEqual([
      0,
      expect.objectContaining({ length: CHECKS.length + 3 }),
    ])
    const forged = `drop trigger history_follows_from_its_last_entry; insert into history values ('x', 2, 'forged', null, 1, '{}', 'y', '${'0'.repeat(64)}')`
    run(WRANGLER, 'd1', 'execute', 'DB', '--local', '--persist-to', data, '--yes', '--command', forged)
    const broken = run('src/start/check.ts', '--data', data)
    expect(broken.status).toBe(1)
    expect(broken.stdout).toMatch(/^BROKEN {2}history-chain: every entry .*\n {10}x #2$/m)
  },
  SLOW,
)

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'

const run = (...words: string[]) =>
  spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' },
  })
