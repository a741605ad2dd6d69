import { READER_ONLY } from '../../../people/rules/person.ts'
import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Own } from '../../../web/answer.tsx'
import { sayContentRefusal } from '../../projects/pages/words.ts'
import type {
  CloseRefusal,
  FinalRefusal,
  JudgeRefusal,
  ReceiptRefusal,
  RefundRefusal,
} from '../rules/closing.ts'
import type { Missing } from '../rules/dossier.ts'
import { GRADE_WORDS } from '../rules/grade.ts'

export function sayFinalRefusal(refusal: Own<FinalRefusal>): string {
  switch (refusal.why) {
    case 'reader-only':
      return READER_ONLY
    case 'already-evaluated':
      return `项目已于${sayDay(dayOf(refusal.at))}评定为${GRADE_WORDS[refusal.grade]}，不用再交结项报告`
    case 'report-waiting':
      return `第${refusal.revision}次结项报告已于${sayMinute(refusal.at)}提交，正在等经办人评定`
    case 'milestones-open':
      return `还不能提交结项报告：${listed(refusal.titles)}的报告还没有通过`
    case 'actuals-differ':
    case 'spent-fell':
    case 'spent-over':
      return sayContentRefusal(refusal)
  }
}

export function sayJudgeRefusal(refusal: Own<JudgeRefusal>): string {
  switch (refusal.why) {
    case 'own-organization':
      return `您是${refusal.organization}的成员，不能评定本单位的项目，请另一位经办人办理`
    case 'already-evaluated':
      return `已于${sayDay(dayOf(refusal.at))}评定为${GRADE_WORDS[refusal.grade]}`
    case 'no-report':
      return '项目单位还没有提交结项报告，或者报告已退回修改'
  }
}

export function sayRefundRefusal(refusal: Own<RefundRefusal | ReceiptRefusal>): string {
  switch (refusal.why) {
    case 'own-organization':
      return `您是${refusal.organization}的成员，不能办理本单位的退款，请另一位财务办理`
    case 'already-closed':
      return `项目已于${sayDay(dayOf(refusal.at))}结项`
    case 'not-evaluated':
      return '项目还没有评定，结余还没有确定'
    case 'already-returned':
      return `已于${sayDay(refusal.receivedOn)}收到退回的${yuan(refusal.amount)}元`
    case 'tranches-unpaid':
      return `第${refusal.tranches.join('、')}笔还没有拨付，结余还没有确定`
    case 'nothing-to-return':
      return '没有结余，不用退回'
    case 'amount-differs':
      return `退回金额填的是${yuan(refusal.amount)}元；已拨付${yuan(refusal.paid)}元，支出${yuan(refusal.spent)}元，应退回${yuan(refusal.unspent)}元，一分不差`
    case 'received-in-future':
      return `收到日期是${sayDay(refusal.receivedOn)}，还没有到，今天是${sayDay(refusal.today)}`
    case 'received-before-paid':
      return `收到日期是${sayDay(refusal.receivedOn)}，早于第一次拨款的${sayDay(refusal.paidOn)}`
    case 'voucher-used':
      return `凭证号${refusal.voucher}已经登记过`
  }
}

export function sayCloseRefusal(refusal: Own<CloseRefusal>): string {
  switch (refusal.why) {
    case 'own-organization':
      return `您是${refusal.organization}的成员，不能为本单位的项目结项，请另一位经办人办理`
    case 'already-closed':
      return `项目已于${sayDay(dayOf(refusal.at))}结项`
    case 'not-ready':
      return `还不能结项：${refusal.missing.map(sayMissing).join('；')}`
  }
}

export function sayMissing(missing: Missing): string {
  switch (missing.what) {
    case 'milestones':
      return `${listed(missing.titles)}的报告还没有通过`
    case 'final-report':
      return '还没有结项报告'
    case 'evaluation':
      return '还没有评定'
    case 'tranches':
      return `第${missing.tranches.join('、')}笔还没有拨付`
    case 'refund':
      return `结余${yuan(missing.unspent)}元还没有退回`
  }
}

const listed = (titles: string[]): string => titles.map((title) => `“${title}”`).join('、')
