import type { Child } from 'hono/jsx'
import type { Instant } from '../shared/days.ts'
import { Tag, type Tone } from './parts.tsx'

/** `change` is where to change the value; `kind` sets amounts in columns and digests in small letters. */
export type Fact = { name: string; value: Child; change?: string | undefined; kind?: 'num' | 'code' }

/** Names and values: details, check-your-answers. */
export const Facts = ({ rows }: { rows: Fact[] }) => (
  <dl class="facts">
    {rows.map(({ name, value, change, kind }) => (
      <div>
        <dt>{name}</dt>
        <dd class={kind}>{value}</dd>
        {change && <Change href={change} name={name} />}
      </div>
    ))}
  </dl>
)

const Change = ({ href, name }: { href: string; name: string }) => (
  <dd>
    <a href={href}>
      修改<span class="unseen">{name}</span>
    </a>
  </dd>
)

/** `unit` and `small` stand behind the value, in small letters: "4.6 分，37人评". */
export type Figure = { name: string; value: Child; unit?: string; small?: string | undefined }

/** Two to four numbers that sum up the page. */
export const Figures = ({ items, ruled }: { items: Figure[]; ruled?: boolean }) => (
  <dl class={ruled ? 'figures ruled' : 'figures'}>
    {items.map(({ name, value, unit, small }) => (
      <div>
        <dt>{name}</dt>
        <dd>
          {value}
          {(unit || small) && <small>{[unit, small].filter(Boolean).join('，')}</small>}
        </dd>
      </div>
    ))}
  </dl>
)

/** Things to open, each with a line about it. */
export const Links = ({ items }: { items: { href: string; text: Child; small?: Child }[] }) => (
  <ul class="links">
    {items.map(({ href, text, small }) => (
      <li>
        <a href={href}>{text}</a>
        {small && <p>{small}</p>}
      </li>
    ))}
  </ul>
)

/** Rules, each with its clause at the right. */
export const Rules = ({ items }: { items: { says: Child; clause?: { href: string; text: string } }[] }) => (
  <ul class="rules">
    {items.map(({ says, clause }) => (
      <li>
        <span>{says}</span>
        {clause && (
          <a class="clause" href={clause.href}>
            {clause.text}
          </a>
        )}
      </li>
    ))}
  </ul>
)

export type Logged = { who: string; at: Instant; when: string; says: Child }

/** Who, when, and what. */
export const Log = ({ items }: { items: Logged[] }) => (
  <ol class="log">
    {items.map(({ who, at, when, says }) => (
      <li>
        <p>
          <b>{who}</b>
          <time datetime={new Date(at).toISOString()}>{when}</time>
        </p>
        {says}
      </li>
    ))}
  </ol>
)

export type Task = {
  href?: string | undefined
  text: Child
  small?: Child
  tag?: { tone?: Tone | undefined; word: string }
  current?: boolean
}

/** What is left to do, in order. */
export const Tasks = ({ items }: { items: Task[] }) => (
  <ol class="tasks">
    {items.map(({ href, text, small, tag, current }) => (
      <li aria-current={current ? 'step' : undefined}>
        <div>
          {href ? <a href={href}>{text}</a> : text}
          {small && <p>{small}</p>}
        </div>
        {tag && <Tag tone={tag.tone}>{tag.word}</Tag>}
      </li>
    ))}
  </ol>
)
