import { letterToRole } from '../../../letters/store.ts'
import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Kind } from '../../../reversals/actions.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import { type Day, sayDay } from '../../../shared/days.ts'
import { type Fen, yuan } from '../../../shared/money.ts'
import { type Points, showPoints } from '../../../shared/points.ts'
import { GRADE_WORDS, type Grade } from '../rules/grade.ts'
import { endLocks, evaluationRow, refundLocks, refundRow } from '../store/reversals.ts'

type OfProject = {
  projectId: string
  organizationId: string
  title: string
  roundId: string
  rulebook: Citable | null
}
type Evaluation = OfProject & { grade: Grade; score: Points; text: string }
type Refund = OfProject & { amount: Fen; voucher: string; receivedOn: Day }

/** A grade that was wrong: the final report is judged again, as long as no money moved by it. */
export const evaluationReversal: Kind = {
  kind: 'evaluation',
  word: '结项评定',
  offices: ['officer', 'approver'],
  rules: ['closing.gradeA'],
  row: evaluationRow,
  locks: (which) => endLocks('all_evaluations', which),
  rests: 'rests_on_evaluation',
  because: ({ what, id }) =>
    what === 'payment'
      ? { says: '已经依据它拨付了最后一笔，要先冲正那笔拨款', href: paths.payments(id) }
      : {
          says: '结余资金已经退回或者登记追回，或者已经结项：退款先更正，其他的不能再改',
          href: paths.closing(id),
        },
  describe: (fields) => {
    const of: Evaluation = JSON.parse(fields)
    return {
      said: `${GRADE_WORDS[of.grade]}，${showPoints(of.score)}分：${of.text}`,
      about: of.title,
      href: paths.closing(of.projectId),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '结项报告重新评定，有了新的结果再告知。',
      tell: (letter) => [letterWithHost(of.organizationId, letter), letterToRole('finance', letter)],
    }
  },
}

/** 冲正: a refund that was entered wrongly, or whose money did not come after all. Like a payment it stays and counts in no sum. */
export const refundReversal: Kind = {
  kind: 'refund',
  word: '结余资金的登记',
  offices: ['finance', 'approver'],
  rules: ['#refund'],
  asksCause: true,
  row: refundRow,
  locks: refundLocks,
  rests: 'rests_on_refund',
  because: ({ id }) => ({ says: '已经结项，不能再冲正', href: paths.closing(id) }),
  describe: (fields) => {
    const of: Refund = JSON.parse(fields)
    return {
      said: `退回${yuan(of.amount)}元，${sayDay(of.receivedOn)}，凭证号${of.voucher}`,
      about: of.title,
      href: paths.closing(of.projectId),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '这一笔冲正，由财务重新登记。',
      tell: (letter) => [letterWithHost(of.organizationId, letter), letterToRole('officer', letter)],
    }
  },
}
