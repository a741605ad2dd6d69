import type { Dossier, FinalReport } from '../../../src/round/closing/rules/dossier.ts'
import type { Tranche } from '../../../src/round/payments/rules/ledger.ts'
import { ACCEPTED, END, ORGANIZATION, PROJECT, REPORT, SIGNED, noon } from '../projects/fixtures.ts'

export const AT = noon('2014-07-20')
export const FINAL: FinalReport = {
  id: 'f1',
  revision: 1,
  text: '全部完成。',
  actuals: [],
  spent: 3_300_000,
  at: AT,
  returned: null,
}
export const EVALUATION = { finalReportId: 'f1', score: 9000, grade: 'A' as const, text: '很好', at: AT }
export const paidTranche = (seq: number, amount: number): Tranche => ({
  seq,
  percent: 50,
  amount,
  gate: 'agreement_signed',
  passedAt: SIGNED,
  state: 'paid',
  payment: { voucher: `拨-${seq}`, paidOn: `2013-07-1${seq}` },
})
export const REFUND = { amount: 200_000, voucher: '收-1', receivedOn: '2014-08-01' }

/** All is done and paid; 35,000.00 paid, 33,000.00 spent; 2,000.00 have come back. */
export const READY: Dossier = {
  project: PROJECT,
  grades: { gradeA: 8500, gradeB: 6000 },
  milestones: [{ id: 'm1', seq: 1, kind: 'progress', title: '组建志愿者队伍', dueOn: END }],
  reports: [{ ...REPORT, review: ACCEPTED }],
  finalReports: [FINAL],
  evaluation: EVALUATION,
  ledger: {
    agreementId: 'a1',
    roundId: 'r1',
    projectId: 'p1',
    organizationId: ORGANIZATION.id,
    organization: ORGANIZATION.name,
    title: PROJECT.title,
    code: '2013',
    seq: 7,
    award: 3_500_000,
    settledAt: null,
    tranches: [paidTranche(1, 1_750_000), paidTranche(2, 1_750_000)],
  },
  refund: REFUND,
  defaults: [],
  isTerminated: false,
}
export const unpaid = (dossier: Dossier): Dossier => ({
  ...dossier,
  ledger: {
    ...dossier.ledger,
    tranches: [paidTranche(1, 1_750_000), { ...paidTranche(2, 1_750_000), state: 'payable', payment: null }],
  },
})
export const graded = (grade: 'A' | 'B' | 'C') => ({ ...READY, evaluation: { ...EVALUATION, grade } })
export const closed = { ...READY, project: { ...PROJECT, closedAt: 9 } }
