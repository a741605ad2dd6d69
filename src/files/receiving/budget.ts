/** What searching one file may cost. `until` ends it after a time. */
export type Most = { bytes: number; characters: number; until: AbortSignal }

/** Unpacked bytes, characters of text, and milliseconds, those of waiting too: a Worker serves others too, in 128 MB. */
const MOST_BYTES = 24 * 1024 * 1024
const MOST_CHARACTERS = 4_000_000
const MOST_MS = 15_000

export const mostOfASearch = (): Most => ({
  bytes: MOST_BYTES,
  characters: MOST_CHARACTERS,
  until: AbortSignal.timeout(MOST_MS),
})

/**
 * One for a file: whatever looks into it, and into what is packed in that, spends from it. What it no longer has room for
 * ends it for good, so that what came before is all that was looked through.
 */
export class Budget {
  readonly #most: Most
  readonly spent = { bytes: 0, characters: 0 }
  #isOver = false
  #breathed = 0

  constructor(most: Most = mostOfASearch()) {
    this.#most = most
  }

  get isOver(): boolean {
    return this.#isOver || this.#most.until.aborted
  }

  get leftBytes(): number {
    return this.isOver ? 0 : this.#most.bytes - this.spent.bytes
  }

  /** False: there is not as much left. */
  unpack(bytes: number): boolean {
    if (bytes > this.leftBytes) this.#isOver = true
    else this.spent.bytes += bytes
    return !this.isOver
  }

  read(characters: number): boolean {
    if (characters > this.#most.characters - this.spent.characters) this.#isOver = true
    else this.spent.characters += characters
    return !this.isOver
  }

  /** Between two pages or parts, after `bytes` at least: others are served, and the time that has passed is seen. */
  async breathe(bytes = 0): Promise<void> {
    if (this.spent.bytes - this.#breathed < bytes) return
    this.#breathed = this.spent.bytes
    await new Promise((resolve) => void setTimeout(resolve, 0))
  }
}
