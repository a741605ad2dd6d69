import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeApp } from '../../../src/app.tsx'
import type { Database } from '../../../src/db/db.ts'
import worker from '../../../src/worker.ts'
import { PLAN } from '../../round/calls/typed.ts'
import { ORIGIN, type Site, type Someone, openSite } from '../../support.ts'

const NOW = PLAN.dates.opens
let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})
afterEach(() => vi.restoreAllMocks())

const raw = (path: string, init: RequestInit = {}, bindings: object = env) =>
  makeApp(() => NOW).request(ORIGIN + path, init, bindings)
const machine = { accept: 'application/json', 'content-type': 'application/json' }

/** A database that fails with what it was sent, but may answer who asks. */
const failing = (knows = true): Database => {
  const prepare = (query: string) => {
    if (!knows || !query.includes('demonstration'))
      throw new Error(`Failed query: ${query} params: 13812345678,张三`)
    return env.DB.prepare(query)
  }
  return new Proxy(env.DB, {
    get: (target, name) =>
      name === 'withSession'
        ? () => ({ prepare, batch: target.batch.bind(target), getBookmark: () => null })
        : name === 'prepare'
          ? prepare
          : Reflect.get(target, name),
  })
}

describe('what fails', () => {
  test.each([
    [false, 'GET /*'],
    [true, 'GET /needs/new'],
  ])('says a number to quote, and logs it without values (who asks is known: %s)', async (knows, route) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await raw('/needs/new', {}, { ...env, DB: failing(knows) })
    const text = await answer.text()
    expect(answer.status).toBe(500)
    const [, number] = /编号(\w{4}-\w{4})/.exec(text) ?? []
    const written = log.mock.calls.flat().join(' ')
    expect(written).toContain(`"reference":"${number?.replace('-', '')}"`)
    expect(written + text).not.toMatch(/13812345678|张三/)
    expect(written).toContain(`"route":"${route}"`)
  })

  test('tells machines as a problem', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await raw('/needs/new', { headers: machine }, { ...env, DB: failing() })
    expect([answer.status, await answer.json()]).toEqual([
      500,
      expect.objectContaining({ why: 'failed', status: 500, reference: expect.stringMatching(/^\w{8}$/) }),
    ])
  })

  test('by night is written down alike, and the run counts as failed', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const morning = Date.parse('2026-06-16T08:00:00+08:00')
    const event = { scheduledTime: morning, cron: '', noRetry: () => {} }
    await expect(worker.scheduled(event, { ...env, DB: failing(false) })).rejects.toThrow(/^failed: \w{8}$/)
    expect(log.mock.calls.flat().join(' ')).toMatch(/"route":"nightly"/)
    expect(log.mock.calls.flat().join(' ')).not.toContain('13812345678')
  })
})

describe('a damaged cookie is as if it were not there', () => {
  const DAMAGED = [
    'bookmark=%E0%A4%A',
    'bookmark=nonsense',
    `bookmark=${'f'.repeat(5000)}`,
    'better-auth.session_token=%',
    'device=%E0',
  ]

  test.each(DAMAGED)('%s on a page', async (cookie) => {
    expect((await raw('/calls', { headers: { cookie } })).status).toBe(200)
    const both = { cookie: `${cookie}; ${officer.cookie}` }
    const mine = cookie.startsWith('better') ? 303 : 200
    expect((await raw('/rounds', { headers: both })).status).toBe(cookie.endsWith('=%') ? 200 : mine)
  })

  test.each(DAMAGED)('%s at the sign-in', async (cookie) => {
    const body = JSON.stringify({ login: 'nobody', password: 'wrong password' })
    const answer = await raw('/sign-in', {
      method: 'POST',
      body,
      headers: { ...machine, origin: ORIGIN, cookie },
    })
    expect(answer.status).toBe(422)
  })

  test('a bookmark that the database does not take', async () => {
    const asked: string[] = []
    const DB = new Proxy(env.DB, {
      get: (target, name) =>
        name === 'withSession'
          ? (since: string) => {
              asked.push(since)
              if (since === 'refused') throw new Error('D1_ERROR: invalid bookmark')
              return target.withSession('first-primary')
            }
          : Reflect.get(target, name),
    })
    expect((await raw('/calls', { headers: { cookie: 'bookmark=refused' } }, { ...env, DB })).status).toBe(
      200,
    )
    expect(asked).toEqual(['refused', 'first-primary'])
  })
})

describe('an act from elsewhere', () => {
  const post = (headers: Record<string, string>) =>
    raw('/rounds', { method: 'POST', body: '{}', headers: { cookie: officer.cookie, ...headers } })

  test('as JSON is refused in words', async () => {
    const answer = await post({ ...machine, origin: 'https://elsewhere.example' })
    expect([answer.status, await answer.json()]).toEqual([
      403,
      expect.objectContaining({ why: 'from-elsewhere', title: '这个请求不是从本站的页面发出的，没有办理' }),
    ])
  })

  test('by a machine that says nothing of where it is, with a session of its own, is read', async () => {
    expect((await post(machine)).status).toBe(422)
  })
})
