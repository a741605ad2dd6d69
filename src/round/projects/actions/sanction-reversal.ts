import { letterToRole } from '../../../letters/store.ts'
import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Kind } from '../../../reversals/actions.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import {
  SANCTION_OUTCOME_WORDS,
  type SanctionKind,
  type SanctionOutcome,
  sayKind,
} from '../rules/sanctions.ts'
import { decisionLocks, decisionRow } from '../store/sanction-reversal.ts'

type Fields = {
  projectId: string
  organizationId: string
  title: string
  roundId: string
  rulebook: Citable | null
  kind: SanctionKind
  outcome: SanctionOutcome
  reason: string
}

const RESTS: Record<string, string> = {
  lifted: '这项处理已经解除',
  bar: '不受理申报已经登记，要在那里解除',
  absent: '已经据此由主办单位代为办理结项，处理决定不能再更正',
  settled: '结余资金已经退回或者登记追回，或者已经结项，处理决定不能再更正',
}

/** A sanction that should not have been imposed, or dropped: it waits for its decision again. */
export const sanctionReversal: Kind = {
  kind: 'sanction-decision',
  word: '处理决定',
  offices: ['officer', 'approver'],
  rules: ['sanctions.kinds'],
  row: decisionRow,
  locks: decisionLocks,
  rests: 'rests_on_sanction_decision',
  because: ({ what, id }) => ({ says: RESTS[what] ?? what, href: paths.sanctions(id) }),
  describe: (fields) => {
    const of: Fields = JSON.parse(fields)
    return {
      said: `${sayKind(of.kind)}，${SANCTION_OUTCOME_WORDS[of.outcome]}：${of.reason}`,
      about: of.title,
      href: paths.sanctions(of.projectId),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '这项处理重新决定，有了新的决定再告知。',
      tell: (letter) => [
        letterWithHost(of.organizationId, letter),
        letterToRole('officer', letter),
        letterToRole('finance', letter),
      ],
    }
  },
}
