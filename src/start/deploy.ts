import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { CRON } from '../districts/bindings.ts'
import { endingOf } from '../districts/rules.ts'
import { hashedAssets } from './cloudflare/assets.ts'
import { codesIn, configOf } from './cloudflare/toml.ts'

/** `npm run deploy`: checks what a site needs, writes down what it is made of, brings the database up to date, then deploys. Says what is missing, with status 1. */
async function deploy(): Promise<void> {
  // wrangler takes seconds to load, and a machine of one's own has none
  const { parseToml } = await import('./cloudflare/read.ts')
  const config = readFileSync('wrangler.toml', 'utf8')
  const districts = codesIn(configOf(parseToml(config)))
  const beforehand = missing(config, namesOf(SECRETS, districts), districts)
  if (beforehand.length > 0) return end(beforehand)
  const secrets = secretNames()
  const lacks = missing(config, secrets, districts)
  if (lacks.length > 0) return end(lacks)
  for (const name of namesOf(['HISTORY_KEY'], districts).filter((one) => !secrets.includes(one)))
    process.stdout.write(`没有设置密钥${name}：每夜经过的根照样公布，但没有签名（见README.md）\n`)
  writeFileSync(SBOM, billOfMaterials())
  process.stdout.write(`这一版由哪些软件组成，写在${SBOM}里，请随版本留存\n`)
  // a program that is newer than one of its databases is not deployed: the others' are read by the one of before, too
  for (const database of namesOf(['DB'], districts))
    if (!wrangler('d1', 'migrations', 'apply', database, '--remote'))
      return end([`数据库${database}没有更新成功，没有部署`])
  if (!wrangler('deploy', ...hashedAssets('.wrangler/assets'))) return end(['没有部署成功'])
}

const SBOM = 'sbom.cdx.json'

/** What the deployed Worker is made of, as CycloneDX: every package of package-lock.json but those of development. Throws where npm cannot say. */
export function billOfMaterials(): string {
  const words = [
    'sbom',
    '--package-lock-only',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
    '--omit=dev',
  ]
  return execFileSync('npm', words, { encoding: 'utf8', shell: process.platform === 'win32' })
}

/** What a site cannot do without. Cloudflare tells names alone: one that is too short is refused by the Worker itself. */
const SECRETS = ['AUTH_SECRET', 'DATA_SECRET']

/** Of one site as they are; of several districts each with their endings. */
const namesOf = (names: string[], districts: string[]): string[] =>
  districts.length === 0
    ? names
    : districts.flatMap((code) => names.map((name) => `${name}_${endingOf(code)}`))

/**
 * What keeps a site from being deployed, a line each; `config` is wrangler.toml's text, `secrets` the names that Cloudflare knows,
 * `districts` the codes of several.
 */
export function missing(config: string, secrets: string[], districts: string[] = []): string[] {
  const lacks: string[] = []
  if (!isFilled(config, 'database_id')) {
    lacks.push('wrangler.toml里还没有填写database_id：npx wrangler d1 create gongyi-rounds')
  }
  if (!isFilled(config, 'bucket_name')) {
    lacks.push('wrangler.toml里还没有填写bucket_name：npx wrangler r2 bucket create gongyi-rounds-files')
  }
  for (const name of namesOf([...SECRETS, 'DATA_SECRET_BEFORE', 'HISTORY_KEY'], districts)) {
    if (isSet(config, name)) lacks.push(`${name}是密钥，不能写在wrangler.toml里`)
  }
  for (const name of namesOf(SECRETS, districts).filter((one) => !secrets.includes(one))) {
    lacks.push(`缺少密钥${name}（32个字符以上）：npx wrangler secret put ${name}`)
  }
  for (const name of namesOf(['DB'], districts).filter(
    (one) => districts.length > 0 && !config.includes(`"${one}"`),
  ))
    lacks.push(`wrangler.toml里没有数据库${name}：npm run district -- --cloudflare --new …`)
  if (districts.length > 0 && !config.includes(`"${CRON}"`))
    lacks.push(`多个区一分一分地轮流做夜间工作、发信：wrangler.toml里写crons = ["${CRON}"]`)
  if (isSet(config, 'DEMONSTRATION') || secrets.includes('DEMONSTRATION')) {
    lacks.push('正式站点不能有DEMONSTRATION：演示数据只在npm start里使用')
  }
  return lacks
}

/** Every value of that name is there, and is more than zeros. */
function isFilled(config: string, name: string): boolean {
  const values = [...config.matchAll(new RegExp(`^\\s*${name}\\s*=\\s*["']([^"']*)["']`, 'gm'))].map(
    ([, value]) => value ?? '',
  )
  return values.length > 0 && values.every((value) => /[^0-]/.test(value))
}

/** A name that is given a value anywhere, under [vars] or inline; not in a comment. */
const isSet = (config: string, name: string): boolean =>
  new RegExp(`^[^#\\n]*\\b${name}["']?\\s*=`, 'm').test(config)

/** What Cloudflare holds for this Worker; nothing before its first deployment. */
function secretNames(): string[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [WRANGLER, 'secret', 'list', '--format', 'json'],
    {
      encoding: 'utf8',
      stdio: ['inherit', 'pipe', 'pipe'],
    },
  )
  if (status === 0) return namesIn(stdout)
  if (/not found|does not exist/i.test(stderr)) return []
  process.stderr.write(stderr)
  end(['没能向Cloudflare查询密钥，请先登录：npx wrangler login'])
  process.exit()
}

function namesIn(json: string): string[] {
  const secrets: unknown = JSON.parse(json)
  return Array.isArray(secrets) ? secrets.filter(isNamed).map(({ name }) => name) : []
}

function isNamed(secret: unknown): secret is { name: string } {
  return typeof secret === 'object' && secret !== null && 'name' in secret && typeof secret.name === 'string'
}

function wrangler(...words: string[]): boolean {
  return spawnSync(process.execPath, [WRANGLER, ...words], { stdio: 'inherit' }).status === 0
}

const WRANGLER = 'node_modules/wrangler/bin/wrangler.js'

function end(reasons: string[]): void {
  process.stderr.write(`${reasons.join('\n')}\n`)
  process.exitCode = 1
}

if (import.meta.main) await deploy()
