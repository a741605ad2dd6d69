import { sayMinute } from '../../../../shared/days.ts'
import type { Own } from '../../../../web/answer.tsx'
import type { AskRefusal, EnquiryRefusal, PersonalRefusal } from '../rules.ts'

export function sayAskRefusal(refusal: AskRefusal): string {
  switch (refusal.why) {
    case 'enquiries-closed':
      return `这一期的申报已于${sayMinute(refusal.closes)}截止，不再接受提问`
    case 'too-many-open':
      return `已有${refusal.most}个问题等待答复，请过些时候再问`
    case 'asked-already':
      return '同样的问题今天已经收到，不用再交一次'
    case 'holds-personal-number':
      return sayPersonal(refusal)
  }
}

export function sayEnquiryRefusal(refusal: Own<EnquiryRefusal>): string {
  switch (refusal.why) {
    case 'already-answered':
      return '这个问题已经答复，不再改动'
    case 'already-refused':
      return '这个问题已经决定不公开答复'
    case 'holds-personal-number':
      return sayPersonal(refusal)
  }
}

const sayPersonal = ({ what, masked }: PersonalRefusal): string =>
  `里面有${what === 'mobile' ? '手机号码' : '身份证号码'}（${masked}），公开出去不妥，请删去`
