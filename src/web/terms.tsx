import { type CalendarUnknown, sayUnknown } from '../shared/calendar.ts'
import { type Day, sayDay } from '../shared/days.ts'
import type { Result } from '../shared/result.ts'
import { Because, type ClauseRef } from './answer.tsx'
import { Tag } from './parts.tsx'

/** The last day of a term; refused where nobody knows that year's holidays yet. */
export type Term = Result<Day, CalendarUnknown>

type Props = { by: Term; clause?: ClauseRef | undefined; isOver?: boolean }

/** "2026年11月22日以前（第三十条）", marked when it is over; or why it cannot be said yet. */
export const LastDay = ({ by, clause, isOver }: Props) => (
  <>
    {isOver && (
      <>
        <Tag tone="bad">逾期</Tag>{' '}
      </>
    )}
    <Because sentence={sayTerm(by)} clause={clause} />
  </>
)

/** The day itself counts. */
export const sayTerm = (by: Term): string =>
  by.ok ? `${sayDay(by.value)}以前` : `待公布：${sayUnknown(by.refusal.year)}`

/** As a column has it; null: there is none, or nobody can say it yet. */
export const dayIn = (by: Term | null): Day | null => (by?.ok ? by.value : null)
