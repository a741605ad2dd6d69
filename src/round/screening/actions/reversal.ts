import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Kind } from '../../../reversals/actions.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import { REVERSED_NO_MORE } from '../../calls/rules/ending.ts'
import { numbered } from '../../calls/rules/round.ts'
import type { Outcome } from '../rules/eligibility.ts'
import { findingLocks, findingRow } from '../store/reversal.ts'

type Fields = {
  proposalId: string
  roundId: string
  organizationId: string
  title: string
  code: string
  number: number
  rulebook: Citable | null
  outcome: Outcome
  reason: string
  /** Its organization knows of it. */
  told: 0 | 1
}

/** A finding can be taken back until the sheets are given out: then experts judge what was eligible. */
export const eligibilityReversal: Kind = {
  kind: 'eligibility',
  word: '资格审查结论',
  offices: ['officer', 'approver'],
  rules: ['#screening'],
  row: findingRow,
  locks: findingLocks,
  rests: 'rests_on_eligibility',
  because: ({ what, id }) =>
    what === 'ended'
      ? { says: REVERSED_NO_MORE, href: paths.callEnding(id) }
      : {
          says: '这一期的评分表已经分配，审查结论不能再更正；有不同意见的，在公示期间提出异议',
          href: paths.panel(id),
        },
  describe: (fields) => {
    const of: Fields = JSON.parse(fields)
    return {
      said: of.outcome === 'eligible' ? '入围' : `未入围：${of.reason}`,
      about: `${numbered(of, 'SQ', of.number)}“${of.title}”`,
      href: paths.eligibility(of.proposalId),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '资格审查重新进行，有了新的结论再告知。',
      tell: (letter) =>
        of.told
          ? [letterWithHost(of.organizationId, { ...letter, about: paths.proposal(of.proposalId) })]
          : [],
    }
  },
}
