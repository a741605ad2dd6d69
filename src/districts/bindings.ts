import type { Database } from '../db/db.ts'
import type { Env } from '../web/site.ts'
import { bucketUnder } from './bucket.ts'
import { noSiteHere, notNow } from './door.ts'
import { type District, byHost, endingOf, hostOf, readHost, whyNotCode } from './rules.ts'

/**
 * What the Worker is given: of one site its own; of several districts `DISTRICTS` (by code its host names), `DB_DONGCHENG`,
 * `AUTH_SECRET_DONGCHENG` and its kin of each, and one bucket, in which each has a prefix.
 */
export type Bindings = Env & { DISTRICTS?: unknown } & Record<string, unknown>

/** Whose request it is; or what is answered in a site's place. */
export function siteAt(bindings: Bindings, request: Request): Env | Response {
  const several = districtsIn(bindings)
  if (!several) return bindings
  const code = hostsOf(several).get(hostOf(request.url))
  if (code === undefined) return noSiteHere(request)
  return envOf(bindings, code) ?? notNow(request)
}

/** null: there is one site, by whatever name. */
export function districtsIn({ DISTRICTS }: Bindings): District[] | null {
  if (DISTRICTS === undefined) return null
  const known = typeof DISTRICTS === 'object' && DISTRICTS !== null ? READ.get(DISTRICTS) : undefined
  if (known) return known
  const read = readDistricts(DISTRICTS)
  if (typeof DISTRICTS === 'object' && DISTRICTS !== null) READ.set(DISTRICTS, read)
  return read
}
const READ = new WeakMap<object, District[]>()
const HOSTS = new WeakMap<District[], Map<string, string>>()

function hostsOf(several: District[]): Map<string, string> {
  const hosts = HOSTS.get(several) ?? byHost(several)
  HOSTS.set(several, hosts)
  return hosts
}

/** In the order of their codes; what is no code or no name leads nowhere. */
export const readDistricts = (said: unknown): District[] =>
  Object.entries(typeof said === 'object' && said !== null ? said : {})
    .filter(([code]) => whyNotCode(code) === null)
    .map(([code, hosts]) => ({ code, hosts: [hosts].flat().flatMap((one) => readHost(String(one)) ?? []) }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))

/** What is bound without a district's ending is nobody's. null: it has no database here. */
export function envOf(bindings: Bindings, code: string): Env | null {
  const of = (name: string) => bindings[`${name}_${endingOf(code)}`]
  const DB = of('DB')
  if (!isDatabase(DB)) return null
  const given = SECRETS.flatMap((name) => {
    const value = of(name)
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  })
  const none = { AUTH_SECRET: '', DATA_SECRET: '' }
  return { ...none, ...Object.fromEntries(given), DB, FILES: bucketUnder(bindings.FILES, code) }
}

const SECRETS = ['AUTH_SECRET', 'DATA_SECRET', 'DATA_SECRET_BEFORE', 'HISTORY_KEY', 'SITE_URL']

const isDatabase = (bound: unknown): bound is Database =>
  typeof bound === 'object' && bound !== null && 'prepare' in bound && 'withSession' in bound

/** Minutes of a morning, from eight in Shanghai: each has the night of a few, within what one run of a Worker may do. */
export const TURNS = 480
/** Minutes after which it is the same district’s turn again to send what waits. */
export const POST_TURNS = 10
/** Of a Worker of several districts: each minute is somebody’s turn. */
export const CRON = '* * * * *'
/** What one Worker can be given: 128 secrets and variables, three of which are a district's (docs/districts.md). */
export const MOST_ON_WORKER = 40

const DAY = 1440

/** Those whose turn it is in this minute: of nights once a day, of shorter turns again and again. One site alone is always the first. */
export function turnOf<T>(all: T[], at: number, turns: number): T[] {
  const minute = Math.floor(at / 60_000) % (turns === TURNS ? DAY : turns)
  return all.filter((_, place) => place % turns === minute)
}
