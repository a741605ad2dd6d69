import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** `npm run deploy`: checks what a site needs, writes down what it is made of, brings the database up to date, then deploys. Says what is missing, with status 1. */
function deploy(): void {
  const config = readFileSync('wrangler.toml', 'utf8')
  const beforehand = missing(config, SECRETS)
  if (beforehand.length > 0) return end(beforehand)
  const secrets = secretNames()
  const lacks = missing(config, secrets)
  if (lacks.length > 0) return end(lacks)
  if (!secrets.includes('HISTORY_KEY'))
    process.stdout.write('没有设置密钥HISTORY_KEY：每夜经过的根照样公布，但没有签名（见README.md）\n')
  writeFileSync(SBOM, billOfMaterials())
  process.stdout.write(`这一版由哪些软件组成，写在${SBOM}里，请随版本留存\n`)
  if (!wrangler('d1', 'migrations', 'apply', 'DB', '--remote')) return end(['数据库没有更新成功，没有部署'])
  if (!wrangler('deploy')) return end(['没有部署成功'])
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

/** What keeps a site from being deployed, a line each; `config` is wrangler.toml's text, `secrets` the names that Cloudflare knows. */
export function missing(config: string, secrets: string[]): string[] {
  const lacks: string[] = []
  if (!isFilled(config, 'database_id')) {
    lacks.push('wrangler.toml里还没有填写database_id：npx wrangler d1 create gongyi-rounds')
  }
  if (!isFilled(config, 'bucket_name')) {
    lacks.push('wrangler.toml里还没有填写bucket_name：npx wrangler r2 bucket create gongyi-rounds-files')
  }
  for (const name of [...SECRETS, 'DATA_SECRET_BEFORE', 'HISTORY_KEY']) {
    if (isSet(config, name)) lacks.push(`${name}是密钥，不能写在wrangler.toml里`)
  }
  for (const name of SECRETS.filter((one) => !secrets.includes(one))) {
    lacks.push(`缺少密钥${name}（32个字符以上）：npx wrangler secret put ${name}`)
  }
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

if (import.meta.main) deploy()
