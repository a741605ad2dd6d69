import type { Child } from 'hono/jsx'
import { reachOf, sayReached } from '../shared/reach.ts'

/** A search box, a list to choose from (`options`), or a box to tick (`value` 'on' when ticked). */
export type Filter =
  | { kind: 'search'; name: string; label: string; value: string | undefined }
  | {
      kind: 'select'
      name: string
      label: string
      value: string | undefined
      options: { value: string; text: string }[]
    }
  | { kind: 'check'; name: string; label: string; value: string | undefined }

/** Other parts of an address, by their names; of ticks, each. */
type Kept = Record<string, string | string[] | undefined>

/**
 * Narrows a list by URL and says how many are left: "共78项". `keep` are other parts of the query, like sort; `url` is the
 * page as it was asked for, where the list can be exported.
 */
export const Filters = (of: {
  items: Filter[]
  shown: string
  action?: string
  keep?: Kept
  url?: string
}) => (
  <GetForm class="filters" to={of.action} keep={of.keep}>
    {of.items.map((item) => (
      <FilterField {...item} />
    ))}
    {of.items.length > 0 && <button class="button plain">筛选</button>}
    <span class="count">{of.shown}</span>
    {of.url && <Export url={of.url} />}
  </GetForm>
)

/** Changes nothing: what is chosen in it is the address of the page that it leads to. `keep`: other parts of that address. */
export const GetForm = (of: {
  class?: string
  to?: string | undefined
  keep?: Kept | undefined
  /** It looks for something on the whole site. */
  search?: boolean
  children?: Child
}) => (
  <form class={of.class} method="get" action={of.to} role={of.search ? 'search' : undefined}>
    {Object.entries(of.keep ?? {}).map(([name, value = []]) =>
      [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
    )}
    {of.children}
  </form>
)

/** The lists of a page as a file: at its own address, with its filters and in its order, every row of it. */
export const Export = ({ url }: { url: string }) => (
  <span class="export">
    导出
    <a href={addressWith(url, { format: 'xlsx', page: null })}>Excel</a>
    <a href={addressWith(url, { format: 'csv', page: null })}>CSV</a>
  </span>
)

/** The select's first choice, 全部, is the empty value. */
export function FilterField(item: Filter) {
  const id = `filter-${item.name}`
  if (item.kind === 'check') {
    return (
      <label class="check">
        <input type="checkbox" name={item.name} checked={item.value === 'on'} />
        {item.label}
      </label>
    )
  }
  return (
    <p>
      <label for={id}>{item.label}</label>
      {item.kind === 'search' ? (
        <input id={id} name={item.name} type="search" value={item.value ?? ''} />
      ) : (
        <select id={id} name={item.name}>
          <option value="">全部</option>
          {item.options.map(({ value, text }) => (
            <option value={value} selected={value === item.value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </p>
  )
}

export type Tab = { href: string; text: string; count?: number; here?: boolean }

/** Parts of a list, each at its own URL. */
export const Tabs = ({ items, label }: { items: Tab[]; label: string }) => (
  <nav aria-label={label}>
    <ul class="tabs">
      {items.map(({ href, text, count, here }) => (
        <li>
          <a href={href} aria-current={here ? 'page' : undefined}>
            {text}
            {count !== undefined && <small>{count}</small>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** The address of a list that is narrowed and turned: what is not asked for, and the first page, are left out of it. */
export function listHref(path: string, filters: Record<string, string | undefined>, page: number): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}

/** The same address with another part of its query; null: without it. */
export function addressWith(url: string, parts: Record<string, string | null>): string {
  const { pathname, searchParams } = new URL(url, 'http://here')
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) searchParams.delete(name)
    else searchParams.set(name, value)
  }
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
}

/** Rows on a page of a list. */
export const ROWS = 50

type Paged = {
  page: number
  total: number
  href: (page: number) => string
  /** It was counted as far as a page reaches (shared/reach.ts). */
  reached?: boolean
}

/** The address of another page of a list: `url` is the page as it was asked for, `name` what its address calls this list's page. */
export const pageIn =
  (url: string, name = 'page') =>
  (page: number): string =>
    addressWith(url, { [name]: page > 1 ? String(page) : null })

/** A page of rows that are all at hand; one after the last is the last. */
export function partOf<R>(all: R[], page: number, rows: number): { rows: R[]; page: number; total: number } {
  const here = Math.min(page, lastOf(all.length, rows))
  return { rows: all.slice((here - 1) * rows, here * rows), page: here, total: all.length }
}

/** A page of a list that is all at hand, and under it, where there are more, the way on; after the last it says so. `name`: as in pageIn. */
export function Turned<R>({ all, page, url, name, children }: TurnedList<R>) {
  return (
    <>
      {children(all.slice((page - 1) * ROWS, page * ROWS))}
      {(all.length > ROWS || page > 1) && <Pages page={page} total={all.length} href={pageIn(url, name)} />}
    </>
  )
}
type TurnedList<R> = {
  all: R[]
  page: number
  url: string
  name?: string | undefined
  children: (rows: R[]) => Child
}

const lastOf = (total: number, rows = ROWS): number => Math.max(1, Math.ceil(total / rows))

/** "73", or "500多" of a list that was counted as far as its page reaches. */
export const sayTotal = ({ total, page, reached }: Omit<Paged, 'href'>): string =>
  sayReached(total, reached ? reachOf(page, ROWS) : total)

/** `page` counts from 1; of one after the last it says so; `total` is the rows of the whole list. */
export function Pages({ page, total, href, reached }: Paged) {
  const reach = reached ? reachOf(page, ROWS) : total
  const last = lastOf(Math.min(total, reach))
  if (page > last) return <Beyond page={page} last={last} href={href} />
  const here = Math.max(1, page)
  if (last === 1) return <Total total={total} />
  const shown = nearby(here, last)
  return (
    <nav class="pages" aria-label="分页">
      {here > 1 && <a href={href(here - 1)}>上一页</a>}
      {shown.map((at, i) => [gap(shown[i - 1], at), <PageLink at={at} page={here} href={href} />])}
      {here < last && <a href={href(here + 1)}>下一页</a>}
      <span>
        第{(here - 1) * ROWS + 1}至{Math.min(here * ROWS, total)}项，共{sayReached(total, reach)}项
      </span>
    </nav>
  )
}

const Beyond = ({ page, last, href }: { page: number; last: number; href: Paged['href'] }) => (
  <nav class="pages" aria-label="分页">
    <span>
      没有第{page}页，共{last}页
    </span>
    <a href={href(last)}>到第{last}页</a>
  </nav>
)

const Total = ({ total }: { total: number }) => (
  <p class="pages">
    <span>共{total}项</span>
  </p>
)

type Turned = { url: string; newer: string | null; older: string | null; shown: number; total: number }

/**
 * A list too long to count its pages, the newest first: on to what is older than the last shown, back to what is newer than the
 * first, and to both ends. Places by `before` and `after` of its address.
 */
export function Turns({ url, newer, older, shown, total }: Turned) {
  const to = (before: string | null, after: string | null) => addressWith(url, { before, after, page: null })
  if (newer === null && older === null) return <Total total={total} />
  return (
    <nav class="pages" aria-label="分页">
      {newer !== null && <a href={to(null, null)}>最新</a>}
      {newer !== null && <a href={to(null, newer)}>较新的</a>}
      {older !== null && <a href={to(older, null)}>较早的</a>}
      {older !== null && <a href={to(null, '0.0.')}>最早</a>}
      <span>
        这里{shown}项，共{total}项
      </span>
    </nav>
  )
}

/** The first, the last, and those beside where the reader is, in order. */
function nearby(here: number, last: number): number[] {
  const all = new Set([1, here - 1, here, here + 1, last])
  return [...all].filter((at) => at >= 1 && at <= last)
}

const gap = (before: number | undefined, at: number) =>
  before !== undefined && at > before + 1 && <small aria-hidden="true">…</small>

const PageLink = ({ at, page, href }: Omit<Paged, 'total'> & { at: number }) =>
  at === page ? <b aria-current="page">{at}</b> : <a href={href(at)}>{at}</a>
