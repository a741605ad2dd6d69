import { ROLE_WORDS } from '../../../people/rules/person.ts'
import { sayInstant, sayMinute } from '../../../shared/days.ts'
import type { OpenRefusal, RequestRefusal } from '../../calls/rules/opening.ts'

export function sayOpeningRefusal(refusal: RequestRefusal | OpenRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return refusal.needs === 'officer' ? '开启申报书由经办人申请' : SAY_WITNESS
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

const SAY_WITNESS = `申报书由${ROLE_WORDS.auditor}或者${ROLE_WORDS.approver}见证开启`
