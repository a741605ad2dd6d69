import type { Child } from 'hono/jsx'
import { type Points, showPoints } from '../shared/points.ts'

/** A chart with its name, and how to read it. */
export const Chart = ({ title, hint, children }: { title: Child; hint?: Child; children?: Child }) => (
  <figure>
    <figcaption>
      <h3>{title}</h3>
      {hint && <p class="hint">{hint}</p>}
    </figcaption>
    {children}
  </figure>
)

/** `value` sets the length, `shown` is what stands beside it; with `of`, the paler bar behind it (`ofShown`). */
export type Bar = { name: string; value: number; shown: string; of?: number; ofShown?: string }

/** Lengths are shares of the longest bar. */
export function Bars({ items }: { items: Bar[] }) {
  const longest = Math.max(1, ...items.map(({ value, of }) => Math.max(value, of ?? 0)))
  return (
    <ul class={items.some(({ of }) => of !== undefined) ? 'bars pair' : 'bars'}>
      {items.map((item) => (
        <li>
          <span>{item.name}</span>
          <BarLine
            value={item.value / longest}
            rest={item.of === undefined ? undefined : item.of / longest}
          />
          <b class="num">
            {item.shown}
            {item.ofShown && <small>／{item.ofShown}</small>}
          </b>
        </li>
      ))}
    </ul>
  )
}

const percent = (share: number): string => (Math.max(0, share) * 100).toFixed(1)

const BarLine = ({ value, rest }: { value: number; rest: number | undefined }) => (
  <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    {rest !== undefined && <rect class="rest" width={percent(rest)} height="10" />}
    <rect width={percent(value)} height="10" />
  </svg>
)

/** The sheets of one proposal, all in points; `cut` is the line that a proposal must reach. */
export type Spread = {
  low: Points
  q1: Points
  median: Points
  q3: Points
  high: Points
  mean: Points
  cut?: Points | undefined
}
/** The points at the left and the right end. */
export type Scale = { from: Points; to: Points }

const WIDTH = 128
const at = (points: Points, { from, to }: Scale): number => (WIDTH * (points - from)) / (to - from)
const place = (points: Points, scale: Scale): string => at(points, scale).toFixed(1)

/** How far the experts are apart. It stands in a `td.plot`, so that the cut line runs through all rows. */
export function Box({ spread, scale }: { spread: Spread; scale: Scale }) {
  const x = (points: Points) => place(points, scale)
  const { low, q1, median, q3, high, mean, cut } = spread
  const says = `最低${showPoints(low)}，中位${showPoints(median)}，最高${showPoints(high)}`
  return (
    <svg class="box" viewBox={`0 0 ${WIDTH} 20`} role="img" aria-label={says}>
      {cut !== undefined && <line class="cutline" x1={x(cut)} x2={x(cut)} y1="-60" y2="300" />}
      <line x1={x(low)} x2={x(high)} y1="10" y2="10" />
      <rect x={x(q1)} y="5" width={(at(q3, scale) - at(q1, scale)).toFixed(1)} height="10" />
      <line class="median" x1={x(median)} x2={x(median)} y1="5" y2="15" />
      <circle cx={x(mean)} cy="10" r="2.5" />
    </svg>
  )
}

/** The head of a column of boxes: its name for those who do not see it, and four whole points on the scale. */
export const BoxScale = ({ scale }: { scale: Scale }) => (
  <>
    <span class="unseen">
      评分分布，{scale.from / 100}至{scale.to / 100}分
    </span>
    <svg class="box" viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true">
      {[0, 1, 2, 3].map((third) => (
        <text x={Number(((WIDTH * third) / 3).toFixed(1))} y="15">
          {Math.round((scale.from + ((scale.to - scale.from) * third) / 3) / 100)}
        </text>
      ))}
    </svg>
  </>
)

/** With `id` its name is seen above it; without, it stands beside what it says (in a table). */
export function Progress({
  id,
  name,
  value,
  max,
}: {
  id?: string
  name: string
  value: number
  max: number
}) {
  const progress = { value: Math.min(value, max), max }
  if (!id) return <progress {...progress} aria-label={name} />
  return (
    <>
      <label for={id}>{name}</label>
      <progress id={id} {...progress} />
    </>
  )
}
