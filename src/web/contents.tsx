import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

/** From so many chapters on a page is long. */
const LONG = 6

/** A page's chapters; before the first of a long page its contents. Their titles are those of the chapters, written there alone. */
export function Contents({ children }: { children?: Child }) {
  const html = String(<>{children}</>)
  const chapters = [...html.matchAll(CHAPTER)].map(([, id = '', title = '']) => ({
    id,
    title: title.replaceAll(/<small>.*?<\/small>|<[^>]*>/gs, ''),
  }))
  if (chapters.length < LONG) return raw(html)
  const first = html.search(CHAPTER)
  return (
    <>
      {raw(html.slice(0, first))}
      <nav class="contents" aria-label="本页目录">
        <ol>
          {chapters.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{raw(title)}</a>
            </li>
          ))}
        </ol>
      </nav>
      {raw(html.slice(first))}
    </>
  )
}

const CHAPTER = /<section class="chapter" aria-labelledby="([^"]+)"><h2 id="[^"]+">(.*?)<\/h2>/gs
