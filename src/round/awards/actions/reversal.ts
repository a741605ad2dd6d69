import { letterTo } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Kind } from '../../../reversals/actions.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import { REVERSED_NO_MORE } from '../../calls/rules/ending.ts'
import { approvalLocks, approvalRow } from '../store/reversal.ts'

type Fields = {
  roundId: string
  title: string
  rulebook: Citable | null
  revision: number
  preparedBy: string
  funded: number
}

/** An approved list that is not public yet waits for its approver again, who may return it. */
export const approvalReversal: Kind = {
  kind: 'decision-approval',
  word: '名单的审定',
  offices: ['officer', 'approver'],
  rules: ['#decision'],
  row: approvalRow,
  locks: approvalLocks,
  rests: 'rests_on_decision_approval',
  because: ({ what, id }) =>
    what === 'ended'
      ? { says: REVERSED_NO_MORE, href: paths.callEnding(id) }
      : { says: '名单已经公示，要先撤销公示', href: paths.notice(id) },
  describe: (fields) => {
    const { roundId, title, rulebook, revision, preparedBy, funded }: Fields = JSON.parse(fields)
    return {
      said: `第${revision}稿审定，拟立项${funded}个项目`,
      about: title,
      href: paths.decision(roundId),
      rulebook: rulebook ?? undefined,
      roundId,
      next: '名单回到待审定，由负责人重新审定，或者退回修改。',
      tell: (letter) => [letterTo(preparedBy, letter)],
    }
  },
}
