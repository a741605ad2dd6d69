import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { GATE_WORDS } from '../../calls/pages/words.tsx'
import { sayKind } from '../../projects/rules/sanctions.ts'
import { mask } from '../../../organizations/rules/account.ts'
import type { PayRefusal, RecordRefusal, TrancheState } from '../rules/ledger.ts'
import type { ConfirmRefusal, PayeeRefusal } from '../rules/payee.ts'

export const STATE_LOOKS: Record<TrancheState, { word: string; tone?: Tone }> = {
  payable: { word: '可以拨付', tone: 'warn' },
  waiting: { word: '条件未到' },
  paid: { word: '已拨付', tone: 'good' },
  ended: { word: '不再拨付' },
}

export const sayPayRefusal = saying<PayRefusal | RecordRefusal | PayeeRefusal>({
  settled: ({ at }) => `项目已于${sayDay(dayOf(at))}结算，不再拨款`,
  'no-such-tranche': ({ tranche }) => `协议里没有第${tranche}笔拨款`,
  'nothing-to-pay': ({ tranche }) => `第${tranche}笔金额是0，不用拨付`,
  'already-paid': ({ tranche, paidOn, voucher }) =>
    `第${tranche}笔已于${sayDay(paidOn)}拨付，凭证号${voucher}`,
  'gate-closed': ({ tranche, gate }) => `第${tranche}笔要等${GATE_WORDS[gate]}`,
  'gate-failed': ({ tranche, at }) => `第${tranche}笔不再拨付：${sayDay(dayOf(at))}中期评估不合格`,
  halted: ({ at, kind }) => `自${sayDay(dayOf(at))}起不拨付，处理措施：${sayKind(kind)}`,
  'earlier-unpaid': ({ earlier }) => `请先登记第${earlier}笔`,
  'over-award': ({ paid, amount, award }) =>
    `已拨付${yuan(paid)}元，加上这一笔${yuan(amount)}元，超过资助资金${yuan(award)}元`,
  'paid-in-future': ({ paidOn, today }) => `拨付日期是${sayDay(paidOn)}，还没有到，今天是${sayDay(today)}`,
  'paid-before-gate': ({ paidOn, gate, passedOn }) =>
    `拨付日期是${sayDay(paidOn)}，早于${GATE_WORDS[gate]}的${sayDay(passedOn)}`,
  'voucher-used': ({ voucher }) => `凭证号${voucher}已经登记过`,
  'payee-host-over': ({ host, at, group }) =>
    `${host}自${sayDay(dayOf(at))}起不再托管${group}，不能代它收款。请先恢复托管；不能恢复的，由经办人提出终止项目协议`,
  'account-unconfirmed': ({ at, tail }) =>
    `收款账户是签订协议以后（${sayMinute(at)}）填写的，${mask(tail)}，拨付以前要先向收款单位核实`,
  'own-confirmation': ({ tail }) =>
    `${mask(tail)}的账户是您核实的，请另一位财务登记拨款；没有另一位的，请系统管理员给人财务角色`,
  'payee-without-account': sayNoAccount,
  'account-changed': sayChanged,
})

export const sayConfirmRefusal = saying<ConfirmRefusal>({
  'nothing-to-confirm': '现在的收款账户不用再核实',
  'payee-without-account': sayNoAccount,
  'account-changed': sayChanged,
})

function sayNoAccount({ payee, on }: Of<'payee-without-account'>): string {
  return `${payee}到${sayDay(on)}还没有填收款账户，请它的单位负责人先填好`
}
function sayChanged({ at, tail }: Of<'account-changed'>): string {
  return `收款账户刚刚换过（${sayMinute(at)}，${mask(tail)}），请看清楚现在的账户再办`
}
type Of<Why> = Extract<PayeeRefusal, { why: Why }>
