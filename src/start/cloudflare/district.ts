import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { endingOf } from '../../districts/rules.ts'
import { readDistricts } from '../../districts/bindings.ts'
import { type Result, ok } from '../../shared/result.ts'
import { parseToml } from './read.ts'
import { configOf, withDistrict } from './toml.ts'

const FILE = 'wrangler.toml'

/** The districts that wrangler.toml names, a line each. */
export const listedOnCloudflare = (): string[] =>
  readDistricts(configOf(parseToml(readFileSync(FILE, 'utf8'))).vars?.DISTRICTS).map(({ code, hosts }) =>
    [code, hosts.join(' '), `DB_${endingOf(code)}`].join('\t'),
  )

/** Writes one more into wrangler.toml, and says what is to be done with wrangler. */
export function addOnCloudflare(asked: {
  code: string
  hosts: string[]
  id: string
}): Result<string[], string> {
  const changed = withDistrict(readFileSync(FILE, 'utf8'), asked, parseToml)
  if (!changed.ok) return changed
  writeFileSync(`${FILE}.new`, changed.value)
  renameSync(`${FILE}.new`, FILE)
  return ok(steps(asked))
}

function steps({ code, hosts }: { code: string; hosts: string[] }): string[] {
  const ending = endingOf(code)
  const [first = ''] = hosts
  return [
    `${code}写进了${FILE}。接着：`,
    ...['AUTH_SECRET', 'DATA_SECRET'].map(
      (name) => `  openssl rand -hex 32 | npx wrangler secret put ${name}_${ending}`,
    ),
    `  openssl genpkey -algorithm ed25519 -outform DER | base64 -w0 | npx wrangler secret put HISTORY_KEY_${ending}`,
    ...hosts.map((host) => `  在Cloudflare上把${host}指到这个Worker（自定义域）`),
    '  npm run deploy',
    `  npm run set-up -- https://${first} ${code}`,
  ]
}
