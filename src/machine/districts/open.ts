import { existsSync } from 'node:fs'
import { isHalfRestored } from '../../backup/restore.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { standingOf } from '../migrate.ts'
import { type Machine, databaseIn, openMachine } from '../site.ts'
import type { Placed } from './folder.ts'
import { secretsOf } from './secrets.ts'

/** Databases that one process has open at a time, and of what each keeps in memory, in KB. */
export const MOST_OPEN = 64
const CACHE_KB = 8192
/** One that could not be opened is tried again after so long. */
const AGAIN_MS = 1000

type Open = { machine: Machine; uses: number; isOver: boolean }
export type Lease = { machine: Machine; release: () => void }

/**
 * Opens a district's database when it is first asked for, and keeps the ones that were asked for last. One that somebody reads is
 * closed when they have read it.
 */
export class Opened {
  readonly #open = new Map<string, Open>()
  readonly #refused = new Map<string, { until: number; why: string }>()
  readonly #most: number

  constructor(most = MOST_OPEN) {
    this.#most = most
  }

  async take(place: Placed, now: number): Promise<Result<Lease, string>> {
    const refused = this.#refused.get(place.code)
    if (refused && now < refused.until) return refuse(refused.why)
    this.#refused.delete(place.code)
    const found = this.#open.get(place.code) ?? (await this.#begin(place, now))
    if (typeof found === 'string') return refuse(found)
    this.#open.delete(place.code)
    this.#open.set(place.code, found)
    found.uses += 1
    this.#closeSome()
    return ok({ machine: found.machine, release: once(() => this.#release(found)) })
  }

  /** Of all that nobody reads; the others follow. What is asked for afterwards is opened anew. */
  closeAll(): void {
    for (const code of this.#open.keys()) this.#close(code)
    this.#refused.clear()
  }

  count(): number {
    return this.#open.size
  }

  /** Of two that begin at once the first one's is used. */
  async #begin(place: Placed, now: number): Promise<Open | string> {
    const opened = await openPlace(place)
    if (!opened.ok) {
      this.#refused.set(place.code, { until: now + AGAIN_MS, why: opened.refusal })
      return opened.refusal
    }
    const first = this.#open.get(place.code)
    if (first) opened.value.db.close()
    const open = first ?? { machine: opened.value, uses: 0, isOver: false }
    this.#open.set(place.code, open)
    return open
  }

  #closeSome(): void {
    for (const [code, { uses }] of this.#open) {
      if (this.#open.size <= this.#most) return
      if (uses === 0) this.#close(code)
    }
  }

  #close(code: string): void {
    const open = this.#open.get(code)
    this.#open.delete(code)
    if (!open) return
    open.isOver = true
    if (open.uses === 0) open.machine.db.close()
  }

  #release(open: Open): void {
    open.uses -= 1
    if (open.isOver && open.uses === 0) open.machine.db.close()
    this.#closeSome()
  }
}

function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    act()
  }
}

/** Only one that is whole and of this program is served: by none is a database made, changed or guessed at. */
export async function openPlace({ code, data }: Placed): Promise<Result<Machine, string>> {
  if (isHalfRestored(data)) return refuse('恢复没有做完')
  if (!existsSync(databaseIn(data))) return refuse('没有数据库')
  let machine: Machine | null = null
  try {
    machine = openMachine(data, secretsOf(code, data), CACHE_KB)
    const { unknown, lacking } = await standingOf(machine.db)
    if (unknown.length + lacking.length === 0) return ok(machine)
    machine.db.close()
    return refuse(unknown.length > 0 ? '数据库比程序新' : '数据库还没有升级')
  } catch (error) {
    machine?.db.close()
    return refuse(`数据库打不开：${error instanceof Error ? error.message : String(error)}`)
  }
}
