import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'

/** What a machine with Node alone runs: the server and what it is made of, the migrations, the files that are served. */
export async function buildServer(to: string): Promise<void> {
  rmSync(to, { recursive: true, force: true })
  await bundleFor('src/server.ts', { outdir: to, splitting: true })
  cpSync('migrations', join(to, 'migrations'), { recursive: true })
  cpSync('src/web/assets', join(to, 'assets'), { recursive: true })
}

/** One entry and all that it imports, for Node alone. */
export async function bundleFor(entry: string, to: BuildOptions): Promise<void> {
  await build({
    ...to,
    entryPoints: [entry],
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
    // a package that asks for Node's own by `require`
    banner: {
      js: "import { createRequire as requiring } from 'node:module'; const require = requiring(import.meta.url);",
    },
  })
}
