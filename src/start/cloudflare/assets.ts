import { appendFileSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FOR_EVER, hashOf } from '../../machine/assets.ts'

const ASSETS = 'src/web/assets'

/**
 * The files that are served as they are, as Cloudflare is given them: at the root, where a browser asks each time, and in a folder named
 * by what they are, which it keeps. The words of wrangler that deploy a site with them.
 */
export function hashedAssets(to: string): string[] {
  const hash = hashOf(ASSETS)
  rmSync(to, { recursive: true, force: true })
  cpSync(ASSETS, to, { recursive: true })
  cpSync(ASSETS, join(to, 'assets', hash), {
    recursive: true,
    filter: (name) => !name.endsWith('_headers'),
  })
  appendFileSync(join(to, '_headers'), `/assets/*\n  Cache-Control: ${FOR_EVER}\n`)
  return ['--assets', to, '--define', `ASSETS_HASH:${JSON.stringify(hash)}`]
}
