import { sayInstant, sayMinute } from '../../../shared/days.ts'
import type { Own } from '../../../web/answer.tsx'
import type { OpenRefusal, RequestRefusal } from '../../calls/rules/opening.ts'

export function sayOpeningRefusal(refusal: Own<RequestRefusal | OpenRefusal>): string {
  switch (refusal.why) {
    case 'not-sealed':
      return '本期申报书不密封，不用开启'
    case 'sealed-until-closing':
      return `申报书密封到${sayMinute(refusal.closesAt)}截止，截止以后才能开启`
    case 'already-opened':
      return `申报书已由${refusal.by}于${sayInstant(refusal.at)}开启`
    case 'opening-requested':
      return `${refusal.by}已于${sayMinute(refusal.at)}申请开启，正等另一人见证`
    case 'opening-not-requested':
      return '还没有经办人申请开启'
    case 'own-request':
      return '一个人不能开启：申请是您提的，请另一人见证'
  }
}
