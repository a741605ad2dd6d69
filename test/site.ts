import { env } from 'cloudflare:workers'
import type { makeApp } from '../src/app.tsx'
import { type Db, openDb } from '../src/db/db.ts'
import type { OrganizationKind } from '../src/people/rules/organization.ts'
import type { Role } from '../src/people/rules/person.ts'
import type { Instant } from '../src/shared/days.ts'
import type { Env } from '../src/web/site.ts'
import { theOneDone } from './raced.ts'
import { countingDb } from './counting.ts'
import { KEY } from './history/key.ts'
import { asSent } from './sent.ts'
import { type Someone, cookieOf as signedIn, makeOwner, makePerson } from './somebody.ts'
import { migrate } from './storage.ts'
import { together } from './together.ts'

export type { Someone } from './somebody.ts'

/** Signs a person in, without a password: the cookie of a new session. */
export const cookieOf = (db: Db, personId: string, now: Instant): Promise<string> =>
  signedIn({ db, secret: env.AUTH_SECRET }, personId, now)

export type Answered = {
  status: number
  location: string | null
  text: string
  json: Record<string, unknown>
}

/** What answers requests: the whole site, or nothing. */
export type App = Pick<ReturnType<typeof makeApp>, 'request'>

/**
 * A site in workerd on a real D1, at a time of the test's choosing (`site.now = …`). It is opened by ./support.ts, with
 * all its pages, or by ./pageless.ts. Storage lasts for a test file: each test makes its own people and rounds. Every act
 * is sent in `copies` at once, and the one that was done is answered: see ./raced.ts.
 */
export async function openSiteOf(app: (clock: () => Instant) => App, now: Instant, copies = 1) {
  await migrate()
  const db: Db = openDb(countingDb(env.DB).d1)
  const counted = countingDb(env.DB)
  const site = {
    now,
    db,
    /** Statements and round trips of the last request. */
    counts: counted.counts,
    /** Rows that it read and wrote, by D1's own meta. */
    meter: counted.meter,
    person: (name: string, roles: Role[] = []) =>
      makePerson({ db, secret: env.AUTH_SECRET }, name, roles, site.now),
    member: (name: string, kind: OrganizationKind = 'community', at?: Instant): Promise<Someone> =>
      makeOwner({ db, secret: env.AUTH_SECRET }, name, kind, at ?? site.now),
    get: (path: string, as?: Someone, headers: Record<string, string> = {}) => ask(path, { headers }, as),
    json: (path: string, as?: Someone) => ask(path, { headers: { accept: 'application/json' } }, as),
    /** A browser's form. */
    form: (path: string, fields: Record<string, string | string[]>, as?: Someone) =>
      ask(path, { method: 'POST', body: formOf(fields), headers: { origin: ORIGIN } }, as),
    /** A browser's form, and the page that it leads to with what its browser has kept (web/shown.ts). */
    shown: async (path: string, fields: Record<string, string | string[]>, as?: Someone) => {
      const sent = await send(path, { method: 'POST', body: formOf(fields), headers: { origin: ORIGIN } }, as)
      const cookie = [as?.cookie, ...sent.headers.getSetCookie().map((one) => one.split(';')[0])]
      const location = sent.headers.get('location') ?? ''
      const headers = { cookie: cookie.filter(Boolean).join('; ') }
      const { trips } = counted.counts
      return { page: await once(location, { headers }), location, headers, trips }
    },
    /** A browser's form with files. */
    upload: (path: string, form: FormData, as?: Someone) =>
      ask(path, { method: 'POST', body: form, headers: { origin: ORIGIN } }, as),
    /** The answer as it came: headers, bytes. */
    fetch: (path: string, init: RequestInit = {}, as?: Someone) => send(path, init, as),
    /** A machine's JSON. */
    post: (path: string, body: object, as?: Someone) =>
      ask(
        path,
        {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', accept: 'application/json', origin: ORIGIN },
        },
        as,
      ),
  }
  const { request } = app(() => site.now)
  const { AUTH_SECRET, DATA_SECRET } = env
  const bindings: Env = { DB: counted.d1, FILES: env.FILES, AUTH_SECRET, DATA_SECRET, HISTORY_KEY: KEY }

  async function send(path: string, init: RequestInit, as?: Someone): Promise<Response> {
    counted.reset()
    const headers = new Headers(init.headers)
    if (as) headers.set('cookie', as.cookie)
    return request(ORIGIN + path, asSent({ ...init, headers }), bindings)
  }

  async function ask(path: string, init: RequestInit, as?: Someone): Promise<Answered> {
    const isAct = init.method === 'POST' && !(init.body instanceof FormData)
    if (copies === 1 || !isAct) return once(path, init, as)
    const answers = await together(copies, () => once(path, init, as))
    return theOneDone(path, answers)
  }

  async function once(path: string, init: RequestInit, as?: Someone): Promise<Answered> {
    const response = await send(path, init, as)
    const text = new TextDecoder().decode(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      location: response.headers.get('location'),
      text,
      json: isJson ? JSON.parse(text) : {},
    }
  }
  return site
}

export type Site = Awaited<ReturnType<typeof openSiteOf>>
export const ORIGIN = 'http://localhost'

function formOf(fields: Record<string, string | string[]>): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}
