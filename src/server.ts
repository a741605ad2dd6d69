import cluster, { type Worker } from 'node:cluster'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeApp } from './app.tsx'
import { isHalfRestored } from './backup/restore.ts'
import { backupBefore } from './backup/upgrade.ts'
import { sayMachine } from './backup/words.ts'
import { log } from './machine/log.ts'
import { applyMigrations, standingOf } from './machine/migrate.ts'
import { everyNight } from './machine/night.ts'
import { type Options, optionsIn } from './machine/options.ts'
import { type Secrets, secretsIn } from './machine/secrets.ts'
import { openMachine, serverOf } from './machine/site.ts'
import type { Sqlite } from './machine/sqlite.ts'
import { type Ground, insertSetUpLink } from './start/set-up.ts'

/**
 * The Node entry: the same app on one machine, one SQLite file, several processes. The first of them looks after the others and
 * the nights; the others answer. SIGTERM lets what is being answered be answered.
 */
const read = optionsIn(process.argv.slice(2))
if (!read.ok) stop(read.refusal)
const options = read.value
/** Beside the program: the files that are served as they are. */
const HERE = dirname(fileURLToPath(import.meta.url))

function stop(says: string): never {
  console.error(says)
  process.exit(2)
}

async function lead({ data, host, port, processes }: Options, secrets: Secrets): Promise<void> {
  const machine = openMachine(data, secrets)
  await bringUpToDate(data, machine.db)
  if (await isEmpty(machine.db))
    console.log(await insertSetUpLink(machine.env.SITE_URL ?? `http://${host}:${port}`, groundOf(machine.db)))
  const stopNights = everyNight(machine.env)
  let isStopping = false
  cluster.on('exit', (worker: Worker, code) => {
    if (isStopping) {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0)
      return
    }
    log('process ended', { ended: worker.process.pid ?? 0, code })
    if (code === BUSY) stop(`端口${options.port}用不了：可能被占用`)
    setTimeout(() => cluster.fork(), AGAIN_MS)
  })
  for (let one = 0; one < processes; one += 1) cluster.fork()
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      isStopping = true
      stopNights()
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
    })
}

/** After a backup of what there was; a database that has nothing yet needs none. */
async function bringUpToDate(data: string, db: Sqlite): Promise<void> {
  const { lacking, applied, unknown } = await standingOf(db)
  if (unknown.length > 0) stop(`数据库比程序新（${unknown.join('、')}）：请用新的程序，或者从备份恢复`)
  const [first] = lacking
  if (first !== undefined && applied > 0) {
    const kept = await backupBefore(data, first, new Date())
    if (!kept.ok) stop(`升级前的备份没有做成，没有升级：${kept.refusal}`)
    log('backup', { file: basename(kept.value) })
  }
  await applyMigrations(db, lacking)
  log('migrated', { count: lacking.length })
}

const isEmpty = async (db: Sqlite): Promise<boolean> =>
  (await db.prepare('select 1 from people limit 1').first()) === null

const groundOf = (db: Sqlite): Ground => ({
  rows: (query) => db.compiled(query).all(),
  run: (script) => db.within('immediate', () => db.run(script)),
})

/** One that ended is followed by another after so long; that its port is taken ends all. */
const [AGAIN_MS, BUSY] = [1000, 3]
/** What is being answered has so long to be. */
const LAST_MS = 20_000

function answer({ data, host, port, proxies }: Options, secrets: Secrets): void {
  const machine = openMachine(data, secrets)
  const server = serverOf({ app: makeApp(), machine, assets: join(HERE, 'assets'), proxies })
  server.on('error', () => process.exit(BUSY))
  server.listen(port, host, () => log('listening', { host, port }))
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      server.close(() => {
        machine.db.close()
        process.exit(0)
      })
      server.closeIdleConnections()
      setTimeout(() => process.exit(0), LAST_MS).unref()
    })
}

if (isHalfRestored(options.data)) stop(`${options.data}里的恢复没有做完：再恢复一次（npm run restore）`)
try {
  mkdirSync(options.data, { recursive: true })
  accessSync(options.data, constants.W_OK)
  const secrets = secretsIn(options.data)
  if (cluster.isPrimary) await lead(options, secrets)
  else answer(options, secrets)
} catch (error) {
  const words = sayMachine(error)
  if (!words) throw error
  stop(`没有开站：${words}（${options.data}）`)
}
