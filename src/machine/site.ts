import { mkdirSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { mayHaveWritten, sendPost } from '../post/outbox/send.ts'
import type { Env, Site } from '../web/site.ts'
import { assetFor, openAssets } from './assets.ts'
import { sayFrom, saysOneHost } from './clients.ts'
import { openFolder } from './folder.ts'
import { log, routeOf } from './log.ts'
import { Metrics } from './metrics.ts'
import type { Secrets } from './secrets.ts'
import { type Sqlite, openSqlite } from './sqlite.ts'
import { Visitors } from './visitors.ts'

export type Machine = { db: Sqlite; env: Env }

/** The data of a site: one database, the files beside it. */
export function openMachine(data: string, secrets: Secrets, cacheKb?: number): Machine {
  mkdirSync(data, { recursive: true })
  const db = openSqlite(databaseIn(data), cacheKb === undefined ? {} : { cacheKb })
  return { db, env: { DB: db, FILES: openFolder(join(data, 'files')), ...secrets } }
}
export const databaseIn = (data: string): string => join(data, 'site.sqlite')

/** Whose request it is, until it is `released`; or what is answered in a site's place. `district`: its code, '' where there is one site. */
export type Taken = { district: string } & (
  | { db: Sqlite; env: Env; release: () => void }
  | { instead: Response }
)
/** The sites of this machine. `health` throws where they cannot be served. */
export type Sites = {
  of: (request: Request) => Promise<Taken>
  health: () => void
  close: () => void
  /** Databases that are open. */
  open: () => number
}

/** The one site of a folder, by whatever name it is asked for. */
export const oneSite = ({ db, env }: Machine): Sites => ({
  of: async () => ({ district: '', db, env, release() {} }),
  health: () => db.run('select 1'),
  close: () => db.close(),
  open: () => 1,
})

type Serving = { app: Hono<Site>; sites: Sites; assets: string; proxies: number }

/** Sites on a port that is still to be opened. */
export function serverOf({ app, sites, assets: folder, proxies }: Serving): Server {
  const [assets, metrics, visitors] = [openAssets(folder), new Metrics(), new Visitors()]
  const listener = getRequestListener(async (request, { outgoing }) => {
    const begun = performance.now()
    const { answered, district } = await answer(request, outgoing)
    const seconds = (performance.now() - begun) / 1000
    metrics.add(answered.status, seconds, district)
    const { pathname } = new URL(request.url)
    log('answered', {
      ...(district && { district }),
      method: request.method,
      route: routeOf(pathname),
      status: answered.status,
      ms: Math.round(seconds * 1e4) / 10,
    })
    return answered
  })
  async function answer(request: Request, outgoing: Outgoing) {
    const own = assetFor(assets, request) ?? ofMachine(request, { sites, metrics })
    if (own) return { answered: own, district: '' }
    const taken = await sites.of(request)
    const { district } = taken
    if ('instead' in taken) return { answered: taken.instead, district }
    let sending = Promise.resolve()
    const release = () => void sending.finally(taken.release)
    try {
      const make = () => app.fetch(request, taken.env)
      const answered = await visitors.answer(request, taken.db, make)
      if (mayHaveWritten(request)) sending = sendPost(taken.env, Date.now)
      return { answered, district }
    } finally {
      // what is answered may be read from its files for a while
      if (outgoing.closed) release()
      else outgoing.once('close', release)
    }
  }
  return createServer((incoming, outgoing) => {
    if (!saysOneHost(incoming)) return void outgoing.writeHead(400, PLAIN).end('请求要写明一个网站')
    sayFrom(incoming, proxies)
    return void listener(incoming, outgoing)
  })
}

type Outgoing = { closed: boolean; once(event: 'close', act: () => void): unknown }

/** For whoever watches over the machine, and asks from itself: whether it serves, and what it has served. */
function ofMachine(
  request: Request,
  { sites, metrics }: { sites: Sites; metrics: Metrics },
): Response | null {
  const { pathname } = new URL(request.url)
  if (pathname !== '/health' && pathname !== '/metrics') return null
  if (!isFromHere(request)) return new Response('只回答本机', { status: 403, headers: PLAIN })
  if (pathname === '/metrics') return new Response(metrics.text(sites.open()), { headers: PLAIN })
  sites.health()
  return new Response('ok', { headers: PLAIN })
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const isFromHere = (request: Request): boolean =>
  /^(127\.|::1$)/.test(request.headers.get('cf-connecting-ip') ?? '')
