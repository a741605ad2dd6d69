import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { hashOf } from '../machine/assets.ts'

/** To serve, and what whoever runs the machine does beside it. */
const ENTRIES = [
  'src/server.ts',
  ...['backup', 'restore', 'check', 'district'].map((one) => `src/start/${one}.ts`),
]

const ASSETS = 'src/web/assets'

/** What a machine with Node alone runs: the server and what it is made of, the migrations, the files that are served. */
export async function buildServer(to: string): Promise<void> {
  rmSync(to, { recursive: true, force: true })
  await bundleFor({
    ...{ entryPoints: ENTRIES, outbase: 'src', entryNames: '[name]', outdir: to, splitting: true },
    define: { ASSETS_HASH: JSON.stringify(hashOf(ASSETS)) },
  })
  cpSync('migrations', join(to, 'migrations'), { recursive: true })
  cpSync(ASSETS, join(to, 'assets'), { recursive: true })
}

/** Entries and all that they import, for Node alone. */
export async function bundleFor(entries: BuildOptions): Promise<void> {
  await build({
    ...entries,
    bundle: true,
    platform: 'node',
    // what the Worker is made of, too
    mainFields: ['module', 'main'],
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'linked',
    logLevel: 'warning',
    // a tool of development, for what is on Cloudflare
    external: ['wrangler'],
    // a package that asks for Node's own by `require`
    banner: {
      js: "import { createRequire as requiring } from 'node:module'; const require = requiring(import.meta.url);",
    },
  })
}
