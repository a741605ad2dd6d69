import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** What needs D1 runs in workerd: stories, access, and every *.d1.test.ts. The browser has its own folder; the rest is plain Node. */
const IN_WORKERD = ['test/stories/**/*.test.ts', 'test/access/**/*.test.ts', 'test/**/*.d1.test.ts']
const IN_BROWSER = ['test/browser/**/*.test.ts']
/** `npm run bench` prints figures; nothing there can fail. */
const BENCH = ['test/bench/**/*.test.ts']

const workerd = cloudflareTest({
  wrangler: { configPath: './wrangler.toml' },
  miniflare: {
    bindings: {
      AUTH_SECRET: 'a-secret-for-tests-only-0123456789',
      DATA_SECRET: 'another-secret-for-tests-only-0123456789',
      MIGRATIONS: await readD1Migrations('migrations'),
    },
  },
})

export default defineConfig({
  root: '.',
  test: {
    // with it every worker is sent all modules of its file in one message, and workerd takes 32 MB
    fsModuleCache: false,
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...IN_WORKERD, ...IN_BROWSER, ...BENCH],
          isolate: false,
          // a busy machine is no failure
          testTimeout: 20_000,
        },
      },
      {
        plugins: [workerd],
        test: {
          name: 'd1',
          include: IN_WORKERD,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // files share a worker and its modules, in turn, which halves the time; test/fresh.ts empties the storage between
          isolate: false,
          setupFiles: ['test/fresh.ts'],
        },
      },
      {
        plugins: [workerd],
        test: { name: 'bench', include: BENCH, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        test: {
          name: 'browser',
          include: IN_BROWSER,
          globalSetup: ['test/browser/server.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
