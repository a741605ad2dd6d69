import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../web/site.ts'

export type Secrets = Pick<Env, 'AUTH_SECRET' | 'DATA_SECRET'> &
  Partial<Pick<Env, 'DATA_SECRET_BEFORE' | 'HISTORY_KEY' | 'SITE_URL'>>

/** How one is made that nobody has given: 32 random bytes; the private half of an Ed25519 pair, in PKCS #8. */
export const MADE = {
  AUTH_SECRET: () => randomBytes(32).toString('hex'),
  DATA_SECRET: () => randomBytes(32).toString('hex'),
  HISTORY_KEY: () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
}
const GIVEN = ['DATA_SECRET_BEFORE', 'SITE_URL'] as const
export const NAMES = [...Object.keys(MADE), ...GIVEN]

/**
 * Each from the environment (`AUTH_SECRET`), from a file that the environment names (`AUTH_SECRET_FILE`), or from the data's own
 * folder (`secrets/AUTH_SECRET`). One that is nowhere is made there (`makes`), readable by its owner alone: a database whose secrets
 * are lost cannot be read again, so they belong into another safe than the backups. Where none is made one may be ''.
 */
export function secretsIn(data: string, environment: NodeJS.ProcessEnv = process.env, makes = true): Secrets {
  const folder = join(data, 'secrets')
  const found = (name: string) => given(name, environment) ?? kept(join(folder, name))
  if (makes)
    for (const [name, make] of Object.entries(MADE)) if (found(name) === null) keep(folder, name, make())
  const all = NAMES.flatMap((name) => {
    const value = found(name)
    return value === null ? [] : [[name, value]]
  })
  return { AUTH_SECRET: '', DATA_SECRET: '', ...Object.fromEntries(all) }
}

/** Without these nothing that a database holds can be signed in to or unsealed. */
const NEEDED = ['AUTH_SECRET', 'DATA_SECRET']

/** Those of them that are nowhere: for a database that is there none is made, for it could not read what the lost one sealed. */
export function lackingSecrets(data: string, environment: NodeJS.ProcessEnv = process.env): string[] {
  const found = (name: string) => given(name, environment) ?? kept(join(data, 'secrets', name))
  return NEEDED.filter((name) => found(name) === null)
}

function given(name: string, environment: NodeJS.ProcessEnv): string | null {
  const file = environment[`${name}_FILE`]
  if (file) return readFileSync(file, 'utf8').trim()
  return environment[name] || null
}

const kept = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null)

/** Of two processes that make it at once the first one's counts. */
function keep(folder: string, name: string, value: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, name)
  try {
    writeFileSync(file, `${value}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!existsSync(file)) throw error
  }
}
