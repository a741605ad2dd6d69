import type { Standing } from '../../../round/proposals/rules/standing.ts'
import type { Day } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'

/** What a group that one of my organizations hosts has handed in. `agreementId`, `amount` null: none is drafted yet. */
export type Hosted = {
  id: string
  title: string
  organization: string
  code: string
  number: number
  standing: Standing
  agreementId: string | null
  amount: Fen | null
  paid: Fen
  /** Until when the group must mend what was sent back, and report: null, nothing of it is due. */
  correctBy: Day | null
  reportBy: Day | null
}
