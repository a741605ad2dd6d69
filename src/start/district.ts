import { parseArgs } from 'node:util'
import { sayMachine } from '../backup/words.ts'
import { readHost, sayNoHost } from '../districts/rules.ts'
import { groundOf, isBare } from '../machine/bare.ts'
import { isMany, readDistricts } from '../machine/districts/folder.ts'
import { listed } from '../machine/districts/listed.ts'
import { makeDistrict, renameHosts } from '../machine/districts/make.ts'
import { openPlace } from '../machine/districts/open.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import { insertSetUpLink } from './set-up.ts'

/**
 * `npm run district -- --data DIR`: the districts of a machine, a line each. `--new CODE --host NAME…`: one more, bare, with the link
 * for its first administrator; `--from BACKUP --secrets FOLDER`: one that moves in. `--of CODE --host NAME…`: from now on by these names;
 * `--of CODE --link`: the link anew. A server that runs takes it up by itself. `--cloudflare` in place of `--data`: those of wrangler.toml,
 * and with `--new … --id DATABASE` one more of them. Status 1: it was refused; 2: asked wrongly.
 */
const USAGE = [
  '用法：district --data 数据目录',
  '      district --data 数据目录 --new 代号 --host 域名 [--host 域名] [--from 备份文件 --secrets 密钥目录]',
  '      district --data 数据目录 --of 代号 --host 域名 | --link',
  '      district --cloudflare [--new 代号 --host 域名 --id 数据库编号]',
].join('\n')

function optionsIn(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values
  } catch {
    return null
  }
}
const OPTIONS = {
  data: { type: 'string', default: 'data' },
  new: { type: 'string' },
  of: { type: 'string' },
  host: { type: 'string', multiple: true },
  from: { type: 'string' },
  secrets: { type: 'string', default: '' },
  link: { type: 'boolean', default: false },
  cloudflare: { type: 'boolean', default: false },
  id: { type: 'string', default: '' },
} as const

type Asked = NonNullable<ReturnType<typeof optionsIn>>

/** What is said when it is done, a line each. */
async function act(asked: Asked): Promise<Result<string[], string>> {
  const read = (asked.host ?? []).map((typed) => ({ typed, host: readHost(typed) }))
  const wrong = read.find((one) => one.host === null)
  if (wrong) return refuse(sayNoHost(wrong.typed))
  const hosts = [...new Set(read.flatMap((one) => one.host ?? []))]
  if (asked.cloudflare) return onCloudflare(asked, hosts)
  if (asked.new !== undefined) return make(asked.new, asked, hosts)
  if (!isMany(asked.data)) return refuse(`${asked.data}里没有多个区（districts）`)
  if (asked.of === undefined) return ok(await listed(asked.data))
  if (asked.link) return told(await linkOf(asked.data, asked.of))
  const renamed = renameHosts(asked.data, asked.of, hosts)
  return renamed.ok ? ok([`${asked.of}的域名：${hosts.join('、')}`]) : renamed
}

async function make(code: string, { data, from, secrets }: Asked, hosts: string[]) {
  const made = { code, hosts, from: from === undefined ? null : { backup: from, secrets } }
  const done = await makeDistrict(data, made)
  if (!done.ok) return done
  const first = await linkOf(data, code)
  return ok([`${code}建好了：${done.value}`, ...(first.ok ? [first.value] : [])])
}

/** wrangler is a tool of development: it is loaded here alone. */
async function onCloudflare({ new: code, id }: Asked, hosts: string[]): Promise<Result<string[], string>> {
  const { addOnCloudflare, listedOnCloudflare } = await import('./cloudflare/district.ts')
  return code === undefined ? ok(listedOnCloudflare()) : addOnCloudflare({ code, hosts, id })
}

const told = (said: Result<string, string>): Result<string[], string> => (said.ok ? ok([said.value]) : said)

/** A site that somebody has set up is entered with their account. */
async function linkOf(data: string, code: string): Promise<Result<string, string>> {
  const place = readDistricts(data).find((one) => one.code === code)
  if (!place) return refuse(`没有代号${code}的区`)
  const opened = await openPlace(place)
  if (!opened.ok) return opened
  const { db, env } = opened.value
  try {
    if (!(await isBare(db))) return refuse(`${code}已经有人了，不再用一次性的链接`)
    return ok(await insertSetUpLink(env.SITE_URL ?? `https://${place.hosts[0] ?? ''}`, groundOf(db)))
  } finally {
    db.close()
  }
}

const isAskedRightly = ({ data, of, host = [], link, from, ...asked }: Asked): boolean =>
  data !== '' &&
  (asked.cloudflare ? of === undefined && from === undefined : asked.id === '') &&
  (asked.new === undefined || of === undefined) &&
  (asked.new !== undefined || from === undefined) &&
  (of === undefined ? !link && (asked.new !== undefined || host.length === 0) : link !== host.length > 0)

function refusalOf(error: unknown): Result<never, string> {
  const words = sayMachine(error)
  if (!words) throw error
  return refuse(`没有做成：${words}`)
}

const options = optionsIn(process.argv.slice(2))
if (!options || !isAskedRightly(options)) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const done = await act(options).catch(refusalOf)
  if (done.ok) for (const line of done.value) console.log(line)
  else {
    console.error(done.refusal)
    process.exitCode = 1
  }
}
