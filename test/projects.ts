import { globSync, readFileSync, readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import type { Plugin, TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config'

export type Project = 'node' | 'd1' | 'bench' | 'browser'

/** What needs D1 runs in workerd: stories, access, and every *.d1.test.ts. The browser has its own folder; the rest is plain Node. */
export const FILES = {
  d1: ['test/stories/**/*.test.ts', 'test/access/**/*.test.ts', 'test/**/*.d1.test.ts'],
  browser: ['test/browser/**/*.test.ts'],
  /** `npm run bench` prints figures; nothing there can fail. */
  bench: ['test/bench/**/*.test.ts'],
  node: ['test/**/*.test.{ts,tsx}'],
} satisfies Record<Project, string[]>
export const NOT_IN_NODE = [...FILES.d1, ...FILES.browser, ...FILES.bench]

/** Vitest with these projects alone: what runs in workerd is loaded only where one of them does, which takes seconds. */
export async function configOf(names: Project[]): Promise<ViteUserConfig> {
  return { root: '.', test: { projects: await Promise.all(names.map((name) => PROJECTS[name]())) } }
}

const PROJECTS: Record<Project, () => Promise<TestProjectInlineConfiguration>> = {
  node: async () => ({
    test: {
      name: 'node',
      include: FILES.node,
      exclude: NOT_IN_NODE,
      isolate: false,
      // a busy machine is no failure
      testTimeout: 20_000,
    },
  }),
  d1: async () => ({
    plugins: [await workerd(), withoutMaps],
    test: {
      name: 'd1',
      include: FILES.d1,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // files share a worker and its modules, in turn, which halves the time; test/fresh.ts empties the storage between
      isolate: false,
      setupFiles: ['test/fresh.ts'],
      deps: { optimizer: { ssr: inOnePiece() } },
    },
  }),
  bench: async () => ({
    plugins: [await workerd(), withoutMaps],
    test: {
      name: 'bench',
      include: FILES.bench,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      deps: { optimizer: { ssr: inOnePiece() } },
    },
  }),
  browser: async () => ({
    test: {
      name: 'browser',
      include: FILES.browser,
      globalSetup: ['test/browser/server.ts'],
      testTimeout: 120_000,
      hookTimeout: 180_000,
      fileParallelism: false,
    },
  }),
}

/** What wrangler.toml says of D1 and R2, without its `main`: a test imports what it needs of the Worker, not all of it. */
async function workerd() {
  const { cloudflareTest } = await import('@cloudflare/vitest-plugin')
  const [compatibilityDate] =
    /(?<=^compatibility_date = ").*(?=")/m.exec(readFileSync('wrangler.toml', 'utf8')) ?? []
  return cloudflareTest({
    miniflare: {
      ...(compatibilityDate && { compatibilityDate }),
      compatibilityFlags: ['nodejs_compat'],
      d1Databases: ['DB'],
      r2Buckets: ['FILES'],
      bindings: {
        AUTH_SECRET: 'a-secret-for-tests-only-0123456789',
        DATA_SECRET: 'another-secret-for-tests-only-0123456789',
        MIGRATIONS: readdirSync('migrations').toSorted().map(migration),
      },
    },
  })
}

/** One query a file: here D1 takes all of its statements at once, which is a quarter of the time. */
const migration = (name: string) => ({ name, queries: [readFileSync(`migrations/${name}`, 'utf8')] })

/**
 * Each package that we import is bundled once and kept in node_modules: workerd is sent a hundred files instead of a
 * thousand. What is not: busboy, which asks for Node's streams by `require`; and hono/jsx, whose runtime vitest keeps
 * out, so that there would be two of it.
 */
function inOnePiece() {
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
const withoutMaps: Plugin = {
  name: 'without-maps',
  transform: (code, id) => (id.includes('/deps_ssr/') ? { code, map: { mappings: '' } } : undefined),
}
