import { scryptSync } from 'node:crypto'
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { z } from 'zod'
import { openDb } from '../../src/db/db.ts'
import { paths } from '../../src/paths.ts'
import { lettersRoutes } from '../../src/letters/routes.tsx'
import { postRoutes } from '../../src/post/routes.tsx'
import { countActs } from '../../src/people/limits/store.ts'
import { findAsker } from '../../src/people/asker.ts'
import { keepsThere } from '../../src/people/keeping.ts'
import { peopleRoutes } from '../../src/people/routes.tsx'
import type { Role } from '../../src/people/rules/person.ts'
import { stepsUp } from '../../src/people/second-factor/step-up.ts'
import { sessionToken } from '../../src/people/session.ts'
import { createAccount } from '../../src/people/store.ts'
import { demonstration } from '../../src/people/tables.ts'
import { only } from '../../src/web/guard.ts'
import { route } from '../../src/web/screen.tsx'
import { showKept } from '../../src/web/shown.ts'
import type { Env, Site } from '../../src/web/site.ts'
import { makeAccount } from '../made.ts'
import { migrate } from '../storage.ts'

z.config(z.locales.zhCN())

export const ORIGIN = 'http://localhost:8787'
export const PASSWORD = 'a long enough word'
export const NOW = Date.parse('2026-11-22T10:00:00+08:00')

/** The people's pages as app.tsx mounts them, on a database of their own; every test file has its storage. */
export async function peopleSite(settings: { siteUrl?: string } = {}) {
  await migrate()
  const db = openDb(env.DB)
  /** `ahead`: by how much an exercise has moved it on; `now` is the machine's own. */
  const clock = { now: NOW, ahead: 0 }
  const bindings: Env = {
    DB: env.DB,
    FILES: env.FILES,
    AUTH_SECRET: env.AUTH_SECRET,
    DATA_SECRET: env.DATA_SECRET,
    ...(settings.siteUrl && { SITE_URL: settings.siteUrl }),
  }
  const app = new Hono<Site>()
  app.use(csrf())
  app.use(async (c, next) => {
    c.set('db', db)
    c.set('now', clock.now + clock.ahead)
    c.set('clock', () => clock.now + clock.ahead)
    c.set('ahead', clock.ahead)
    c.set('countActs', (counts) => countActs(db, c.env.AUTH_SECRET, counts, clock.now))
    c.set('asker', await findAsker(db, await sessionToken(c, c.env.AUTH_SECRET), clock.now))
    await next()
  })
  app.use(keepsThere)
  app.use(stepsUp(app))
  route(app, { method: 'GET', at: paths.shown, who: 'everybody' }, (c, _, id) => showKept(c, id))
  app.route('/', peopleRoutes)
  app.route('/', lettersRoutes)
  app.route('/', postRoutes)
  app.get('/rounds', only('officer'), (c) => c.text('rounds'))
  const browser = (ip?: string) => new Browser((request) => Promise.resolve(app.fetch(request, bindings)), ip)
  return { db, clock, browser, bindings, ...make(db, clock) }
}

/** Somebody's browser: keeps cookies, follows nothing by itself. */
export class Browser {
  cookies = new Map<string, string>()
  send: (request: Request) => Promise<Response>
  ip: string

  constructor(send: (request: Request) => Promise<Response>, ip = address()) {
    this.send = send
    this.ip = ip
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.#ask(path, { headers })
  }

  /** Sends a form as a page does. Many values under one name: `name[]`. */
  post(path: string, fields: Record<string, string | string[]> = {}, headers: Record<string, string> = {}) {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one)
    return this.#ask(path, { method: 'POST', headers: { origin: ORIGIN, ...headers }, body })
  }

  json(path: string, data?: object) {
    const headers = { accept: 'application/json', 'content-type': 'application/json', origin: ORIGIN }
    return this.#ask(path, data ? { method: 'POST', headers, body: JSON.stringify(data) } : { headers })
  }

  async signIn(login: string, password = PASSWORD) {
    return this.post('/sign-in', { login, password })
  }

  async #ask(path: string, init: RequestInit & { headers: Record<string, string> }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'cf-connecting-ip': this.ip, ...init.headers, ...(cookie && { cookie }) }
    const response = await this.send(
      new Request(new URL(path, ORIGIN), { ...init, headers, redirect: 'manual' }),
    )
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at))
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

let last = 0
/**
 * Each browser has an address of its own, so that one test's tries do not count against another's: one that there can be, also after
 * hundreds in one worker, for the sign-in library counts all others together.
 */
const address = () => {
  last += 1
  return `198.18.${Math.floor(last / 250)}.${(last % 250) + 1}`
}

let hash: string | null = null

/** People who are there already, all with PASSWORD. */
function make(db: ReturnType<typeof openDb>, clock: { now: number }) {
  return {
    async person(username: string, roles: Role[] = []) {
      hash ??= cheapHash(PASSWORD)
      const about = { id: username, name: `${username}的姓名`, email: `${username}@example.org`, username }
      const [first, ...more] = createAccount(db, { ...about, passwordHash: hash }, clock.now)
      if (!first) throw new Error('nothing to create')
      await makeAccount(db, username, [first, ...more], roles, clock.now)
      return about
    },
    async demonstrate() {
      await db.insert(demonstration).values({ id: 1, at: clock.now })
    },
  }
}

/** As hashPassword makes it, with little work: a hash names its own, and hundreds sign in. */
function cheapHash(password: string): string {
  const salt = Buffer.from('salt of the tests')
  const key = scryptSync(password, salt, 64, { N: 16, r: 1, p: 1 })
  return ['scrypt', 16, 1, 1, salt.toString('base64'), key.toString('base64')].join('$')
}
