import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, resolve } from 'node:path'
import { type Plugin, build } from 'esbuild'

/** A file of this folder with all that it imports, as vitest would read it. */
export async function bundled(entry: string, to: string, home: 'node' | 'workerd'): Promise<void> {
  await build({
    entryPoints: [`test/bench/scale/${entry}`],
    outfile: to,
    bundle: true,
    ...(home === 'node'
      ? { platform: 'node' as const, banner: REQUIRE }
      : { conditions: ['workerd', 'browser'] }),
    external: home === 'node' ? [] : ['node:*', 'cloudflare:*'],
    mainFields: ['module', 'main'],
    target: 'es2024',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
    plugins: [RAW, home === 'node' ? HERE : BUILTIN],
  })
}

const REQUIRE = {
  js: "import { createRequire as requiring } from 'node:module'; const require = requiring(import.meta.url);",
}

const RAW: Plugin = {
  name: 'raw',
  setup(making) {
    making.onResolve({ filter: /\?raw$/ }, ({ path, importer }) => ({
      path: resolve(dirname(importer), path.slice(0, -'?raw'.length)),
      namespace: 'raw',
    }))
    making.onLoad({ filter: /./, namespace: 'raw' }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
    }))
  },
}

const HERE: Plugin = {
  name: 'here',
  setup(making) {
    making.onResolve({ filter: /^(cloudflare:|vitest$)/ }, () => ({
      path: resolve('test/bench/scale/here.ts'),
    }))
  },
}

/** A package asks for Node's own by `require`, which a module of workerd has not. */
const BUILTIN: Plugin = {
  name: 'builtin',
  setup(making) {
    making.onResolve({ filter: /^[a-z_]+$/ }, ({ path, kind }) =>
      kind === 'require-call' && builtinModules.includes(path) ? { path, namespace: 'builtin' } : null,
    )
    making.onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `export * from 'node:${path}'`,
    }))
  },
}
