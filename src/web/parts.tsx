import { type Child, useContext } from 'hono/jsx'
import { paths } from '../paths.ts'
import { FramedBy } from './above.tsx'

/** What kind of state a part shows; none for a plain one. The word beside it says which. */
export type Tone = 'now' | 'good' | 'warn' | 'bad'
type Toned = { tone?: Tone | undefined }
type Inside = { children?: Child }

/** A part's class with its tone, or alone: "tag good". */
export const toned = (part: string, tone: Tone | undefined): string => (tone ? `${part} ${tone}` : part)

/** The page's title, where it stands (`crumbs`, the last may be without a link), its state first in `meta`. */
export function Head(of: {
  title: Child
  crumbs?: Crumb[]
  lead?: Child
  meta?: Child
  actions?: Child
  /** Stands at the right in place of actions: a progress and its deadline. */
  aside?: Child
  /** The home page's: more air, the largest letters. */
  first?: boolean
}) {
  return (
    <div class={of.first ? 'head first' : 'head'}>
      <div>
        {of.crumbs && <CrumbsIn items={of.crumbs} />}
        <h1 class={of.first ? 'big' : undefined}>{of.title}</h1>
        {of.lead && <p class="lead">{of.lead}</p>}
        {of.meta && <p class="meta">{of.meta}</p>}
      </div>
      {of.actions && <Actions>{of.actions}</Actions>}
      {of.aside && <div class="aside narrow">{of.aside}</div>}
    </div>
  )
}

/** What the frame above says already is not said again. */
function CrumbsIn({ items }: { items: Crumb[] }) {
  const home = useContext(FramedBy)
  const left = items.filter(({ href }) => home === null || (href !== home && href !== paths.rounds()))
  return home === null || left.some(({ href }) => href) ? <Crumbs items={left} /> : null
}

type Crumb = { href?: string; text: string }
/** Where a page stands. */
export const Crumbs = ({ items }: { items: Crumb[] }) => (
  <ol class="crumbs">
    {items.map(({ href, text }) => (
      <li>{href ? <a href={href}>{text}</a> : text}</li>
    ))}
  </ol>
)

/** Buttons in a row. A block of its own, so that small forms may stand in it. */
export const Actions = ({ children }: Inside) => <div class="actions">{children}</div>

/** A button that sends its form, or a link that looks like one (`href`). `form` and `formaction` as in HTML. */
export function Button(of: {
  children?: Child
  href?: string
  plain?: boolean | undefined
  danger?: boolean | undefined
  name?: string
  value?: string
  form?: string
  formaction?: string
  /** Of a link: keys that follow it (web/keys.tsx). */
  keys?: string
}) {
  const looks = `button${of.plain ? ' plain' : ''}${of.danger ? ' danger' : ''}`
  if (of.href) return <a class={looks} href={of.href} data-keys={of.keys} children={of.children} />
  const { name, value, form, formaction } = of
  return <button class={looks} {...{ name, value, form, formaction }} children={of.children} />
}

/** Beside the button of a form that saves by itself. `at` is the clock of the last save, "15:20:31". */
export const Saved = ({ at }: { at?: string | undefined }) => (
  <span class="saved" role="status">
    {at ? `已保存，${at}` : '改动会自动保存'}
  </span>
)

export const Tag = ({ tone, children }: Toned & Inside) => <span class={toned('tag', tone)}>{children}</span>

/** A rule's clause, after the sentence that it bites in. */
export const Clause = ({ href, children }: { href: string } & Inside) => (
  <a class="clause" href={href}>
    {children}
  </a>
)

/** One sentence and its clause. `label` says what kind of sentence, without the colon: "提醒". */
export const Note = ({ tone, label, children }: Toned & { label?: string } & Inside) => (
  <p class={toned('note', tone)}>
    {label && <b>{label}：</b>}
    {children}
  </p>
)

/** What will appear here, and when. */
export const Empty = ({ title, children }: { title: string } & Inside) => (
  <div class="empty">
    <b>{title}</b>
    {children}
  </div>
)

type Section = { id: string; title: Child; small?: Child } & Inside

/** One idea of a public page: its name at the left, its content at the right. */
export const Chapter = ({ id, title, small, children }: Section) => (
  <section class="chapter" aria-labelledby={id}>
    <h2 id={id}>
      {title}
      {small && <small>{small}</small>}
    </h2>
    <div>{children}</div>
  </section>
)

/** One idea of a dense page, its name above. */
export const Block = ({ id, title, small, children }: Section) => (
  <section class="block" aria-labelledby={id}>
    <h2 id={id}>
      {title}
      {small && <small>{small}</small>}
    </h2>
    {children}
  </section>
)

/** A number or a day that there is not yet. */
export const NOT_YET = '–'
