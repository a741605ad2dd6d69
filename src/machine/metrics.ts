/** What one process has answered, by status, and how long that took; upper bounds of a bar in seconds. */
const BARS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export class Metrics {
  readonly #answers = new Map<string, number>()
  readonly #bars = BARS.map(() => 0)
  #seconds = 0
  #count = 0

  /** `district`: its code; '' where there is one site, and for what is no district's. */
  add(status: number, seconds: number, district: string): void {
    const of = district && `,district="${district}"`
    const kind = `status="${Math.floor(status / 100)}xx"${of}`
    this.#answers.set(kind, (this.#answers.get(kind) ?? 0) + 1)
    BARS.forEach((bar, at) => seconds <= bar && (this.#bars[at] = (this.#bars[at] ?? 0) + 1))
    this.#seconds += seconds
    this.#count += 1
  }

  /** In the text form of Prometheus. `open`: databases that this process has open. */
  text(open: number): string {
    const own = `process="${process.pid}"`
    const { rss, heapUsed } = process.memoryUsage()
    return [
      '# TYPE gongyi_answers_total counter',
      ...[...this.#answers].map(([kind, count]) => `gongyi_answers_total{${own},${kind}} ${count}`),
      '# TYPE gongyi_answer_seconds histogram',
      ...BARS.map((bar, at) => `gongyi_answer_seconds_bucket{${own},le="${bar}"} ${this.#bars[at]}`),
      `gongyi_answer_seconds_bucket{${own},le="+Inf"} ${this.#count}`,
      `gongyi_answer_seconds_sum{${own}} ${this.#seconds.toFixed(6)}`,
      `gongyi_answer_seconds_count{${own}} ${this.#count}`,
      '# TYPE gongyi_memory_bytes gauge',
      `gongyi_memory_bytes{${own},kind="rss"} ${rss}`,
      `gongyi_memory_bytes{${own},kind="heap"} ${heapUsed}`,
      '# TYPE gongyi_databases_open gauge',
      `gongyi_databases_open{${own}} ${open}`,
      '# TYPE gongyi_up_seconds gauge',
      `gongyi_up_seconds{${own}} ${process.uptime().toFixed(0)}`,
      '',
    ].join('\n')
  }
}
