import { type Day, type Instant, dayOf } from '../../../../shared/days.ts'
import type { Side } from './draw.ts'

/** A draw that has no result yet, or that is to be set aside: who has committed, whether they have revealed, who asked to set it aside. */
export type OpenDraw = {
  roundId: string
  title: string
  seq: number
  revealBy: Day
  publicOn: Day
  at: Instant
  isDrawn: boolean
  committed: Record<Side, string | null>
  revealed: Record<Side, boolean>
  aside: { by: string; at: Instant } | null
}

/** What a draw waits for from a role, or from one person of it. */
export type DrawWait = {
  act: 'commit-draw' | 'reveal-draw' | 'conclude-draw' | 'set-draw-aside' | 'answer-draw-aside'
  role: Side | 'approver'
  /** Whoever alone can do it; null: anybody of the role. */
  only: string | null
  /** Whoever cannot. */
  besides: string | null
}

/** All that a draw waits for now. Once both have committed an officer has its end before them, whether the others reveal or not. */
export function waitsOf(draw: OpenDraw, now: Instant): DrawWait[] {
  const { committed, revealed, aside } = draw
  if (aside) return [{ act: 'answer-draw-aside', role: 'approver', only: null, besides: aside.by }]
  if (draw.isDrawn) return []
  const isOpen = dayOf(now) <= draw.revealBy
  const missing = (['officer', 'auditor'] as const).filter((side) => committed[side] === null)
  if (missing.length > 0)
    return isOpen
      ? missing.map((role) => ({
          ...{ act: 'commit-draw' as const, role, only: null },
          besides: committed.officer ?? committed.auditor,
        }))
      : [{ act: 'set-draw-aside', role: 'officer', only: null, besides: null }]
  const hidden = (['officer', 'auditor'] as const).filter((side) => isOpen && !revealed[side])
  return [
    ...hidden.map((role) => ({ act: 'reveal-draw' as const, role, only: committed[role], besides: null })),
    { act: 'conclude-draw', role: 'officer', only: null, besides: null },
  ]
}
