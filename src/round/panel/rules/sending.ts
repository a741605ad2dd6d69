import { FAR, type Grid, NEVER, at, byteAt } from './grid.ts'

/** What is sent so far, and the shortest ways on. Numbers alone, in arrays of one kind, as millions of pairs are looked at. */
export class Sending {
  readonly of: number[][]
  readonly #grid: Grid
  /** Of a proposal and an expert: 1 where the expert judges it. */
  readonly #taken: Uint8Array
  /** Sheets that a proposal still wants, and that an expert may have at this level. */
  readonly #left: Int32Array
  readonly #room: Int32Array
  /** The cost of the shortest way from the start, as it was when last measured: to each, and to the end. */
  readonly #toProposal: Int32Array
  readonly #toExpert: Int32Array
  #toEnd = 0
  /** How much longer the shortest way is now, while it is measured. */
  readonly #overProposal: Int32Array
  readonly #overExpert: Int32Array
  /** Experts that are not nearer than what is looked at. */
  #open: number[] = []
  /** What a pass has tried in vain, and how far each has come in trying. */
  readonly #triedProposal: Uint8Array
  readonly #triedExpert: Uint8Array
  readonly #nextExpert: Int32Array
  readonly #nextSheet: Int32Array

  constructor(grid: Grid) {
    const { proposals, experts, wanted } = grid
    this.#grid = grid
    this.of = Array.from({ length: experts }, () => [])
    this.#taken = new Uint8Array(proposals * experts)
    this.#left = Int32Array.from(wanted)
    this.#room = new Int32Array(experts)
    this.#toProposal = new Int32Array(proposals)
    this.#toExpert = new Int32Array(experts)
    this.#overProposal = new Int32Array(proposals)
    this.#overExpert = new Int32Array(experts)
    this.#triedProposal = new Uint8Array(proposals)
    this.#triedExpert = new Uint8Array(experts)
    this.#nextExpert = new Int32Array(proposals)
    this.#nextSheet = new Int32Array(experts)
  }

  isLeft = (): boolean => this.#left.some((count) => count > 0)

  firstLeft(): number | null {
    const first = this.#left.findIndex((count) => count > 0)
    return first < 0 ? null : first
  }

  /** From now on so many sheets at the most, with those that they have. */
  allow(level: number): void {
    const { experts, most, load } = this.#grid
    this.#toEnd = FAR
    for (let e = 0; e < experts; e += 1) {
      this.#room[e] = Math.min(level - (load[e] ?? 0), most[e] ?? 0) - this.#sheetsOf(e).length
      if (at(this.#room, e) > 0) this.#toEnd = Math.min(this.#toEnd, at(this.#toExpert, e))
    }
  }

  #sheetsOf = (e: number): number[] => this.of[e] ?? []

  /** Measures the shortest ways anew (Dijkstra, with a bucket for each distance); false: the end is out of reach. */
  measure(): boolean {
    const over = this.#overAll()
    if (over === FAR) return false
    const { proposals, experts } = this.#grid
    for (let p = 0; p < proposals; p += 1)
      this.#toProposal[p] = at(this.#toProposal, p) + Math.min(at(this.#overProposal, p), over)
    for (let e = 0; e < experts; e += 1)
      this.#toExpert[e] = at(this.#toExpert, e) + Math.min(at(this.#overExpert, e), over)
    this.#toEnd += over
    return true
  }

  /** How much longer the shortest way to the end is; on the way, to whatever is nearer. */
  #overAll(): number {
    this.#overProposal.fill(FAR)
    this.#overExpert.fill(FAR)
    const buckets: Buckets = []
    for (let p = 0; p < this.#grid.proposals; p += 1) {
      if (at(this.#left, p) === 0) continue
      const over = -at(this.#toProposal, p)
      this.#overProposal[p] = over
      put(buckets, over, p)
    }
    this.#open = Array.from({ length: this.#grid.experts }, (_, e) => e)
    let end = FAR
    for (let over = 0; over < buckets.length && over < end; over += 1) {
      const bucket = buckets[over] ?? []
      // grows while it is read: what is as near comes in behind
      for (let i = 0; i < bucket.length; i += 1)
        end = Math.min(end, this.#reach(bucket[i] ?? 0, over, buckets))
    }
    return end
  }

  /** Goes on from a node of that distance, if it is no nearer by another way; how far the end is from there. */
  #reach(node: number, over: number, buckets: Buckets): number {
    if (node >= 0) {
      if (at(this.#overProposal, node) !== over) return FAR
      this.#open = this.#open.filter((e) => at(this.#overExpert, e) > over)
      this.#onFrom(node, over, buckets)
      return FAR
    }
    const e = -1 - node
    if (at(this.#overExpert, e) !== over) return FAR
    this.#backFrom(e, over, buckets)
    return at(this.#room, e) > 0 ? over + at(this.#toExpert, e) - this.#toEnd : FAR
  }

  #onFrom(p: number, over: number, buckets: Buckets): void {
    const { experts, cost } = this.#grid
    const row = p * experts
    const from = over + at(this.#toProposal, p)
    for (const e of this.#open) {
      const fits = byteAt(cost, row + e)
      if (fits === NEVER || byteAt(this.#taken, row + e) === 1) continue
      const reached = from + fits - at(this.#toExpert, e)
      if (reached >= at(this.#overExpert, e)) continue
      this.#overExpert[e] = reached
      put(buckets, reached, -1 - e)
    }
  }

  #backFrom(e: number, over: number, buckets: Buckets): void {
    const { experts, cost } = this.#grid
    for (const p of this.#sheetsOf(e)) {
      const reached = over + at(this.#toExpert, e) - byteAt(cost, p * experts + e) - at(this.#toProposal, p)
      if (reached >= at(this.#overProposal, p)) continue
      this.#overProposal[p] = reached
      put(buckets, reached, p)
    }
  }

  /** Sends along ways of that length until there is none. */
  fill(): void {
    for (let sent = 1; sent > 0;) {
      sent = 0
      this.#triedProposal.fill(0)
      this.#triedExpert.fill(0)
      this.#nextExpert.fill(0)
      this.#nextSheet.fill(0)
      for (let p = 0; p < this.#grid.proposals; p += 1) {
        while (at(this.#left, p) > 0 && byteAt(this.#triedProposal, p) === 0 && this.#send(p)) sent += 1
      }
    }
  }

  /** One sheet of a proposal, by a way on which others change places; false: there is none, and what was tried need not be again. */
  #send(first: number): boolean {
    const way = [first]
    const givers: number[] = []
    this.#triedProposal[first] = 1
    while (way.length > 0) {
      const p = way.at(-1) ?? 0
      const e = this.#expertFor(p)
      if (e < 0) {
        way.pop()
        const giver = givers.at(-1)
        if (giver === undefined) return false
        this.#followed(giver, way, givers)
        continue
      }
      this.#triedExpert[e] = 1
      if (at(this.#room, e) > 0 && at(this.#toExpert, e) === this.#toEnd) {
        this.#give(way, [...givers, e])
        return true
      }
      givers.push(e)
      this.#followed(e, way, givers)
    }
    return false
  }

  /** Goes on to a proposal that the expert could give up; without any the expert is no way. */
  #followed(e: number, way: number[], givers: number[]): void {
    const p = this.#proposalOf(e)
    if (p < 0) {
      givers.pop()
      return
    }
    this.#triedProposal[p] = 1
    way.push(p)
  }

  #expertFor(p: number): number {
    const { experts, cost } = this.#grid
    const row = p * experts
    const height = at(this.#toProposal, p)
    for (let e = at(this.#nextExpert, p); e < experts; e += 1) {
      const fits = byteAt(cost, row + e)
      if (height + fits !== at(this.#toExpert, e) || fits === NEVER) continue
      if (byteAt(this.#triedExpert, e) === 1 || byteAt(this.#taken, row + e) === 1) continue
      this.#nextExpert[p] = e
      return e
    }
    this.#nextExpert[p] = experts
    return -1
  }

  #proposalOf(e: number): number {
    const { experts, cost } = this.#grid
    const sheets = this.#sheetsOf(e)
    const height = at(this.#toExpert, e)
    for (let i = at(this.#nextSheet, e); i < sheets.length; i += 1) {
      const p = sheets[i] ?? 0
      if (byteAt(this.#triedProposal, p) === 1) continue
      if (height - byteAt(cost, p * experts + e) !== at(this.#toProposal, p)) continue
      this.#nextSheet[e] = i
      return p
    }
    this.#nextSheet[e] = sheets.length
    return -1
  }

  /** Each proposal of a way goes to the expert after it, who gives up the one that comes next. */
  #give(way: number[], takers: number[]): void {
    const { experts } = this.#grid
    for (const [i, p] of way.entries()) {
      const e = takers[i] ?? 0
      const next = way[i + 1]
      const sheets = this.#sheetsOf(e)
      if (next === undefined) sheets.push(p)
      else {
        sheets[sheets.indexOf(next)] = p
        this.#taken[next * experts + e] = 0
      }
      this.#taken[p * experts + e] = 1
      this.#triedProposal[p] = 0
      this.#triedExpert[e] = 0
      this.#nextSheet[e] = 0
    }
    const [first = 0] = way
    const last = takers.at(-1) ?? 0
    this.#left[first] = at(this.#left, first) - 1
    this.#room[last] = at(this.#room, last) - 1
  }
}

/** Proposals, and experts as -1 - e, by distance. */
type Buckets = number[][]
function put(buckets: Buckets, distance: number, node: number): void {
  const bucket = buckets[distance]
  if (bucket) bucket.push(node)
  else buckets[distance] = [node]
}
