import { clauseIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { ok } from '../../../shared/result.ts'
import { LastDay } from '../../../web/terms.tsx'
import { type Dossier, standingReport } from '../rules/dossier.ts'
import { isRequestLate, requestBy } from '../rules/term.ts'

/** Until when closing is to be asked for; nothing once it was, or where no rule says so. */
export function RequestBy({ dossier, now }: { dossier: Dossier; now: Instant }) {
  const { rulebook } = dossier.project
  const by = requestBy(dossier.project)
  if (by === null || standingReport(dossier)) return null
  return (
    <span>
      申请结项：
      <LastDay
        by={ok(by)}
        clause={clauseIn(rulebook, 'closing.requestMonths')}
        isOver={isRequestLate(dossier, now)}
      />
    </span>
  )
}
