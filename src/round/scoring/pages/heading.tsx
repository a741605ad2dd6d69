import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDeadline } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Progress } from '../../../web/charts.tsx'
import { Head } from '../../../web/parts.tsx'
import { numbered, trackOf } from '../../calls/rules/round.ts'
import type { ExpertContent } from '../../proposals/rules/content.ts'
import type { Advice, Assignment } from '../rules/sheet.ts'

/** A submission as its expert reads it; no organization is in it. */
export type BlindView = {
  number: number
  revision: number
  track: string
  title: string
  category: string
  ask: number
  content: ExpertContent
  savedAt: Instant | null
  points: Record<string, number> | null
  comments: Record<string, string> | null
  comment: string | null
  advice: Advice | null
}

/** Sheets of this expert in the round. */
export type Done = { assigned: number; submitted: number }
export type Shown = { assignment: Assignment; view: BlindView; done: Done }

/** Over the sheet: what is judged, and how far this expert is. */
export function SheetHead({ assignment, view, done, tag }: Shown & { tag: Child }) {
  const { plan, roundId } = assignment
  return (
    <Head
      title={view.title}
      crumbs={[{ href: paths.scoring(roundId), text: '待评' }, { text: numbered(plan, 'SQ', view.number) }]}
      meta={
        <>
          {tag}
          <span>{trackOf(plan, view.track)?.name}</span>
          <span>{view.category}</span>
          <span>
            {view.content.place || '地点不显示'}
            <By bound={plan.rulebook} rules={['scoring.placeShown']} />
          </span>
          <span>申请{yuan(view.ask)}元</span>
          <span>申报书第{view.revision}版</span>
        </>
      }
      aside={
        <>
          <HowFar {...done} />
          <p class="quiet">
            {sayDeadline(plan.dates.scoringCloses)}截止
            <By bound={plan.rulebook} rules={['#scoring']} />
          </p>
        </>
      }
    />
  )
}

/** How far an expert is with the sheets of a round. */
export const HowFar = ({ submitted, assigned }: Done) => (
  <Progress
    id="sheets"
    name={`已提交${submitted}份，共${assigned}份`}
    value={submitted}
    max={Math.max(1, assigned)}
  />
)
