import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { InOrder } from './order.ts'
import { trusting } from './post/other-side/servers.ts'
import { packagesInOnePiece, workerd } from './workerd.ts'
import type { TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config'

const TMPDIR = tmpdir()
/** In place of what workerd gives a test. */
const HOME = fileURLToPath(new URL('./machine/home.ts', import.meta.url))
export type Project = 'node' | 'd1' | 'machine' | 'browser' | 'browser-d1' | 'bench' | 'bench-process'

/** What needs a site runs in both of its homes: stories, access, and every *.d1.test.ts. */
const ON_A_SITE = ['test/stories/**/*.test.ts', 'test/access/**/*.test.ts', 'test/**/*.d1.test.ts']

const IN_BROWSER = ['test/browser/**/*.test.ts']
/** What a browser asks of the Cloudflare home, too, in `npm test`: signing in, what saves itself, files, scoring, a payment. */
const IN_WORKERD = ['passwords', 'passkeys', 'keeping', 'files', 'scoring-and-paying'].map(
  (name) => `test/browser/${name}.test.ts`,
)

/** The browser has its own folder; the rest is plain Node. */
export const FILES = {
  /** Cloudflare's: workerd with D1 and R2. */
  d1: ON_A_SITE,
  /** A machine of one's own: Node, SQLite, a folder. */
  machine: ON_A_SITE,
  /** On a machine of one's own; these on Cloudflare's as well, or with HOMES=both every one. */
  browser: IN_BROWSER,
  'browser-d1': process.env['HOMES'] === 'both' ? IN_BROWSER : IN_WORKERD,
  /** `npm run bench` prints figures; nothing there can fail. */
  bench: ['test/bench/**/*.bench.test.ts'],
  'bench-process': ['test/bench/**/*.process.test.ts'],
  node: ['test/**/*.test.{ts,tsx}'],
} satisfies Record<Project, string[]>
export const NOT_IN_NODE = [...FILES.d1, ...FILES.browser, ...FILES.bench, ...FILES['bench-process']]

/** Vitest with these projects alone: what runs in workerd is loaded only where one of them does, which takes seconds. */
export async function configOf(names: Project[]): Promise<ViteUserConfig> {
  const projects = await Promise.all(names.map((name) => PROJECTS[name]()))
  // vitest would leave a core to itself, which is half of two, and needs little of it
  return { root: '.', test: { maxWorkers: '100%', projects, sequence: { sequencer: InOrder } } }
}

/** Files share a worker and its modules, in turn, which halves the time; test/fresh.ts empties the storage between. */
const onASite = (name: 'd1' | 'machine') => ({
  name,
  include: FILES[name],
  // a busy machine is no failure
  testTimeout: 60_000,
  hookTimeout: 60_000,
  isolate: false,
  setupFiles: ['test/fresh.ts'],
  globalSetup: ['test/post/other-side/servers.ts'],
})

/** Hashing a password takes 32 MiB: kept from one to the next, not given back, which is most of its time where pages are dear. */
const MEMORY = { MALLOC_MMAP_THRESHOLD_: '268435456', MALLOC_TRIM_THRESHOLD_: '268435456' }

const PROJECTS: Record<Project, () => Promise<TestProjectInlineConfiguration>> = {
  node: async () => ({
    test: {
      name: 'node',
      include: FILES.node,
      exclude: NOT_IN_NODE,
      isolate: false,
      // a busy machine is no failure
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  }),
  d1: async () => ({
    plugins: await workerd(),
    test: {
      ...onASite('d1'),
      deps: { optimizer: { ssr: packagesInOnePiece() } },
    },
  }),
  machine: async () => ({
    resolve: { alias: { 'cloudflare:workers': HOME, 'cloudflare:test': HOME } },
    test: { ...onASite('machine'), env: { ...MEMORY, NODE_EXTRA_CA_CERTS: trusting() } },
  }),
  bench: async () => ({
    plugins: await workerd(),
    test: {
      name: 'bench',
      include: FILES.bench,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      // one after the other: each would spoil the figures of the next
      fileParallelism: false,
      deps: { optimizer: { ssr: packagesInOnePiece() } },
    },
  }),
  'bench-process': async () => ({
    test: {
      name: 'bench-process',
      include: FILES['bench-process'],
      testTimeout: 120_000,
      sequence: { groupOrder: 1 },
    },
  }),
  browser: async () => inBrowser('browser'),
  'browser-d1': async () => inBrowser('browser-d1'),
}

function inBrowser(name: 'browser' | 'browser-d1'): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: FILES[name],
      globalSetup: ['test/browser/server.ts', 'test/post/other-side/servers.ts'],
      testTimeout: 120_000,
      hookTimeout: 180_000,
      // of Cloudflare's home there is one site for all
      fileParallelism: name === 'browser',
      expect: { poll: { timeout: 20_000 } },
      // a browser that a busy machine held up; it is said of the test that needed it
      retry: 1,
      // where Chromium is unpacked, once for good: not in the scratch of the others
      env: { TMPDIR, NODE_EXTRA_CA_CERTS: trusting() },
    },
  }
}
