import type { Child } from 'hono/jsx'

/** How a column may be ordered. The URL says `?sort=score`, or `?sort=-score` for the greatest first. */
export type Sort = {
  by: string
  /** The address of the page as it was asked for, with its query. */
  url: string
  /** The order of the list when the URL names none: "rank", "-score". */
  usual?: string
  /** What a first click asks for; ascending unless told. */
  first?: 'ascending' | 'descending'
}

export type Column = {
  text: Child
  num?: boolean
  /** Stays in view when the table scrolls. */
  keep?: boolean
  /** Left out on a phone. */
  desktop?: boolean
  sort?: Sort
}

type Looks = { sticky?: boolean; ranking?: boolean; lined?: boolean }

/** `children` are the rows. With `scroll`, its name for those who do not see it, a wide table scrolls in its own region. */
export function Table(
  of: Looks & {
    head: Column[]
    caption?: Child
    unseenCaption?: Child
    foot?: Child
    scroll?: string
    children?: Child
  },
) {
  const looks = (['ranking', 'sticky', 'lined'] as const).filter((look) => of[look]).join(' ')
  const table = (
    <table class={looks || undefined}>
      {of.caption && <caption>{of.caption}</caption>}
      {of.unseenCaption && <caption class="unseen">{of.unseenCaption}</caption>}
      <thead>
        <tr>
          {of.head.map((column) =>
            column.sort ? <SortLink {...column} sort={column.sort} /> : <Plain {...column} />,
          )}
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

const columnClass = ({ num, keep, desktop }: Column): string | undefined =>
  [num && 'num', keep && 'keep', desktop && 'desktop'].filter(Boolean).join(' ') || undefined

const Plain = (column: Column) => (
  <th scope="col" class={columnClass(column)}>
    {column.text}
  </th>
)

/** A head that orders its table: a link that keeps the filters and goes back to the first page. */
export function SortLink(column: Column & { sort: Sort }) {
  const { direction, href } = sorting(column.sort)
  return (
    <th scope="col" class={columnClass(column)} aria-sort={direction}>
      <a href={href}>{column.text}</a>
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
