import { letterToOrganization, letterToRole } from '../../../letters/store.ts'
import { letterToHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Kind } from '../../../reversals/actions.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import { type Points, showPoints } from '../../../shared/points.ts'
import { reviewLocks, reviewRow } from '../store/reversal.ts'

type Fields = {
  reportId: string
  projectId: string
  organizationId: string
  title: string
  roundId: string
  rulebook: Citable | null
  milestone: string
  kind: 'progress' | 'midterm'
  revision: number
  outcome: 'accepted' | 'returned'
  reason: string
  points: Points | null
}

const RESTS: Record<string, { says: string; href: (id: string) => string }> = {
  'later-report': { says: '项目单位已经重新提交，请审核新的一次', href: paths.reportReview },
  payment: { says: '已经依据它拨付了一笔，要先冲正那笔拨款', href: paths.payments },
  'final-report': { says: '已经提交结项报告，以结项评定为准', href: paths.evaluation },
  terminated: { says: '项目已经终止', href: paths.sanctions },
}

/** A report that should not have been accepted, or sent back: it waits for its review again, and so does its mid-term evaluation. */
export const reviewReversal: Kind = {
  kind: 'report-review',
  word: '报告的审核',
  offices: ['officer', 'approver'],
  rules: ['projects.reports'],
  row: reviewRow,
  locks: reviewLocks,
  rests: 'rests_on_report_review',
  because: ({ what, id }) => {
    const rest = RESTS[what]
    return { says: rest?.says ?? what, href: rest?.href(id) ?? null }
  },
  describe: (fields) => {
    const of: Fields = JSON.parse(fields)
    const opened = of.kind === 'midterm' && of.outcome === 'accepted'
    return {
      said: `${of.milestone}第${of.revision}次${of.outcome === 'accepted' ? '通过' : '退回'}${of.points === null ? '' : `，${showPoints(of.points)}分`}${of.reason && `：${of.reason}`}`,
      about: of.title,
      href: paths.reportReview(of.reportId),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '报告重新审核，有了新的结果再告知。',
      tell: (letter) => {
        const told = { ...letter, about: paths.projectWork(of.projectId) }
        return [
          letterToOrganization(of.organizationId, told),
          letterToHost(of.organizationId, told),
          ...(opened ? [letterToRole('finance', told)] : []),
        ]
      },
    }
  },
}
