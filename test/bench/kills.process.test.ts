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
const WRITERS = ['o010', 'o011', 'o012', 'o013']
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
  expect(bundled.status, String(bundled.stderr)).toBe(0)
  const first = spawn(process.execPath, ['src/start/start.ts', '--port', String(port), '--data', data], {
    detached: true,
  })
  await said(first, 'Sign in at')
  process.kill(-Number(first.pid), 'SIGTERM')
  await new Promise((resolve) => first.once('exit', resolve))
  await serve()
  writers = await Promise.all(WRITERS.map(begun))
}, 600_000)

afterAll(() => {
  kill()
  rmSync(data, { recursive: true, force: true })
})

test('nothing that was acknowledged is lost', { timeout: 3 * 3_600_000 }, async () => {
  const counts = { kills: 0, saved: 0, uploaded: 0, removed: 0 }
  for (; counts.kills < KILLS; counts.kills += 1) {
    let isOn = true
    const work = writers.map(async (writer) => {
      while (isOn) await act(writer, counts).catch(() => (isOn = false))
    })
    await pause(100 + Math.random() * 1200)
    kill()
    isOn = false
    await Promise.all(work)
    await serve()
    for (const writer of writers) await compare(writer)
  }
  kill()
  const [file = ''] = readdirSync(join(data, 'v3/d1/miniflare-D1DatabaseObject')).filter((name) =>
    /^[0-9a-f]+\.sqlite$/.test(name),
  )
  const db = new DatabaseSync(join(data, 'v3/d1/miniflare-D1DatabaseObject', file), { readOnly: true })
  expect(db.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  expect(db.prepare('pragma foreign_key_check').all()).toEqual([])
  console.log(tableOf([counts]))
})

/** Saves a section, hands in a file, or takes one away, and remembers what it was told. */
async function act(writer: Writer, counts: { saved: number; uploaded: number; removed: number }) {
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
  if (writer.files.size < 4 || oldest === undefined) return
  writer.leaving = oldest
  const removed = await post(writer, `${writer.path}/files/${oldest}/removal`, {})
  if (removed.status !== 200) return
  counts.removed += 1
  writer.files.delete(oldest)
  writer.gone.add(oldest)
  writer.leaving = ''
}

/** After a restart: the words last acknowledged, or those that were on their way; each file, byte for byte; none that was taken away. */
async function compare(writer: Writer) {
  const section = SECTION.parse(await (await ask(writer, `${writer.path}/sections/need`)).json())
  if (section.version !== writer.version) {
    expect(section.typed['need']).toBe(writer.sent)
    Object.assign(writer, { told: writer.sent, version: section.version })
  } else expect(section.typed['need'] ?? '').toBe(writer.told)
  for (const [id, digest] of writer.files) {
    const answer = await ask(writer, `${writer.path}/files/${id}`)
    if (id === writer.leaving && answer.status === 404) {
      writer.files.delete(id)
      continue
    }
    expect([id, answer.status]).toEqual([id, 200])
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(digest)
  }
  for (const id of writer.gone) expect((await ask(writer, `${writer.path}/files/${id}`)).status).toBe(404)
  writer.leaving = ''
}

const headersOf = ({ cookie }: Pick<Writer, 'cookie'>, type = 'application/json') => ({
  ...{ cookie, origin: url, accept: 'application/json', 'content-type': type },
})
const ask = (writer: Writer, path: string) => fetch(url + path, { headers: headersOf(writer) })
const post = (writer: Pick<Writer, 'cookie'>, path: string, body: object) =>
  fetch(url + path, { method: 'POST', headers: headersOf(writer), body: JSON.stringify(body) })

/** Signs in and begins a proposal in the call that is open. */
async function begun(login: string): Promise<Writer> {
  const answer = await post({ cookie: '' }, '/sign-in', { login, password: PASSWORD })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ')
  const desk = await fetch(`${url}/desks/applicant`, { headers: headersOf({ cookie }) })
  const { startable } = DESK.parse(await desk.json())
  const begin = `/rounds/${startable[0]?.id}/proposals`
  const asked = await fetch(`${url}${begin}/new`, { headers: headersOf({ cookie }) })
  const [organization] = MINE.parse(await asked.json()).organizations
  const { href } = HREF.parse(
    await (await post({ cookie }, begin, { organization: organization?.id })).json(),
  )
  return {
    cookie,
    path: href,
    told: '',
    sent: '',
    version: 0,
    files: new Map(),
    gone: new Set(),
    leaving: '',
  }
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
