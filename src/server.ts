import cluster, { type Worker } from 'node:cluster'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeApp } from './app.tsx'
import { isHalfRestored } from './backup/restore.ts'
import { sayMachine } from './backup/words.ts'
import { groundOf, isBare } from './machine/bare.ts'
import { isMany } from './machine/districts/folder.ts'
import { manySites } from './machine/districts/sites.ts'
import { nightsOf, upgradeAll } from './machine/districts/tending.ts'
import { log } from './machine/log.ts'
import { everyFew, everyNight, missedNight, oneNight } from './machine/night.ts'
import { type Options, optionsIn } from './machine/options.ts'
import { lackingSecrets, secretsIn } from './machine/secrets.ts'
import { databaseIn, oneSite, openMachine, serverOf } from './machine/site.ts'
import { bringUpToDate } from './machine/upgrade.ts'
import { sendPost } from './post/outbox/send.ts'
import { insertSetUpLink } from './start/set-up.ts'

/**
 * The Node entry: the same app on one machine, one SQLite file or one for each district, several processes. The first of them looks
 * after the others and the nights; the others answer. SIGTERM lets what is being answered be answered.
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

/** One site: nobody is served before its database is up to date. A bare one prints the link for its first administrator. */
async function tendOne({ data, host, port }: Options): Promise<() => void> {
  const lacking = existsSync(databaseIn(data)) ? lackingSecrets(data) : []
  if (lacking.length > 0)
    stop(
      `${data}里有数据库，但是没有它的密钥${lacking.join('、')}：放回${join(data, 'secrets')}，或者写在环境变量里。确实丢了，在环境变量里给新的：登录和银行账号要重新来（README.md）`,
    )
  const { db, env } = openMachine(data, secretsIn(data))
  const done = await bringUpToDate(data, db)
  if (!done.ok) stop(done.refusal)
  const { count, backup } = done.value
  if (backup) log('backup', { file: backup })
  log('migrated', { count })
  if (await isBare(db))
    console.log(await insertSetUpLink(env.SITE_URL ?? `http://${host}:${port}`, groundOf(db)))
  void missedNight(env, Date.now())
  const stopNights = everyNight((at) => oneNight(env, at))
  const stopPost = everyFew(() => sendPost(env, Date.now))
  return () => {
    stopNights()
    stopPost()
  }
}

/**
 * Several districts: each is served as soon as its own database is up to date. A process of its own sees to that, and to the nights,
 * for the first one hands out whatever is asked and must not be kept from it.
 */
async function tendMany({ data }: Options): Promise<void> {
  const stopNights = everyNight((at) => nightsOf(data, at))
  const stopPost = everyFew(() => nightsOf(data, Date.now(), (env) => sendPost(env, Date.now)), SEND_MS)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stopNights()
      stopPost()
      process.exit(0)
    })
  await upgradeAll(data)
  await nightsOf(data, Date.now(), missedNight)
}
const TENDS = 'GONGYI_TENDS'
/** Each district’s database is opened for it. */
const SEND_MS = 600_000

function lead(stopNights: () => void, { data, processes }: Options): void {
  let isStopping = false
  const tend = () => (isMany(data) ? cluster.fork({ [TENDS]: 'all' }) : null)
  let tender = tend()
  cluster.on('exit', (worker: Worker, code) => {
    if (isStopping) {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0)
      return
    }
    log('process ended', { ended: worker.process.pid ?? 0, code })
    if (code === BUSY) stop(`端口${options.port}用不了：可能被占用`)
    setTimeout(() => (worker === tender ? (tender = tend()) : cluster.fork()), AGAIN_MS)
  })
  for (let one = 0; one < processes; one += 1) cluster.fork()
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      isStopping = true
      stopNights()
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
    })
}

/** One that ended is followed by another after so long; that its port is taken ends all. */
const [AGAIN_MS, BUSY] = [1000, 3]
/** What is being answered has so long to be. */
const LAST_MS = 20_000

function answer({ data, host, port, proxies }: Options): void {
  const sites = isMany(data) ? manySites(data, { proxies }) : oneSite(openMachine(data, secretsIn(data)))
  const server = serverOf({ app: makeApp(), sites, assets: join(HERE, 'assets'), proxies })
  server.on('error', () => process.exit(BUSY))
  server.listen(port, host, () => log('listening', { host, port }))
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      server.close(() => {
        sites.close()
        process.exit(0)
      })
      server.closeIdleConnections()
      setTimeout(() => process.exit(0), LAST_MS).unref()
    })
}

const { data } = options
if (isHalfRestored(data)) stop(`${data}里的恢复没有做完：再恢复一次（npm run restore）`)
if (isMany(data) && existsSync(databaseIn(data)))
  stop(`${data}里既有一个站点（site.sqlite）又有多个区（districts）：留下一种`)
try {
  mkdirSync(data, { recursive: true })
  accessSync(data, constants.W_OK)
  if (cluster.isPrimary) lead(isMany(data) ? () => {} : await tendOne(options), options)
  else if (process.env[TENDS]) await tendMany(options)
  else answer(options)
} catch (error) {
  const words = sayMachine(error)
  if (!words) throw error
  stop(`没有开站：${words}（${data}）`)
}
