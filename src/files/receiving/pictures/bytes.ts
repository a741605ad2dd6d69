// oxlint-disable no-await-in-loop -- what comes next is where the last one ended
/** Bytes as they come, of which some are looked at before they go on. A null among what comes: it broke off there. */
export class Bytes {
  readonly #chunks: AsyncIterator<Uint8Array | null>
  #held: Uint8Array = new Uint8Array()
  brokeOff = false

  constructor(chunks: AsyncIterable<Uint8Array | null>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** The next ones, as many as that unless there are fewer; they stay. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.#held.length < count) {
      const more = await this.#more()
      if (!more) break
      this.#held = joined(this.#held, more)
    }
    return this.#held.subarray(0, count)
  }

  async take(count: number): Promise<Uint8Array> {
    const taken = (await this.peek(count)).slice()
    this.#held = this.#held.subarray(taken.length)
    return taken
  }

  /** The next ones as they come, without holding them. */
  async *pass(count: number): AsyncGenerator<Uint8Array> {
    let left = count
    while (left > 0) {
      if (this.#held.length === 0) this.#held = (await this.#more()) ?? this.#held
      if (this.#held.length === 0) return
      const piece = this.#held.subarray(0, left)
      this.#held = this.#held.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  /** All that is left. */
  rest = (): AsyncGenerator<Uint8Array> => this.pass(Number.POSITIVE_INFINITY)

  async skip(count = Number.POSITIVE_INFINITY): Promise<void> {
    for await (const _ of this.pass(count)) continue
  }

  /** Null: there are no more. One without bytes says nothing. */
  async #more(): Promise<Uint8Array | null> {
    const { value, done } = await this.#chunks.next()
    if (done || value === null) {
      this.brokeOff ||= value === null
      return null
    }
    return value.length > 0 ? value : this.#more()
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
