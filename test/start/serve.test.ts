import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, built, ended, run } from './running.ts'

/** The site as a bureau's own server runs it: built, without a package beside it, two processes on one file. */
const SLOW = 120_000
const data = mkdtempSync(join(tmpdir(), 'served-'))
let program: string
let running: Running
beforeAll(async () => {
  program = await built()
  running = await run(program, data)
}, SLOW)
afterAll(async () => {
  await ended(running)
  rmSync(data, { recursive: true, force: true })
})

/** What a page asks for with it. */
const linked = (page: string): string[] =>
  [...page.matchAll(/(?:src|rel="[a-z]+" href)="([^"]+)"/g)].map(([, path]) => path ?? '')

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
  for (const path of linked(await (await fetch(site)).text())) {
    const asset = await fetch(site + path)
    expect([path, asset.status, asset.headers.get('cache-control')]).toEqual([
      ...[expect.stringMatching(/^\/assets\/[0-9a-f]{16}\//), 200, expect.stringContaining('immutable')],
    ])
  }
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
    running = await run(program, data)
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
