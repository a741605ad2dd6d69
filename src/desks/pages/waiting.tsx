import type { Child } from 'hono/jsx'
import { type Task, Tasks } from '../../web/lists.tsx'
import { Empty, Tag, type Tone } from '../../web/parts.tsx'

/** What waits for me, the most urgent first; with nothing to do, what comes here and when. */
export const Waiting = ({ items, empty }: { items: Task[]; empty: Child }) =>
  items.length === 0 ? <Empty title="没有要办的事">{empty}</Empty> : <Tasks items={items} />

/** Rows of a list on a desk. */
export const MOST = 50

/** Under a list that may be cut: says so, and where the rest is. */
export const Rest = ({ rows, href, text }: { rows: number; href?: string; text?: string }) =>
  rows < MOST ? null : (
    <p class="quiet small">
      只列出前{MOST}项
      {href && (
        <>
          ，其余见<a href={href}>{text}</a>
        </>
      )}
      。
    </p>
  )

/** "还有3天", "今天到期", "逾期2天"; `left` in whole days. */
export function dueTag(left: number): { tone: Tone; word: string } {
  if (left < 0) return { tone: 'bad', word: `逾期${-left}天` }
  if (left === 0) return { tone: 'bad', word: '今天到期' }
  return { tone: left <= SOON ? 'warn' : 'now', word: `还有${left}天` }
}

const SOON = 3

export const Due = ({ left }: { left: number }) => {
  const { tone, word } = dueTag(left)
  return <Tag tone={tone}>{word}</Tag>
}

/** "3件事等着办" */
export const sayWaiting = (count: number): string => (count === 0 ? '没有要办的事' : `${count}件事等着办`)
