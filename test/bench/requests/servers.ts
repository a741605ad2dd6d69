import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openSqlite } from '../../../src/machine/sqlite.ts'
import { freePort } from '../../../src/start/port.ts'
import { type Running, built, run } from '../../start/running.ts'
import { NOW } from '../scale/asked.ts'

/** Where the database lies, what is asked, the file that is served as it is. */
export type Bench = { folder: string; work: string; asset: string }

const PROCESSES = 2

/** The server as it is built, on a copy of the database, at its time. */
export async function served({ folder }: Bench, options: string[] = []): Promise<Running> {
  const data = resolve(folder, randomUUID())
  mkdirSync(data)
  thrownAway(data)
  await copyTo(folder, join(data, 'site.sqlite'))
  const clock = resolve(folder, 'clock.mjs')
  writeFileSync(clock, `const now = Date.now, ahead = ${NOW} - now(); Date.now = () => now() + ahead`)
  const node = [`--import=${clock}`, ...options].join(' ')
  const site = await run(await built(), data, ['env', ...SECRETS, `NODE_OPTIONS=${node}`])
  process.once('exit', () => site.server.kill())
  while (site.said().split('"listening"').length <= PROCESSES) await pause()
  return site
}

/** Those of scale/here.ts, by which the cookies are signed. */
const SECRETS = [
  'AUTH_SECRET=a-secret-for-tests-only-0123456789',
  'DATA_SECRET=another-secret-for-tests-only-0123456789',
]

export async function servedBare({ folder, work, asset }: Bench): Promise<Pick<Running, 'server' | 'site'>> {
  const port = String(await freePort())
  const database = join(folder, `${randomUUID()}.sqlite`)
  for (const end of ['', '-wal', '-shm']) thrownAway(database + end)
  await copyTo(folder, database)
  const words = ['test/bench/requests/bare.ts', database, work, asset, port]
  const server = spawn(process.execPath, words, { stdio: 'inherit' })
  process.once('exit', () => server.kill())
  const site = `http://127.0.0.1:${port}`
  while (!(await fetch(`${site}/static`).catch(() => null))?.ok) await pause()
  return { server, site }
}

/** With this process. */
function thrownAway(path: string): void {
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
}

async function copyTo(folder: string, file: string): Promise<void> {
  const db = openSqlite(join(folder, 'x1.sqlite'))
  await db.copyTo(file)
  db.close()
}

const pause = () => new Promise((done) => setTimeout(done, 100))
