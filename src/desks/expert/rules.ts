import { clauseIn } from '../../rulebook/citing.ts'
import { type Matter, type Term, beforeScoring, inOrder, until } from '../matters/rules/matter.ts'
import type { Citable } from '../../rulebook/rules/bound.ts'
import type { Instant } from '../../shared/days.ts'
import type { Points } from '../../shared/points.ts'

/**
 * A panel that I sit on. `canDeclare`: the call has closed and every submission has been judged; once the sheets are given out
 * (`isAssigned`) whoever declares is given what is missing, while there is time to score.
 */
export type MyPanel = {
  roundId: string
  round: string
  closes: Instant
  scoringCloses: Instant
  declaredAt: Instant | null
  canDeclare: boolean
  isAssigned: boolean
  /** Sheets assigned to me, and how many of them I have submitted. */
  sheets: number
  submitted: number
  /** What names the clauses on recusal and scoring. */
  rulebook?: Citable | undefined
}
/** A sheet to write; `savedAt` null: not begun. The organization is nobody's business here. */
export type MySheet = {
  id: string
  roundId: string
  title: string
  category: string
  savedAt: Instant | null
}
export type MySubmitted = { id: string; roundId: string; title: string; total: Points; at: Instant }

export type Expert = { panels: MyPanel[]; sheets: MySheet[]; submitted: MySubmitted[] }

/** Apart: panels to declare for, panels to score for while there is time, and those that are over or have to wait. */
export function sortOut({ panels }: Expert, now: Instant) {
  const isToScore = (panel: MyPanel) => panel.submitted < panel.sheets && now < panel.scoringCloses
  return {
    toDeclare: panels.filter(isToDeclare),
    toScore: panels.filter(isToScore),
    others: panels.filter((panel) => !isToDeclare(panel) && !isToScore(panel)),
  }
}

const isToDeclare = ({ declaredAt, canDeclare, sheets }: MyPanel): boolean =>
  declaredAt === null && canDeclare && sheets === 0

/** Until when to declare: before the sheets are given out, or by whoever comes later as long as there is time to score. */
export const declareTerm = (panel: MyPanel): Term =>
  panel.isAssigned ? until(panel.scoringCloses) : beforeScoring(panel)

/** What waits for this expert, with its last day: to declare, and each sheet. */
export function mattersOf(found: Expert, now: Instant): Matter<'declare' | 'score'>[] {
  const { toDeclare } = sortOut(found, now)
  const head = { count: 1, since: null, held: null }
  return inOrder([
    ...toDeclare.map((panel) => ({
      ...{ act: 'declare' as const, id: panel.roundId, about: panel.round, ...head },
      ...declareTerm(panel),
      clause: clauseIn(panel.rulebook, 'panel.recusalYears'),
    })),
    ...found.sheets.flatMap(({ id, roundId, title }) => {
      const panel = found.panels.find((one) => one.roundId === roundId)
      const term = panel && until(panel.scoringCloses, clauseIn(panel.rulebook, '#scoring'))
      return term ? [{ act: 'score' as const, id, about: title, ...head, ...term }] : []
    }),
  ])
}
