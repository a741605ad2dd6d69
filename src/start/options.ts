import { parseArgs } from 'node:util'
import { type Instant, readInstant } from '../shared/days.ts'
import { type Result, ok, refuse } from '../shared/result.ts'

export type Options = { empty: boolean; port: string; data: string; now: Instant | null }

/** What `npm start --` was given; else one line that says what is wrong with it. */
export function optionsIn(args: string[]): Result<Options, string> {
  const read = parsed(args)
  if (!read.ok) return read
  const { now: typed, ...options } = read.value
  if (!/^\d{1,5}$/.test(options.port) || Number(options.port) < 1 || Number(options.port) > 65_535)
    return refuse(`--port ${options.port}：端口是1到65535的整数`)
  if (typed === undefined) return ok({ ...options, now: null })
  const now = readInstant(typed)
  if (now === null) return refuse(`--now ${typed}：要写哪天几时，上海时间，如2027-03-01T09:00`)
  if (options.empty) return refuse('--now移的是演示数据的时间，不能和--empty一起用')
  return ok({ ...options, now })
}

function parsed(args: string[]) {
  try {
    return ok(parseArgs({ args, options: OPTIONS }).values)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return refuse(`${said.split('\n')[0]}（可以用--empty、--now、--port、--data）`)
  }
}

const OPTIONS = {
  empty: { type: 'boolean', default: false },
  port: { type: 'string', default: '8787' },
  data: { type: 'string', default: '.wrangler/state' },
  now: { type: 'string' },
} as const
