import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { experimental_readRawConfig } from 'wrangler'

/** A wrangler.toml as wrangler itself reads it. Throws where it is none. */
export function parseToml(text: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'toml-'))
  try {
    const config = join(folder, 'wrangler.toml')
    writeFileSync(config, text)
    return experimental_readRawConfig({ config }).rawConfig
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
