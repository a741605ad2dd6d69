import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Own } from '../../../web/answer.tsx'
import type { Tone } from '../../../web/parts.tsx'
import { GATE_WORDS } from '../../calls/pages/words.tsx'
import { sayKind } from '../../projects/pages/sanction-words.ts'
import { mask } from '../../../organizations/rules/account.ts'
import type { PayRefusal, RecordRefusal, TrancheState } from '../rules/ledger.ts'
import type { ConfirmRefusal, PayeeRefusal } from '../rules/payee.ts'

export const STATE_LOOKS: Record<TrancheState, { word: string; tone?: Tone }> = {
  payable: { word: '可以拨付', tone: 'warn' },
  waiting: { word: '条件未到' },
  paid: { word: '已拨付', tone: 'good' },
  ended: { word: '不再拨付' },
}

export function sayPayRefusal(refusal: Own<PayRefusal | RecordRefusal | PayeeRefusal>): string {
  switch (refusal.why) {
    case 'own-organization':
      return `您是${refusal.organization}的成员，不能办理本单位的拨款，请另一位财务办理`
    case 'settled':
      return `项目已于${sayDay(dayOf(refusal.at))}结算，不再拨款`
    case 'no-such-tranche':
      return `协议里没有第${refusal.tranche}笔拨款`
    case 'nothing-to-pay':
      return `第${refusal.tranche}笔金额是0，不用拨付`
    case 'already-paid':
      return `第${refusal.tranche}笔已于${sayDay(refusal.paidOn)}拨付，凭证号${refusal.voucher}`
    case 'gate-closed':
      return `第${refusal.tranche}笔要等${GATE_WORDS[refusal.gate]}`
    case 'gate-failed':
      return `第${refusal.tranche}笔不再拨付：${sayDay(dayOf(refusal.at))}中期评估不合格`
    case 'halted':
      return `自${sayDay(dayOf(refusal.at))}起不拨付，处理措施：${sayKind(refusal.kind)}`
    case 'earlier-unpaid':
      return `请先登记第${refusal.earlier}笔`
    case 'over-award':
      return `已拨付${yuan(refusal.paid)}元，加上这一笔${yuan(refusal.amount)}元，超过资助资金${yuan(refusal.award)}元`
    case 'paid-in-future':
      return `拨付日期是${sayDay(refusal.paidOn)}，还没有到，今天是${sayDay(refusal.today)}`
    case 'paid-before-gate':
      return `拨付日期是${sayDay(refusal.paidOn)}，早于${GATE_WORDS[refusal.gate]}的${sayDay(refusal.passedOn)}`
    case 'voucher-used':
      return `凭证号${refusal.voucher}已经登记过`
    case 'payee-host-over':
      return `${refusal.host}自${sayDay(dayOf(refusal.at))}起不再托管${refusal.group}，不能代它收款。请先恢复托管`
    case 'account-unconfirmed':
      return `收款账户是签订协议以后（${sayMinute(refusal.at)}）填写的，${mask(refusal.tail)}，拨付以前要先向收款单位核实`
    case 'payee-without-account':
    case 'account-changed':
      return sayAccountRefusal(refusal)
  }
}

export function sayConfirmRefusal(refusal: Own<ConfirmRefusal>): string {
  switch (refusal.why) {
    case 'own-organization':
      return `您是${refusal.organization}的成员，不能办理本单位的拨款，请另一位财务办理`
    case 'nothing-to-confirm':
      return '现在的收款账户不用再核实'
    case 'payee-without-account':
    case 'account-changed':
      return sayAccountRefusal(refusal)
  }
}

function sayAccountRefusal(
  refusal: Extract<PayeeRefusal, { why: 'payee-without-account' | 'account-changed' }>,
): string {
  switch (refusal.why) {
    case 'payee-without-account':
      return `${refusal.payee}到${sayDay(refusal.on)}还没有填收款账户，请它的单位负责人先填好`
    case 'account-changed':
      return `收款账户刚刚换过（${sayMinute(refusal.at)}，${mask(refusal.tail)}），请看清楚现在的账户再办`
  }
}
