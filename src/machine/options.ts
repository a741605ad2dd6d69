import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Result, ok, refuse } from '../shared/result.ts'

/** `proxies`: how many of ours stand before it, each of which adds the address that it heard from to X-Forwarded-For. */
export type Options = { data: string; port: number; host: string; processes: number; proxies: number }

/** What the server was given on its command line; else one line that says what is wrong with it. */
export function optionsIn(args: string[]): Result<Options, string> {
  const read = parsed(args)
  if (!read.ok) return read
  const { data, host, ...numbers } = read.value
  const [port, processes, proxies] = [numbers.port, numbers.processes, numbers.proxies].map(wholeIn)
  if (data === '') return refuse('--data：要写放数据的目录')
  if (port === null || port === undefined || port < 1 || port > 65_535)
    return refuse(`--port ${numbers.port}：端口是1到65535的整数`)
  if (!processes || processes > MOST_PROCESSES)
    return refuse(`--processes ${numbers.processes}：进程数是1到${MOST_PROCESSES}的整数`)
  if (proxies === null || proxies === undefined || proxies > MOST_PROXIES)
    return refuse(`--proxies ${numbers.proxies}：站前代理的层数是0到${MOST_PROXIES}的整数`)
  return ok({ data, host, port, processes, proxies })
}

const [MOST_PROCESSES, MOST_PROXIES] = [64, 5]
const wholeIn = (typed: string): number | null => (/^\d{1,5}$/.test(typed) ? Number(typed) : null)

function parsed(args: string[]) {
  try {
    return ok(parseArgs({ args, options: OPTIONS }).values)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return refuse(`${said.split('\n')[0]}（可以用--data、--port、--host、--processes、--proxies）`)
  }
}

const OPTIONS = {
  data: { type: 'string', default: 'data' },
  port: { type: 'string', default: '8787' },
  host: { type: 'string', default: '127.0.0.1' },
  processes: { type: 'string', default: String(availableParallelism()) },
  proxies: { type: 'string', default: '0' },
} as const
