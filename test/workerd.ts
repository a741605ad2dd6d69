import { globSync, readFileSync, readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import type { Plugin } from 'vitest/config'
import { trusting } from './post/other-side/servers.ts'
import { scratch } from './scratch.ts'

/** What wrangler.toml says of D1 and R2, without its `main`: a test imports what it needs of the Worker, not all of it. */
export async function workerd(): Promise<Plugin[]> {
  // read as the module is loaded
  process.env['NODE_EXTRA_CA_CERTS'] = trusting()
  const { cloudflareTest } = await import('@cloudflare/vitest-plugin')
  process.env['TMPDIR'] = scratch()
  const pool = cloudflareTest({
    miniflare: {
      compatibilityDate: setting('compatibility_date'),
      compatibilityFlags: setting('compatibility_flags'),
      d1Databases: ['DB', 'OTHER'],
      r2Buckets: ['FILES'],
      bindings: {
        AUTH_SECRET: 'a-secret-for-tests-only-0123456789',
        DATA_SECRET: 'another-secret-for-tests-only-0123456789',
        THOROUGH: process.env['HOMES'] === 'both',
        MIGRATIONS: readdirSync('migrations').toSorted().map(migration),
      },
    },
  })
  return [pool, mapsBesideCode, packagesWithoutMaps]
}

/** A text or a list of texts, which TOML writes as JSON does. */
const setting = (name: string) =>
  JSON.parse(new RegExp(`^${name} = (.*)$`, 'm').exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? 'null')

const migration = (name: string) => readFileSync(`migrations/${name}`, 'utf8')

/**
 * Each package that we import is bundled once and kept in node_modules: workerd is sent a hundred files instead of a
 * thousand. What is not: busboy, which asks for Node's streams by `require`; and hono/jsx, whose runtime vitest keeps
 * out, so that there would be two of it.
 */
export function packagesInOnePiece() {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const isOurs = (name: string) =>
    name.split('/', 1).some((first) => first in dependencies) && !/^(busboy|hono\/jsx)/.test(name)
  return {
    enabled: true,
    include: [
      ...new Set(globSync('{src,test}/**/*.{ts,tsx}').flatMap(importedBy).filter(isOurs)),
      'fast-check',
    ],
    rolldownOptions: { external: [/^node:/, ...builtinModules] },
  }
}

const importedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?<=\b(?:from |import\()')[a-z][^':]*/g)].map(([name]) => name)

/** Nobody steps through a package here, and its map would be sent to workerd with every module. */
const packagesWithoutMaps: Plugin = {
  name: 'packages-without-maps',
  transform: (code, id) => (id.includes('/deps_ssr/') ? { code, map: { mappings: '' } } : undefined),
}

/**
 * The pool sends a module of vitest's cache as the file in which it lies, map and all; vitest looks for the map beside
 * the code, and without it a stack names lines that are in no file of ours.
 */
const mapsBesideCode: Plugin = {
  name: 'maps-beside-code',
  configureVitest({ project: { config } }) {
    const runner = config.poolRunner
    if (!runner) return
    config.poolRunner = {
      ...runner,
      createPoolWorker(options) {
        const worker = runner.createPoolWorker(options)
        const send = worker.send.bind(worker)
        worker.send = (message) =>
          send('r' in message ? Object.assign(message, { r: inTwo(message.r) }) : message)
        return worker
      },
    }
  },
}

/** One module, or many by their names, where each stands twice. */
function inTwo(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer
  if ('tmp' in answer && typeof answer.tmp === 'string')
    return { ...withoutFile({ ...answer, tmp: answer.tmp }), ...readInTwo(answer.tmp) }
  const modules = new Map(Object.values(answer).map((module) => [module, inTwo(module)]))
  return Object.fromEntries(Object.entries(answer).map(([name, module]) => [name, modules.get(module)]))
}

const withoutFile = ({ tmp: _file, cached: _isCached, ...module }: { tmp: string; cached?: boolean }) =>
  module

function readInTwo(file: string) {
  const text = readFileSync(file, 'utf8')
  const at = text.lastIndexOf(BEFORE_MAP)
  return at < 0 ? { code: text } : { code: text.slice(0, at), sourceMap: text.slice(at + BEFORE_MAP.length) }
}

const BEFORE_MAP = '\n//# vitestSourceMap='
