import { ROLE_WORDS } from '../../../people/rules/person.ts'
import { sayDay, sayMinute } from '../../../shared/days.ts'
import type { Tone } from '../../../web/parts.tsx'
import type { List } from '../rules/credit.ts'
import type { CheckRefusal, FindingRefusal, State } from '../rules/eligibility.ts'

export const STATE_WORDS: Record<State, string> = { waiting: '待审', eligible: '入围', ineligible: '未入围' }
export const STATE_TONES: Record<State, Tone> = { waiting: 'now', eligible: 'good', ineligible: 'bad' }

export const LIST_WORDS: Record<List, string> = {
  abnormal: '活动异常名录',
  dishonesty: '严重违法失信名单',
  violation: '重大违法记录',
}

export function sayCheckRefusal(refusal: CheckRefusal | FindingRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return `资格审查由${ROLE_WORDS[refusal.needs]}办理`
    case 'call-still-open':
      return `申报${sayMinute(refusal.closesAt)}截止，截止以后才能审查`
    case 'already-checked':
      return `${sayMinute(refusal.at)}已经审查，结论是${STATE_WORDS[refusal.outcome]}，不能再改`
    case 'on-a-list':
      return `${sayDay(refusal.enteredOn)}被列入${LIST_WORDS[refusal.list]}，在回看期内，不能通过`
    case 'entered-in-future':
      return `${LIST_WORDS[refusal.list]}的列入日期是${sayDay(refusal.enteredOn)}，还没有到`
    case 'reason-missing':
      return '不通过的，请写明理由'
    case 'reason-too-long':
      return `理由最多${refusal.limit}个字`
  }
}
