import { parseArgs } from 'node:util'
import { Busy } from '../backup/busy.ts'
import { NoDistrict } from '../backup/cloudflare.ts'
import type { Held } from '../backup/read.ts'
import { sayFound, sayHeld, sayMachine } from '../backup/words.ts'
import { whyNotCode } from '../districts/rules.ts'
import { placed } from '../machine/districts/folder.ts'
import { type Result, refuse } from '../shared/result.ts'

/** `d1`: it lives on Cloudflare: 'remote', or the folder of a local one. `district`: of several there. */
export type Options = { file: string; data: string; d1?: string | undefined; district?: string | undefined }

/** What backup and restore were given: where, and the archive `--to` or `--from`. Ends where it makes no sense. */
export function wordsIn(archive: 'to' | 'from'): Options {
  try {
    const { values } = parseArgs({
      options: { [archive]: TEXT, data: TEXT, d1: TEXT, district: TEXT },
    })
    const { [archive]: file, data = 'data', d1, district } = values
    if (file === undefined || [file, data, d1, district].includes('')) return wrong(archive)
    // a district of this machine is a folder of its own
    if (district !== undefined && whyNotCode(district)) return wrong(archive)
    if (district === undefined || d1 !== undefined) return { file, data, d1, district }
    return { file, data: placed(data, district).data }
  } catch {
    return wrong(archive)
  }
}

const TEXT = { type: 'string' } as const

function wrong(archive: string): never {
  console.error(
    `要写--${archive} 备份文件，和--data 数据目录（在Cloudflare上的写--d1 remote；多个区的再写--district 代号）`,
  )
  process.exit(2)
}

/** Does it and says how it went; its status. */
export async function run(act: () => Promise<Result<Held, string>>, done: string): Promise<number> {
  const held = await act().catch(refusalOf)
  if (held.ok) return tell(held.value, done)
  console.error(held.refusal)
  return 1
}

/** What the machine refuses is no fault of the program. */
function refusalOf(error: unknown): Result<never, string> {
  const words = error instanceof Busy || error instanceof NoDistrict ? error.message : sayMachine(error)
  if (!words) throw error
  return refuse(`没有做成：${words}`)
}

function tell(held: Held, done: string): number {
  for (const line of sayHeld(held)) console.log(line)
  console.log(done)
  return sayFound(held).length > 0 ? 3 : 0
}

export function end(status: number): void {
  process.exitCode = status
}
