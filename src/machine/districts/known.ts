import { statSync } from 'node:fs'
import { byHost } from '../../districts/rules.ts'
import { type Placed, districtsIn, readDistricts } from './folder.ts'

/** The folder is looked at so often; what was written in the moment of the last look is read again with the next. */
const [LOOK_MS, SAME_MOMENT_MS] = [1000, 2000]

/**
 * Which districts this machine has, as its folder says now: one that is made, taken away or goes by another name is known within
 * a second, without a restart, for one look at the folder.
 */
export class Known {
  readonly #data: string
  readonly #changed: () => void
  #lookedAt = Number.NEGATIVE_INFINITY
  #written = Number.NaN
  #places = new Map<string, Placed>()
  #hosts = new Map<string, string>()

  /** `changed`: the folder is another than it was. */
  constructor(data: string, changed: () => void) {
    this.#data = data
    this.#changed = changed
  }

  /** The district that goes by that name. */
  of(host: string, now: number): Placed | null {
    this.#look(now)
    return this.#places.get(this.#hosts.get(host) ?? '') ?? null
  }

  count(now: number): number {
    this.#look(now)
    return this.#places.size
  }

  #look(now: number): void {
    if (Math.abs(now - this.#lookedAt) < LOOK_MS) return
    const written = statSync(districtsIn(this.#data)).mtimeMs
    const isSame = written === this.#written && this.#lookedAt - written > SAME_MOMENT_MS
    this.#lookedAt = now
    if (isSame) return
    this.#written = written
    const all = readDistricts(this.#data)
    this.#places = new Map(all.map((one) => [one.code, one]))
    this.#hosts = byHost(all)
    this.#changed()
  }
}
