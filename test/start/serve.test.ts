import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '../../src/start/build.ts'
import { freePort } from '../../src/start/port.ts'

/** The site as a bureau's own server runs it: built, without a package beside it, two processes on one file. */
const SLOW = 120_000
const data = mkdtempSync(join(tmpdir(), 'served-'))
const built = mkdtempSync(join(tmpdir(), 'built-'))
let running: Running
beforeAll(async () => {
  await buildServer(built)
  running = await run()
}, SLOW)
afterAll(async () => {
  await ended(running)
  for (const folder of [data, built]) rmSync(folder, { recursive: true, force: true })
})

type Running = { server: ChildProcess; site: string; said: () => string }
async function run(): Promise<Running> {
  const port = String(await freePort())
  const args = [join(built, 'server.mjs'), '--data', data, '--port', port, '--processes', '2']
  const server = spawn(process.execPath, args, { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const site = `http://127.0.0.1:${port}`
  while (!(await fetch(`${site}/health`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error(`it has ended: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { server, site, said: () => said }
}

const ended = ({ server }: Running) =>
  new Promise<number | null>((resolve) => {
    if (server.exitCode !== null) return resolve(server.exitCode)
    server.on('exit', resolve)
    server.kill('SIGTERM')
  })

const linkIn = (said: string): string => /http\S+\/invitations\/\S+/.exec(said)?.[0] ?? ''

test('it serves the site, its files, and says how it is to its own machine', async () => {
  const { site } = running
  const home = await fetch(site)
  expect([home.status, home.headers.get('content-encoding'), await home.text()]).toEqual([
    200,
    'gzip',
    expect.stringContaining('公益创投'),
  ])
  expect((await fetch(`${site}/styles.css`)).headers.get('etag')).not.toBeNull()
  expect((await fetch(`${site}/none`)).status).toBe(404)
  expect(await (await fetch(`${site}/metrics`)).text()).toContain('gongyi_answers_total')
})

test(
  'its first administrator sets up by the link that it prints, and signs in after it was stopped and started',
  async () => {
    const link = linkIn(running.said())
    const account = {
      username: 'guanli',
      password: 'hutong-linli-2026',
      name: '管理员',
      email: 'a@example.org',
    }
    const answer = await fetch(link, {
      method: 'POST',
      body: new URLSearchParams(account),
      headers: { origin: running.site },
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      303,
      expect.stringContaining('session'),
    ])

    expect(await ended(running)).toBe(0)
    running = await run()
    expect(linkIn(running.said())).toBe('')
    const again = await fetch(`${running.site}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ login: 'guanli', password: 'hutong-linli-2026' }),
      headers: { origin: running.site },
      redirect: 'manual',
    })
    expect(again.status).toBe(303)
  },
  SLOW,
)

test('nothing that anybody sent stands in its log', () => {
  const lines = running
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines.map((line) => JSON.parse(line).what)).toContain('answered')
  expect(running.said()).not.toMatch(/guanli|hutong|example\.org/)
})
