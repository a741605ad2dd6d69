import { READER_ONLY } from '../../../people/rules/person.ts'
import { endOf, sayDay, sayInstant, sayMinute } from '../../../shared/days.ts'
import { sayUnknown } from '../../../shared/calendar.ts'
import type { Own } from '../../../web/answer.tsx'
import type { Tone } from '../../../web/parts.tsx'
import type { FileRefusal } from '../../../files/rules/file.ts'
import { sayNotOpened } from '../../calls/opening/pages.tsx'
import type { NotOpened } from '../../calls/opening/rules.ts'
import { sayAttachRefusal } from '../../proposals/files/pages.tsx'
import { saySubmitRefusal } from '../../proposals/pages/words.ts'
import type { ContentRefusal } from '../../proposals/sections/rules/faults.ts'
import type { AskRefusal, CorrectRefusal } from '../rules/correction.ts'
import type { CorrectFileRefusal } from '../rules/correction-files.ts'
import type { List } from '../rules/credit.ts'
import type { CheckRefusal, FindingRefusal, State } from '../rules/eligibility.ts'

export const STATE_WORDS: Record<State, string> = { waiting: '待审', eligible: '入围', ineligible: '未入围' }
export const STATE_TONES: Record<State, Tone> = { waiting: 'now', eligible: 'good', ineligible: 'bad' }

export const LIST_WORDS: Record<List, string> = {
  abnormal: '活动异常名录',
  dishonesty: '严重违法失信名单',
  violation: '重大违法记录',
}

export function sayCheckRefusal(refusal: Own<CheckRefusal | FindingRefusal | NotOpened>): string {
  switch (refusal.why) {
    case 'not-opened':
      return sayNotOpened(refusal)
    case 'own-organization':
      return `您是${refusal.organization}的成员，由别的经办人审查`
    case 'call-still-open':
      return `申报${sayMinute(refusal.closesAt)}截止，截止以后才能审查`
    case 'already-checked':
      return `${sayMinute(refusal.at)}已经审查，结论是${STATE_WORDS[refusal.outcome]}，不能再改`
    case 'on-a-list':
      return `${sayDay(refusal.enteredOn)}被列入${LIST_WORDS[refusal.list]}，在回看期内，不能通过`
    case 'entered-in-future':
      return `${LIST_WORDS[refusal.list]}的列入日期是${sayDay(refusal.enteredOn)}，还没有到`
    case 'correction-waits':
      return `等待申报单位补正，${sayMinute(endOf(refusal.dueOn))}以后，或者补正提交以后，再作结论`
    case 'reason-missing':
      return '不通过的，请写明理由'
    case 'reason-too-long':
      return `理由最多${refusal.limit}个字`
  }
}

export function sayAskRefusal(refusal: Own<AskRefusal | NotOpened>): string {
  switch (refusal.why) {
    case 'not-opened':
      return sayNotOpened(refusal)
    case 'call-still-open':
      return `申报${sayMinute(refusal.closesAt)}截止，截止以后才能要求补正`
    case 'already-checked':
      return `${sayMinute(refusal.at)}已经审查，结论是${STATE_WORDS[refusal.outcome]}，不再补正`
    case 'correction-asked':
      return `已经要求过补正，期限到${sayMinute(endOf(refusal.dueOn))}`
    case 'corrected-before':
      return `${sayMinute(refusal.at)}已经补正过一次，不再补正`
    case 'no-such-field':
      return '申报书里没有这一项，请从列表里选择'
    case 'calendar-unknown':
      return `算不出补正的期限：${sayUnknown(refusal.year)}`
  }
}

export function sayCorrectRefusal(refusal: CorrectRefusal): string {
  switch (refusal.why) {
    case 'reader-only':
      return READER_ONLY
    case 'corrected-already':
      return `${sayInstant(refusal.at)}已经提交补正`
    case 'correction-over':
      return `补正期限${sayMinute(endOf(refusal.dueOn))}已过，${sayInstant(refusal.receivedAt)}收到的没有采用`
    case 'already-checked':
      return `${sayMinute(refusal.at)}已经作出审查结论，不再补正`
    case 'nothing-corrected':
      return '内容和提交时一样，没有要提交的补正'
  }
}

export const sayCorrectedRefusal = (refusal: CorrectRefusal | ContentRefusal): string =>
  isOfCorrection(refusal) ? sayCorrectRefusal(refusal) : saySubmitRefusal(refusal)

const OF_CORRECTION: string[] = [
  'reader-only',
  'corrected-already',
  'correction-over',
  'already-checked',
  'nothing-corrected',
] satisfies CorrectRefusal['why'][]
function isOfCorrection(refusal: { why: string }): refusal is CorrectRefusal {
  return OF_CORRECTION.includes(refusal.why)
}

type TakingRefusal = Extract<
  CorrectFileRefusal,
  { why: 'file-not-named' | 'file-replaced' | 'file-required' }
>

function sayTaking(refusal: TakingRefusal): string {
  switch (refusal.why) {
    case 'file-not-named':
      return `这次补正没有要求动附件${refusal.name && `“${refusal.name}”`}，它保持提交时的样子`
    case 'file-replaced':
      return `附件“${refusal.name}”已经换过；要再换，先恢复它`
    case 'file-required':
      return `“${refusal.question}”必须有附件，请先上传新的，再删去这个`
  }
}

const OF_TAKING: string[] = [
  'file-not-named',
  'file-replaced',
  'file-required',
] satisfies TakingRefusal['why'][]
function isOfTaking(refusal: { why: string }): refusal is TakingRefusal {
  return OF_TAKING.includes(refusal.why)
}

export function sayCorrectFileRefusal(refusal: CorrectFileRefusal | FileRefusal): string {
  if (isOfTaking(refusal)) return sayTaking(refusal)
  return isOfCorrection(refusal) ? sayCorrectRefusal(refusal) : sayAttachRefusal(refusal)
}
