import type { Ledger, Tranche } from '../../../src/round/payments/rules/ledger.ts'
import { ORGANIZATION, SIGNED, noon } from '../projects/fixtures.ts'

export const MIDTERM = noon('2014-01-10')
export const PAID = { voucher: '拨-1', paidOn: '2013-07-19' }
export const FIRST: Tranche = {
  seq: 1,
  percent: 50,
  amount: 1_750_000,
  gate: 'agreement_signed',
  passedAt: SIGNED,
  state: 'payable',
  payment: null,
}
export const SECOND: Tranche = {
  seq: 2,
  percent: 30,
  amount: 1_050_000,
  gate: 'midterm_passed',
  passedAt: null,
  state: 'waiting',
  payment: null,
}
export const THIRD: Tranche = {
  seq: 3,
  percent: 20,
  amount: 700_000,
  gate: 'final_passed',
  passedAt: null,
  state: 'waiting',
  payment: null,
}

export const LEDGER: Ledger = {
  agreementId: 'a1',
  roundId: 'r1',
  projectId: 'p1',
  organizationId: ORGANIZATION.id,
  organization: ORGANIZATION.name,
  title: '纳百川亲情志愿服务',
  code: '2013',
  seq: 7,
  award: 3_500_000,
  settledAt: null,
  tranches: [FIRST, SECOND, THIRD],
}
export const withTranches = (...tranches: Tranche[]): Ledger => ({ ...LEDGER, tranches })
export const paid = (tranche: Tranche, voucher = `拨-${tranche.seq}`): Tranche => ({
  ...tranche,
  state: 'paid',
  payment: { ...PAID, voucher },
})
