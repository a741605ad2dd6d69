import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { PASSWORD, SECOND_FINANCE, STAFF_CAST, usernameOf, workerName } from '../demonstration/names.ts'
import { MADE } from '../machine/secrets.ts'
import { sayMinute } from '../shared/days.ts'
import { paths } from '../paths.ts'
import { demonstrate } from './demonstration/demonstrate.ts'
import { migrate } from './migrate.ts'
import { optionsIn } from './options.ts'
import { freePort } from './port.ts'
import { byWrangler, insertSetUpLink } from './set-up.ts'

/** `npm start`: a local D1 with its tables, the demonstration round if it is empty, and the site on 127.0.0.1. */
const read = optionsIn(process.argv.slice(2))
if (!read.ok) stop(read.refusal, 2)
const options = read.value
const SITE = `http://127.0.0.1:${options.port}`
const WRANGLER = ['node_modules/wrangler/bin/wrangler.js']
const LOCAL = ['--persist-to', options.data]

/** One line, and the end. */
function stop(says: string, status: number): never {
  console.error(`  ${says}`)
  process.exit(status)
}

async function start(): Promise<void> {
  makeSecrets()
  console.log('  正在建立本机数据库……')
  const found = await migrate(options.data)
  if (options.empty && found.isDemonstration)
    stop(`${options.data}里是演示数据。空站另用一个目录，如--data .wrangler/bare，或先删除${options.data}`, 2)
  const isDemonstration = found.isDemonstration || (!options.empty && found.isEmpty)
  if (options.now !== null && !isDemonstration) stop('--now移的是演示数据的时间，这个数据库不是演示数据', 2)
  const link = await (isDemonstration ? demonstration(found.isEmpty) : entrance(found.isEmpty))
  const site = await (isDemonstration
    ? serve('src/demonstration/site.ts', options.port, ['--var', 'DEMONSTRATION:local'], false)
    : serve('src/worker.ts', options.port, [], false))
  await answering(`${SITE}/`, site)
  console.log(link)
  await site.ended
}

/** The secrets of this machine alone, made once and kept; a deployed site gets its own by `wrangler secret put`. */
function makeSecrets(): void {
  const kept = existsSync('.dev.vars') ? readFileSync('.dev.vars', 'utf8') : ''
  const lacks = Object.entries(MADE).filter(([name]) => !new RegExp(`^${name}=`, 'm').test(kept))
  if (lacks.length === 0) return
  const made = lacks.map(([name, make]) => `${name}=${make()}\n`).join('')
  writeFileSync('.dev.vars', kept === '' || kept.endsWith('\n') ? kept + made : `${kept}\n${made}`)
}

/** Runs wrangler and answers what it printed; its complaint and exit when it fails. */
function wrangler(...args: string[]): string {
  // its answers are what it logs, which migrate.ts has silenced
  const env = {
    ...process.env,
    WRANGLER_LOG: 'log',
    CI: 'true',
    WRANGLER_SEND_METRICS: 'false',
    NO_COLOR: '1',
  }
  const run = spawnSync(process.execPath, [...WRANGLER, ...args], { encoding: 'utf8', env })
  if (run.status === 0) return run.stdout
  console.error(run.stdout, run.stderr)
  process.exit(1)
}

type Server = { child: ChildProcess; ended: Promise<void> }

/** `quiet`: what it prints is kept, and told only if it ends by itself. */
async function serve(entry: string, port: string, more: string[], quiet: boolean): Promise<Server> {
  const ports = ['--ip', '127.0.0.1', '--port', port, '--inspector-port', String(await freePort())]
  const args = [...WRANGLER, 'dev', entry, ...ports, '--log-level', 'error', ...LOCAL, ...more]
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false' }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (quiet ? (said += chunk.toString()) : process.stderr.write(chunk)))
  }
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  void ended.then(() => (child.exitCode ? console.error(said) : undefined))
  return { child, ended }
}

async function answering(url: string, server: Server): Promise<void> {
  for (let left = 240; left > 0 && server.child.exitCode === null; left -= 1) {
    const answer = await fetch(url).catch(() => null)
    if (answer && answer.status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  const hasEnded = server.child.exitCode !== null
  console.error(hasEnded ? `  ${url} 没有启动：端口可能被占用` : `  ${url} 一分钟没有回应`)
  server.child.kill()
  process.exit(1)
}

/** A bare site begins with its first administrator; one that has somebody is entered with an account. */
async function entrance(isEmpty: boolean): Promise<string> {
  return isEmpty ? await insertSetUpLink(SITE, byWrangler(wrangler, LOCAL)) : `\n  ${SITE}${paths.signIn()}\n`
}

/** An empty database is filled; its clock is moved on, where it is to be, by a Worker that is gone before the site starts. */
async function demonstration(isEmpty: boolean): Promise<string> {
  if (isEmpty) {
    console.log('  正在载入演示数据：')
    if (!(await demonstrate(options.data))) process.exit(1)
  }
  const said = options.now === null ? 'done' : await moveTo(options.now)
  if (said === 'done') return welcome()
  process.exit(said.startsWith('refused: ') ? 2 : 1)
}

/** The last line that was told: "done", or why not. */
async function moveTo(goal: number): Promise<string> {
  const port = String(await freePort())
  const mover = await serve('src/demonstration/worker.ts', port, [], true)
  const url = `http://127.0.0.1:${port}/`
  try {
    await answering(url, mover)
    return await move(url, goal)
  } finally {
    mover.child.kill()
    await mover.ended
  }
}

async function move(url: string, goal: number): Promise<string> {
  console.log(`  演练时间移到${sayMinute(goal)}：`)
  return told(await fetch(url, { method: 'POST', body: String(goal) }))
}

/** Tells what comes, a line at a time; the last line. */
async function told(answer: Response): Promise<string> {
  let last = ''
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    for (const line of chunk.split('\n').filter(Boolean)) console.log(`  ${(last = line)}`)
  }
  return last
}

function welcome(): string {
  const rows = Object.entries(STAFF_CAST).map(([role, { username }]) => `  ${role.padEnd(15)}${username}`)
  return [
    '',
    `  ${SITE}/   演示数据`,
    '',
    `  Sign in at ${SITE}/sign-in with the password ${PASSWORD}:`,
    ...rows,
    `  ${'finance, too'.padEnd(15)}${SECOND_FINANCE.username}  (who confirms an account does not pay to it)`,
    `  ${'community'.padEnd(15)}${workerName(1).username}  (and the numbers after it)`,
    `  ${'expert'.padEnd(15)}${usernameOf('E01')}  (to E09)`,
    `  ${'organization'.padEnd(15)}${usernameOf('O010')} (o001 to o062)`,
    '',
    `  The clock: ${SITE}${paths.clock()} moves it on, and so does npm start -- --now 2027-03-01T09:00.`,
    '  Ctrl+C stops; rm -r .wrangler/state begins again.',
    '',
  ].join('\n')
}

await start()
