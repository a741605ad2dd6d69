import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { CRON, MOST_ON_WORKER, readDistricts } from '../../districts/bindings.ts'
import { endingOf, whyNotCode, whyNotHosts } from '../../districts/rules.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'

/** What of a parsed wrangler.toml is asked here; the rest of it is kept as it is. */
const CONFIG = z.looseObject({
  name: z.string(),
  d1_databases: z
    .array(z.looseObject({ binding: z.string(), database_id: z.string().optional() }))
    .default([]),
  r2_buckets: z.array(z.looseObject({ bucket_name: z.string().optional() })).default([]),
  triggers: z.looseObject({ crons: z.array(z.string()).default([]) }).optional(),
  vars: z.looseObject({ DISTRICTS: z.record(z.string(), z.unknown()).optional() }).optional(),
})
export type Config = z.infer<typeof CONFIG>
export const configOf = (parsed: unknown): Config => CONFIG.parse(parsed)

export const codesIn = (config: Config): string[] =>
  readDistricts(config.vars?.DISTRICTS).map(({ code }) => code)

export const databaseName = ({ name }: Pick<Config, 'name'>, code: string): string => `${name}-${code}`

type Asked = { code: string; hosts: string[]; id: string }

/**
 * wrangler.toml with one more district. The text is changed where it must be, so that its comments stay; what comes of it is read
 * again by `parse` and is what was there before with this and nothing else, or it is refused.
 */
export function withDistrict(
  text: string,
  asked: Asked,
  parse: (text: string) => unknown,
): Result<string, string> {
  const before = configOf(parse(text))
  const whyNot = whyNotAdd(before, asked)
  if (whyNot) return refuse(whyNot)
  const changed = [withoutOne, byTurns, named(asked), bound(before, asked)].reduce(
    (sofar, change) => change(sofar),
    text,
  )
  const isRight = isDeepStrictEqual(plain(parse(changed)), plain(expected(before, asked)))
  return isRight
    ? ok(changed)
    : refuse('wrangler.toml的写法不是这个命令认得的，没有改它：照docs/districts.md手工加上')
}

function whyNotAdd(config: Config, { code, hosts, id }: Asked): string | null {
  const others = readDistricts(config.vars?.DISTRICTS)
  if (others.some((one) => one.code === code)) return `已经有代号${code}的区了`
  if (others.length >= MOST_ON_WORKER)
    return `一个Worker最多${MOST_ON_WORKER}个区（密钥和变量共128个）：再开一个（docs/districts.md）`
  const one = config.d1_databases.find(({ binding }) => binding === 'DB')
  if (one && isFilled(one.database_id))
    return '这里是一个站点（DB）：多个区另用一个Worker，再用它的备份搬进去'
  const name = databaseName(config, code)
  if (!/^[\da-f-]{36}$/.test(id) || !isFilled(id))
    return `要写--id，即数据库的编号：npx wrangler d1 create ${name}`
  if (config.d1_databases.some(({ database_id }) => database_id === id)) return `数据库${id}已经是别的区的`
  return whyNotCode(code) ?? whyNotHosts(code, hosts, others)
}

const isFilled = (id: string | undefined): boolean => /[^0-]/.test(id ?? '')

type Change = (text: string) => string

/** The database of the one site, which was never filled in. */
const withoutOne: Change = (text) =>
  text.replace(/^\[\[d1_databases\]\]\nbinding = "DB"\n(?:\w+ = .*\n)*\n?/m, '')
const byTurns: Change = (text) => text.replace(/^crons = .*$/m, `crons = ["${CRON}"]`)

const HEAD = '[vars.DISTRICTS]'
const named =
  ({ code, hosts }: Asked): Change =>
  (text) => {
    const line = `${code} = ${JSON.stringify(hosts)}`
    const isThere = text.split('\n').includes(HEAD)
    return isThere
      ? text.replace(`${HEAD}\n`, `${HEAD}\n${line}\n`)
      : `${text.trimEnd()}\n\n${HEAD}\n${line}\n`
  }

const bound =
  (config: Config, asked: Asked): Change =>
  (text) =>
    `${text.trimEnd()}\n\n[[d1_databases]]\n${Object.entries(bindingOf(config, asked))
      .map(([name, value]) => `${name} = "${value}"\n`)
      .join('')}`

const bindingOf = (config: Config, { code, id }: Asked) => ({
  binding: `DB_${endingOf(code)}`,
  database_name: databaseName(config, code),
  database_id: id,
  migrations_dir: 'migrations',
})

function expected(before: Config, asked: Asked): Config {
  const others = before.d1_databases.filter(({ binding }) => binding !== 'DB')
  return {
    ...before,
    d1_databases: [...others, bindingOf(before, asked)],
    triggers: { ...before.triggers, crons: [CRON] },
    vars: { ...before.vars, DISTRICTS: { ...before.vars?.DISTRICTS, [asked.code]: asked.hosts } },
  }
}

/** A parser's objects have no prototype. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
