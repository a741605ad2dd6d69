import type { Child } from 'hono/jsx'
import { type Fact, Facts } from './lists.tsx'

/** Proof of something done. `children` say what comes next, under h3. */
export const Receipt = (of: { title: string; number: string; rows: Fact[]; children?: Child }) => (
  <article class="receipt">
    <h2>{of.title}</h2>
    <p class="number">{of.number}</p>
    <Facts rows={of.rows} />
    {of.children}
  </article>
)

/**
 * An official notice: the authority speaks. Each line of the title and of the signature stays in one piece.
 * `children` are h3, p (p.to for whom it is addressed to) and tables.
 */
export const Paper = (of: {
  id?: string
  title: string[]
  number?: string
  sign?: string[]
  children?: Child
}) => (
  <article class="paper" aria-labelledby={of.id ?? 'paper'}>
    <h2 id={of.id ?? 'paper'}>
      {of.title.map((line) => (
        <span class="nowrap">{line}</span>
      ))}
    </h2>
    {of.number && <p class="number">{of.number}</p>}
    {of.children}
    {of.sign && <p class="sign">{of.sign.map((line, at) => (at ? [<br />, line] : line))}</p>}
  </article>
)
