import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { freePort } from '../../src/start/port.ts'
import { pdf } from '../files/samples.ts'
import { tableOf } from './table.ts'

/** A hundred times the site is killed in the midst of its work, uploads and all: what it had said is kept is kept. */
const KILLS = 100
/** Who writes, so many of them at a time: what one proposal may hold, and what was taken away from it, has a limit. */
const WRITERS = Array.from({ length: 12 }, (_, at) => `o${String(at + 10).padStart(3, '0')}`)
const AT_A_TIME = 4
const MOST_REMOVED = 45
const PASSWORD = 'yanshi-2013'

const data = mkdtempSync(join(tmpdir(), 'killed-'))
let url: string
let port: number
let server: ChildProcess

/** What one writer has been told is kept: the words of a section, the files by id; and what was sent and not answered. */
type Writer = {
  cookie: string
  path: string
  told: string
  sent: string
  version: number
  files: Map<string, string>
  gone: Set<string>
  leaving: string
}
let writers: Writer[]

const VERSION = z.object({ version: z.number() })
const SECTION = VERSION.extend({ typed: z.record(z.string(), z.string()) })
const ID = z.object({ id: z.string() })
const HREF = z.object({ href: z.string() })
const DESK = z.object({ startable: z.array(ID) })
const MINE = z.object({ organizations: z.array(ID) })

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

beforeAll(async () => {
  port = await freePort()
  url = `http://127.0.0.1:${port}`
  const bundled = spawnSync(
    process.execPath,
    ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--outdir', join(data, 'worker')],
    { env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
  )
  if (bundled.status !== 0) throw new Error(String(bundled.stderr))
  const first = spawn(process.execPath, ['src/start/start.ts', '--port', String(port), '--data', data], {
    detached: true,
  })
  await said(first, 'Sign in at')
  process.kill(-Number(first.pid), 'SIGTERM')
  await new Promise((resolve) => first.once('exit', resolve))
  await serve()
  writers = []
  for (const login of WRITERS) writers.push(...(await begun(login)))
  if (writers.length < AT_A_TIME) throw new Error('too few may apply')
}, 600_000)

afterAll(() => {
  kill()
  rmSync(data, { recursive: true, force: true })
})

test('nothing that was acknowledged is lost', { timeout: 3 * 3_600_000 }, async () => {
  const counts = { kills: 0, saved: 0, uploaded: 0, removed: 0 }
  for (; counts.kills < KILLS; counts.kills += 1) {
    const stopped = new AbortController()
    const work = those(counts.kills).map((writer) => busy(writer, counts, stopped.signal))
    await pause(100 + Math.random() * 1200)
    kill()
    stopped.abort()
    await Promise.all(work)
    await serve()
    for (const writer of those(counts.kills)) expect(await lostBy(writer)).toEqual([])
  }
  for (const writer of writers) expect(await lostBy(writer)).toEqual([])
  kill()
  const file =
    readdirSync(join(data, 'v3/d1/miniflare-D1DatabaseObject')).find((name) =>
      /^[0-9a-f]+\.sqlite$/.test(name),
    ) ?? ''
  const db = new DatabaseSync(join(data, 'v3/d1/miniflare-D1DatabaseObject', file), { readOnly: true })
  expect(db.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  expect(db.prepare('pragma foreign_key_check').all()).toEqual([])
  for (const more of [[], ['--history']]) {
    const check = spawnSync(process.execPath, ['src/start/check.ts', '--data', data, ...more], {
      encoding: 'utf8',
    })
    expect(check.stdout).toMatch(more.length > 0 ? /all as the roots hold it/ : /all hold/)
  }
  console.log(tableOf([counts]))
})

/** The next of the writers, each in turn. */
const those = (round: number): Writer[] =>
  Array.from({ length: AT_A_TIME }, (_, at) => writers[(round * AT_A_TIME + at) % writers.length]).filter(
    (writer) => writer !== undefined,
  )

/** Until the site is gone. */
async function busy(writer: Writer, counts: Counts, stopped: AbortSignal): Promise<void> {
  try {
    while (!stopped.aborted) await act(writer, counts)
  } catch {
    // it was killed under it
  }
}

type Counts = { saved: number; uploaded: number; removed: number }

/** Saves a section, hands in a file, or takes one away, and remembers what it was told. */
async function act(writer: Writer, counts: Counts) {
  writer.sent = `第${Math.random()}次写的需求`
  const saved = await post(writer, `${writer.path}/sections/need`, {
    version: String(writer.version),
    need: writer.sent,
  })
  if (saved.status === 200) {
    counts.saved += 1
    Object.assign(writer, { told: writer.sent, version: VERSION.parse(await saved.json()).version })
  }
  const bytes = pdf()
  const sent = await fetch(`${url}${writer.path}/files?name=paper-${counts.uploaded}.pdf&question=`, {
    method: 'POST',
    headers: headersOf(writer, 'application/pdf'),
    body: Uint8Array.from(bytes),
  })
  if (sent.status === 200) {
    counts.uploaded += 1
    writer.files.set(ID.parse(await sent.json()).id, sha256(bytes))
  }
  const [oldest] = writer.files.keys()
  if (writer.files.size < 4 || oldest === undefined || writer.gone.size >= MOST_REMOVED) return
  writer.leaving = oldest
  const removed = await post(writer, `${writer.path}/files/${oldest}/removal`, {})
  if (removed.status !== 200) return
  counts.removed += 1
  writer.files.delete(oldest)
  writer.gone.add(oldest)
  writer.leaving = ''
}

/**
 * What is lost after a restart. The words last acknowledged are there, or those that were on their way; each file, byte for byte;
 * none that was taken away.
 */
async function lostBy(writer: Writer): Promise<string[]> {
  const section = SECTION.parse(await (await ask(writer, `${writer.path}/sections/need`)).json())
  const words = section.version === writer.version ? writer.told : writer.sent
  Object.assign(writer, { told: words, version: section.version })
  const lost = (section.typed['need'] ?? '') === words ? [] : [`${writer.path}: ${words}`]
  for (const [id, digest] of writer.files) {
    const answer = await ask(writer, `${writer.path}/files/${id}`)
    const isSame = answer.status === 200 && sha256(new Uint8Array(await answer.arrayBuffer())) === digest
    if (id === writer.leaving && answer.status === 404) writer.files.delete(id)
    else if (!isSame) lost.push(`${writer.path}: file ${id}`)
  }
  for (const id of writer.gone)
    if ((await ask(writer, `${writer.path}/files/${id}`)).status !== 404)
      lost.push(`${writer.path}: ${id} is back`)
  writer.leaving = ''
  return lost
}

const headersOf = ({ cookie }: Pick<Writer, 'cookie'>, type = 'application/json') => ({
  ...{ cookie, origin: url, accept: 'application/json', 'content-type': type },
})
const ask = (writer: Writer, path: string) => fetch(url + path, { headers: headersOf(writer) })
const post = (writer: Pick<Writer, 'cookie'>, path: string, body: object) =>
  fetch(url + path, { method: 'POST', headers: headersOf(writer), body: JSON.stringify(body) })

/** Signs in and begins a proposal in the call that is open; nobody where there is none for them. */
async function begun(login: string): Promise<Writer[]> {
  const answer = await post({ cookie: '' }, '/sign-in', { login, password: PASSWORD })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ')
  const desk = await fetch(`${url}/desks/applicant`, { headers: headersOf({ cookie }) })
  const { startable } = DESK.parse(await desk.json())
  if (!startable[0]) return []
  const begin = `/rounds/${startable[0].id}/proposals`
  const asked = await fetch(`${url}${begin}/new`, { headers: headersOf({ cookie }) })
  const [organization] = MINE.parse(await asked.json()).organizations
  const started = await post({ cookie }, begin, { organization: organization?.id })
  if (started.status !== 200) return []
  const { href } = HREF.parse(await started.json())
  const nothing = { told: '', sent: '', version: 0, leaving: '' }
  return [{ ...nothing, cookie, path: href, files: new Map(), gone: new Set() }]
}

async function serve() {
  const args = ['test/bench/served.ts', join(data, 'worker/worker.js'), data, String(port)]
  server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await said(server, 'ready')
}

/** Both at once, without a word: what serves, and the runtime that it started. */
function kill() {
  const { pid } = server
  if (!pid || server.exitCode !== null) return
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
  for (const one of [pid, ...children]) process.kill(one, 'SIGKILL')
}

const said = (child: ChildProcess, word: string) =>
  new Promise<void>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes(word)) resolve()
    })
    child.once('exit', () => reject(new Error(`ended before "${word}":\n${text}`)))
  })
