import { READER_ONLY } from '../../../people/rules/person.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { saying } from '../../../web/words.ts'
import { CONTENT_WORDS } from '../../projects/pages/words.ts'
import type {
  CloseRefusal,
  FinalRefusal,
  JudgeRefusal,
  ReceiptRefusal,
  RefundRefusal,
} from '../rules/closing.ts'
import type { Missing } from '../rules/dossier.ts'
import { GRADE_WORDS, type Grade } from '../rules/grade.ts'

const evaluated = ({ at, grade }: { at: Instant; grade: Grade }): string =>
  `已于${sayDay(dayOf(at))}评定为${GRADE_WORDS[grade]}`
const closed = ({ at }: { at: Instant }): string => `项目已于${sayDay(dayOf(at))}结项`

export const sayFinalRefusal = saying<FinalRefusal>({
  ...CONTENT_WORDS,
  'reader-only': READER_ONLY,
  'already-evaluated': (refusal) => `项目${evaluated(refusal)}，不用再交结项报告`,
  'report-waiting': ({ revision, at }) => `第${revision}次结项报告已于${sayMinute(at)}提交，正在等经办人评定`,
  'milestones-open': ({ titles }) => `还不能提交结项报告：${listed(titles)}的报告还没有通过`,
})

export const sayJudgeRefusal = saying<JudgeRefusal>({
  'already-evaluated': evaluated,
  'no-report': '项目单位还没有提交结项报告，或者报告已退回修改',
})

export const sayRefundRefusal = saying<RefundRefusal | ReceiptRefusal>({
  'already-closed': closed,
  'not-evaluated': '项目还没有评定，结余还没有确定',
  'already-returned': ({ receivedOn, amount }) => `已于${sayDay(receivedOn)}收到退回的${yuan(amount)}元`,
  'tranches-unpaid': ({ tranches }) => `第${tranches.join('、')}笔还没有拨付，结余还没有确定`,
  'nothing-to-return': '没有结余，不用退回',
  'amount-differs': ({ amount, paid, spent, unspent }) =>
    `退回金额填的是${yuan(amount)}元；已拨付${yuan(paid)}元，支出${yuan(spent)}元，应退回${yuan(unspent)}元，一分不差`,
  'received-in-future': ({ receivedOn, today }) =>
    `收到日期是${sayDay(receivedOn)}，还没有到，今天是${sayDay(today)}`,
  'received-before-paid': ({ receivedOn, paidOn }) =>
    `收到日期是${sayDay(receivedOn)}，早于第一次拨款的${sayDay(paidOn)}`,
  'voucher-used': ({ voucher }) => `凭证号${voucher}已经登记过`,
})

export const sayCloseRefusal = saying<CloseRefusal>({
  'already-closed': closed,
  'not-ready': ({ missing }) => `还不能结项：${missing.map(sayMissing).join('；')}`,
})

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
