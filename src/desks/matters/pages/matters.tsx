import type { Child } from 'hono/jsx'
import { type Instant, dayOf, daysBetween, sayDay } from '../../../shared/days.ts'
import { Because } from '../../../web/answer.tsx'
import { type Column } from '../../../web/columns.tsx'
import { Turned } from '../../../web/controls.tsx'
import { type Task, Tasks } from '../../../web/lists.tsx'
import { Empty } from '../../../web/parts.tsx'
import { dueTag } from '../../pages/waiting.tsx'
import type { Held, Matter } from '../rules/matter.ts'

/** A matter with its words: what is to be done, and the page where. `small`: of what. */
export type Line = Omit<Matter, 'act' | 'id' | 'about' | 'small' | 'count'> & {
  href: string
  text: string
  small?: string
}

type Props = { lines: Line[]; now: Instant; empty: Child; turned?: TurnedBy }
/** Which page of it is shown, and what the address of the desk calls it. */
export type TurnedBy = { page: number; url: string; name?: string }

/** 等我办理: each with its last day and what sets it, the first due first. */
export const Matters = ({ lines, now, empty, turned }: Props) => {
  const tasks = (shown: Line[]) => <Tasks items={shown.map((line) => taskOf(line, now))} />
  if (lines.length === 0) return <Empty title="没有要办的事">{empty}</Empty>
  return turned ? (
    <Turned all={lines} {...turned}>
      {tasks}
    </Turned>
  ) : (
    tasks(lines)
  )
}

const taskOf = ({ href, text, small, since, held, ...term }: Line, now: Instant): Task => ({
  href,
  text,
  small: (
    <>
      {small && `${small}，`}
      {since !== null && `${sayDay(dayOf(since))}收到，`}
      <LastDayOf {...term} />
    </>
  ),
  tag: held ? { word: HELD_WORDS[held] } : dueTag(daysBetween(dayOf(now), term.by)),
})

/** "2026年4月20日以前（第三十条）", or by custom. */
export const LastDayOf = ({ by, clause, custom }: Pick<Line, 'by' | 'clause' | 'custom'>) => (
  <>
    <Because sentence={`${sayDay(by)}以前`} clause={clause} />
    {custom && `（${custom}）`}
  </>
)

const HELD_WORDS: Record<Held, string> = {
  'own-act': '自己拟定，请另一位办理',
  'own-interest': '本单位的事，请另一位办理',
}

export const matterColumns = (now: Instant): Column<Line>[] => [
  {
    head: '事项',
    text: ({ text }) => text,
    href: ({ href }) => href,
    also: { head: '单位或期次', text: ({ small = '' }) => small },
    keep: 'name',
  },
  { head: '期限', day: ({ by }) => by, keep: 'date' },
  { head: '依据', text: ({ clause, custom }) => (clause ? `管理办法第${clause.no}条` : (custom ?? '')) },
  { head: '还有（天）', count: ({ by }) => daysBetween(dayOf(now), by), keep: 'state' },
]
