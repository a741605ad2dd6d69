import { builtinModules } from 'node:module'
import { gzipSync } from 'node:zlib'
import { type BuildResult, build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { TOOLS, placeOf } from './house.ts'

/**
 * Of the 3 MB that Cloudflare takes at the least, with room to grow. Reading PDFs is a third of it, and is only run when one is uploaded. Passkeys bring
 * 130 kB, half of them for certificates of devices, which their library reads and we do not ask for; mail brings 90 kB.
 */
const MOST_BYTES = 2_400_000

describe('the Worker', () => {
  let inputs: string[] = []
  let bytes = 0

  beforeAll(async () => {
    const { metafile, outputFiles } = await bundle()
    inputs = Object.keys(metafile.inputs)
    bytes = gzipSync(outputFiles[0]?.contents ?? '').length
  })

  test('holds nothing of the demonstration, the starting or the reading of folders', () => {
    const strangers = inputs.filter((path) => path.startsWith('src/') && TOOLS.includes(placeOf(path).area))
    expect(inputs).toContain('src/worker.ts')
    expect(strangers).toEqual([])
  })

  test('of a demonstration has a clock that can be moved, and only there', async () => {
    const { metafile } = await bundle('src/demonstration/site.ts')
    const clock = Object.keys(metafile.inputs).filter((path) => path.startsWith('src/demonstration/clock/'))
    expect(clock).toContain('src/demonstration/clock/routes.tsx')
    expect(inputs.filter((path) => clock.includes(path))).toEqual([])
  })

  test('stays under 2.4 MB when compressed', () => {
    console.info(`the Worker has ${inputs.length} files, ${Math.ceil(bytes / 1000)} kB compressed`)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(MOST_BYTES)
  })
})

/** As wrangler bundles it by wrangler.toml: one module, minified; what the runtime brings stays outside. */
function bundle(entry = 'src/worker.ts'): Promise<BuildResult<{ metafile: true; write: false }>> {
  return build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2024',
    minify: true,
    keepNames: true,
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*', 'cloudflare:*', ...builtinModules],
    logLevel: 'silent',
  })
}
