import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeApp } from '../../../src/app.tsx'
import { PLAN } from '../../round/calls/typed.ts'
import { ORIGIN, type Site, type Someone, openSite } from '../../support.ts'
import { HEADERS } from './said.ts'

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
const json = { accept: 'application/json' }
const own = () => ({ cookie: officer.cookie })
const form = { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN }

/** Each kind of answer: how it is asked for, its status, how it may be kept. */
const KINDS: [kind: string, status: number, kept: string, ask: () => Response | Promise<Response>][] = [
  ['a page of a visitor', 200, 'private, no-cache', () => raw('/calls')],
  ['a page of somebody signed in', 200, 'private, no-store', () => raw('/rounds', { headers: own() })],
  ['JSON of a visitor', 200, 'private, no-cache', () => raw('/calls', { headers: json })],
  [
    'JSON of somebody signed in',
    200,
    'private, no-store',
    () => raw('/rounds', { headers: { ...json, ...own() } }),
  ],
  ['a list saved', 200, 'private, no-store', () => raw('/rounds?format=csv', { headers: own() })],
  ['a file for machines', 200, 'private, no-store', () => raw('/openapi.json')],
  ['what is not there', 404, 'private, no-cache', () => raw('/nothing')],
  ['a problem', 404, 'private, no-store', () => raw('/nothing', { headers: json })],
  ['a redirect', 303, 'private, no-store', () => raw('/rounds')],
  [
    'a refused form',
    422,
    'private, no-store',
    () => raw('/rounds', { method: 'POST', body: 'x=1', headers: { ...form, ...own() } }),
  ],
  ['an act from elsewhere', 403, 'private, no-cache', () => raw('/rounds', { method: 'POST', body: 'x=1' })],
  ['a failure', 500, 'private, no-store', failed],
  ['a site not set up', 503, 'private, no-store', () => raw('/calls', {}, { ...env, AUTH_SECRET: '' })],
]

function failed() {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  return raw(
    '/calls',
    {},
    {
      ...env,
      DB: {
        withSession: () => {
          throw new Error('down')
        },
      },
    },
  )
}

describe.each(KINDS)('%s', (_, status, kept, ask) => {
  test('says to browsers what all answers say', async () => {
    const answer = await ask()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, kept])
    for (const [name, value] of Object.entries(HEADERS))
      expect([name, answer.headers.get(name)]).toEqual([name, value])
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    const permissions = answer.headers.get('permissions-policy') ?? ''
    for (const what of ['camera', 'geolocation', 'microphone', 'payment', 'usb'])
      expect(permissions).toContain(`${what}=()`)
  })
})
