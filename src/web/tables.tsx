import type { Child } from 'hono/jsx'

/** How a column may be ordered. The URL says `?sort=score`, or `?sort=-score` for the greatest first. */
export type Sort = {
  by: string
  /** The address of the page as it was asked for, with its query. */
  url: string
  /** The order of the list when the URL names none: "rank", "-score". */
  usual?: string | undefined
  /** What a first click asks for; ascending unless told. */
  first?: 'ascending' | 'descending' | undefined
}

export type Heading = {
  text: Child
  num?: boolean
  /** What a phone keeps of it; the name stays in view when the table scrolls, too. */
  keep?: 'name' | 'tick' | 'state' | 'date' | boolean | undefined
  /** Left out on a phone. */
  desktop?: boolean
  sort?: Sort
  /** What it is called where it is not text. */
  label?: string
}

export type Looks = {
  sticky?: boolean
  ranking?: boolean
  lined?: boolean
  /** 28 px a row, one line each: where officers work through many. */
  tight?: boolean
  caption?: Child
  unseenCaption?: Child
  /** A wide table scrolls in its own region; its name for those who do not see it. */
  scroll?: string
}

/** `children` are the rows. On a phone, one that `fold`s keeps what its headings say (assets/fold.mjs). */
export function Table(of: Looks & { head: Heading[]; fold?: boolean; foot?: Child; children?: Child }) {
  const looks = (['ranking', 'sticky', 'lined', 'tight', 'fold'] as const)
    .filter((look) => of[look])
    .join(' ')
  const table = (
    <table class={looks || undefined}>
      {of.caption && <caption>{of.caption}</caption>}
      {of.unseenCaption && <caption class="unseen">{of.unseenCaption}</caption>}
      <thead>
        <tr>
          {of.head.map((one) => (one.sort ? <SortLink {...one} sort={one.sort} /> : <Plain {...one} />))}
        </tr>
      </thead>
      <tbody>{of.children}</tbody>
      {of.foot && <tfoot>{of.foot}</tfoot>}
    </table>
  )
  return of.scroll ? <Scroll label={of.scroll}>{table}</Scroll> : table
}

const Scroll = ({ label, children }: { label: string; children: Child }) => (
  <div class="scroll" role="region" aria-label={label} tabindex={0}>
    {children}
  </div>
)

/** "keep" is the name. */
const headingClass = ({ num, keep, desktop }: Heading): string | undefined =>
  [num && 'num', keep && (keep === true || keep === 'name' ? 'keep' : keep), desktop && 'desktop']
    .filter(Boolean)
    .join(' ') || undefined

const Plain = (of: Heading) => (
  <th scope="col" class={headingClass(of)} data-label={of.label}>
    {of.text}
  </th>
)

/** A head that orders its table: a link that keeps the filters and goes back to the first page. */
function SortLink(of: Heading & { sort: Sort }) {
  const { direction, href } = sorting(of.sort)
  return (
    <th scope="col" class={headingClass(of)} aria-sort={direction}>
      <a href={href}>{of.text}</a>
    </th>
  )
}

/** How the list is ordered by this column now, and the address that orders it the other way. */
export function sorting({ by, url, usual, first = 'ascending' }: Sort) {
  const { pathname, searchParams } = new URL(url, 'http://here')
  const now = searchParams.get('sort') ?? usual
  const direction = now === by ? 'ascending' : now === `-${by}` ? 'descending' : undefined
  const next = direction ? (direction === 'ascending' ? 'descending' : 'ascending') : first
  searchParams.set('sort', next === 'ascending' ? by : `-${by}`)
  searchParams.delete('page')
  return { direction, href: `${pathname}?${searchParams}` } as const
}
