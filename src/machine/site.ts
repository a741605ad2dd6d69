import { mkdirSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env, Site } from '../web/site.ts'
import { assetFor, openAssets } from './assets.ts'
import { sayFrom } from './clients.ts'
import { openFolder } from './folder.ts'
import { log, routeOf } from './log.ts'
import { Metrics } from './metrics.ts'
import { packed } from './packed.ts'
import type { Secrets } from './secrets.ts'
import { type Sqlite, openSqlite } from './sqlite.ts'

export type Machine = { db: Sqlite; env: Env }

/** The data of a site: one database, the files beside it. */
export function openMachine(data: string, secrets: Secrets): Machine {
  mkdirSync(data, { recursive: true })
  const db = openSqlite(databaseIn(data))
  return { db, env: { DB: db, FILES: openFolder(join(data, 'files')), ...secrets } }
}
export const databaseIn = (data: string): string => join(data, 'site.sqlite')

type Serving = { app: Hono<Site>; machine: Machine; assets: string; proxies: number }

/** The site on a port that is still to be opened. */
export function serverOf({ app, machine: { db, env }, assets: folder, proxies }: Serving): Server {
  const [assets, metrics] = [openAssets(folder), new Metrics()]
  const answer = async (request: Request): Promise<Response> => {
    const asset = assetFor(assets, request) ?? ofMachine(request, { db, metrics })
    return asset ?? packed(request, await app.fetch(request, env))
  }
  const listener = getRequestListener(async (request) => {
    const begun = performance.now()
    const answered = await answer(request)
    const seconds = (performance.now() - begun) / 1000
    metrics.add(answered.status, seconds)
    const { pathname } = new URL(request.url)
    log('answered', {
      method: request.method,
      route: routeOf(pathname),
      status: answered.status,
      ms: Math.round(seconds * 1e4) / 10,
    })
    return answered
  })
  return createServer((incoming, outgoing) => {
    sayFrom(incoming, proxies)
    void listener(incoming, outgoing)
  })
}

/** For whoever watches over the machine, and asks from itself: whether it serves, and what it has served. */
function ofMachine(request: Request, { db, metrics }: { db: Sqlite; metrics: Metrics }): Response | null {
  const { pathname } = new URL(request.url)
  if (pathname !== '/health' && pathname !== '/metrics') return null
  if (!isFromHere(request)) return new Response('只回答本机', { status: 403, headers: PLAIN })
  if (pathname === '/metrics') return new Response(metrics.text(), { headers: PLAIN })
  db.run('select 1')
  return new Response('ok', { headers: PLAIN })
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const isFromHere = (request: Request): boolean =>
  /^(127\.|::1$)/.test(request.headers.get('cf-connecting-ip') ?? '')
