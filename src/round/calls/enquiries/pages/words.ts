import { sayDeadline } from '../../../../shared/days.ts'
import { PERSONAL_WORDS } from '../../../../shared/personal/kinds.ts'
import { saying } from '../../../../web/words.ts'
import { GO_ON_WORDS } from '../../pages/words.tsx'
import type { AskRefusal, EnquiryRefusal, PersonalRefusal } from '../rules.ts'

export const sayAskRefusal = saying<AskRefusal>({
  ...GO_ON_WORDS,
  'enquiries-closed': ({ closes }) => `这一期的申报已于${sayDeadline(closes)}截止，不再接受提问`,
  'too-many-open': ({ most }) => `已有${most}个问题等待答复，请过些时候再问`,
  'asked-already': '同样的问题今天已经收到，不用再交一次',
  'holds-personal-number': sayPersonal,
})

export const sayEnquiryRefusal = saying<EnquiryRefusal>({
  'already-answered': '这个问题已经答复，不再改动',
  'already-refused': '这个问题已经决定不公开答复',
  'holds-personal-number': sayPersonal,
})

function sayPersonal({ what, masked }: PersonalRefusal): string {
  return `里面有${PERSONAL_WORDS[what]}（${masked}），公开出去不妥，请删去`
}
