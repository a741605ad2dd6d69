import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { makeApp } from '../../../src/app.tsx'
import { countingDb } from '../../counting.ts'
import { READERS } from '../../access/table.ts'
import { addressOf } from '../../access/addresses.ts'
import { type Asked, type Cost, NOW, type Page } from './asked.ts'
import { env } from './here.ts'

/** Every page, as the first reader asks for it who may read it: what it costs, the median of some times. */
const [from = '', known = '', to = '', only = ''] = process.argv.slice(2)
const { ids, cookies }: Asked = JSON.parse(readFileSync(from, 'utf8'))
const app = makeApp(() => NOW)
const counted = countingDb(env.DB)
const bindings = { ...env, DB: counted.d1 }

/** Who reads a page daily comes before those who may, too. */
const INSIDE = ['officer', 'approver', 'finance', 'expert', 'member', 'worker', ...READERS]
const PUBLIC = /^\/($|notices|calls|money|topics|results|search|history\/roots)/

async function ask({ path, reader }: Page) {
  counted.reset()
  const begun = performance.now()
  const answer = await app.request(path, { headers: { cookie: cookies[reader] ?? '' } }, bindings)
  const bytes = (await answer.arrayBuffer()).byteLength
  return { status: answer.status, bytes, ms: performance.now() - begun }
}

async function readerOf(route: string): Promise<Page | null> {
  const { path } = addressOf(route, new Map(Object.entries(ids)))
  for (const reader of PUBLIC.test(path) ? READERS : INSIDE) {
    const page = { route, path, reader }
    if ((await ask(page)).status === 200) return page
  }
  return null
}

async function costOf(page: Page): Promise<Page & Cost> {
  const [times, until] = [[] as number[], performance.now() + MOST_MS]
  let bytes = 0
  while (times.length < TIMES && (times.length < 1 || performance.now() < until)) {
    const one = await ask(page)
    if (one.status !== 200) throw new Error(`${page.path} answers ${page.reader} ${one.status}`)
    times.push(one.ms)
    bytes = one.bytes
  }
  const { trips, statements } = counted.counts
  const ms = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  return { ...page, trips, statements, bytes, ms }
}

const TIMES = 9
const MOST_MS = 1500

/** Pages that one route has for several readers. */
const MORE: Page[] = [
  { route: 'GET /proposals/:id (draft)', path: `/proposals/${ids['draft']}`, reader: 'author' },
  { route: 'GET /proposals/:id (member)', path: `/proposals/${ids['proposal']}`, reader: 'applicant' },
]

/** Who reads which was found at the first scale, where asking is cheap. */
async function pagesIn(file: string): Promise<Page[]> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const routes = new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => `GET ${path}`))
  const found = [...MORE]
  for (const route of routes) {
    const page = route.includes('*') ? null : await readerOf(route)
    if (page) found.push(page)
  }
  writeFileSync(file, JSON.stringify(found))
  return found
}

const costs = []
for (const page of await pagesIn(known)) if (page.route.includes(only)) costs.push(await costOf(page))
writeFileSync(to, JSON.stringify(costs))
