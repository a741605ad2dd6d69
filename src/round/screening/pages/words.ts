import { READER_ONLY } from '../../../people/rules/person.ts'
import { sayUnknown } from '../../../shared/calendar.ts'
import { yuan } from '../../../shared/money.ts'
import { endOf, sayDay, sayDeadline, sayInstant, sayMinute } from '../../../shared/days.ts'
import type { Tone } from '../../../web/parts.tsx'
import { type Words, either, saying } from '../../../web/words.ts'
import type { ConditionKey } from '../../calls/conditions/rules/conditions.ts'
import { CONDITION_WORDS } from '../../calls/conditions/rules/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import { sayAttachRefusal } from '../../proposals/files/pages.tsx'
import { saySubmitRefusal } from '../../proposals/pages/words.ts'
import type { AskRefusal, CorrectRefusal } from '../rules/correction.ts'
import type { CorrectFileRefusal } from '../rules/correction-files.ts'
import type { ChecklistRefusal } from '../rules/checklist.ts'
import type { CreditRefusal, List } from '../rules/credit.ts'
import type { CheckRefusal, FindingRefusal, State } from '../rules/eligibility.ts'

export const STATE_WORDS: Record<State, string> = { waiting: '待审', eligible: '入围', ineligible: '未入围' }
export const STATE_TONES: Record<State, Tone> = { waiting: 'now', eligible: 'good', ineligible: 'bad' }

export const LIST_WORDS: Record<List, string> = {
  abnormal: '活动异常名录',
  dishonesty: '严重违法失信名单',
  violation: '重大违法记录',
}

/** Of what stands on a public list. */
export const CREDIT_WORDS: Words<CreditRefusal> = {
  'on-a-list': ({ enteredOn, list, stands }) =>
    `${sayDay(enteredOn)}被列入${LIST_WORDS[list]}，${stands ? '申报截止之日仍在其中' : '在回看期内'}，不能通过`,
  'entered-in-future': ({ enteredOn, list }) =>
    `${LIST_WORDS[list]}的列入日期是${sayDay(enteredOn)}，还没有到`,
}

const sayItems = (items: ConditionKey[]): string => items.map((key) => CONDITION_WORDS[key]).join('、')

/** Of conditions, by their names. */
const CHECKLIST_WORDS: Words<ChecklistRefusal> = {
  'items-open': ({ items }) => `还有${items.length}项没有审：${sayItems(items)}；通过以前，每一项都要有结论`,
  'items-unmet': ({ items }) => `不符合条件，不能通过：${sayItems(items)}；认为符合的，改选并写明理由`,
  'items-to-correct': ({ items }) => `要补正的还没有补正，不能作结论：${sayItems(items)}；请先要求补正`,
  'items-unexplained': ({ items }) => `和系统核对的不一样，或者没有查询记录，请写明理由：${sayItems(items)}`,
  'note-too-long': ({ limit }) => `每一项的说明最多${limit}个字`,
}

export const sayCheckRefusal = saying<CheckRefusal | FindingRefusal>({
  ...GO_ON_WORDS,
  'call-still-open': ({ closesAt }) => `申报${sayDeadline(closesAt)}截止，截止以后才能审查`,
  'already-checked': ({ at, outcome }) => `${sayMinute(at)}已经审查，结论是${STATE_WORDS[outcome]}，不能再改`,
  ...CREDIT_WORDS,
  ...CHECKLIST_WORDS,
  'correction-waits': ({ dueOn }) =>
    `等待申报单位补正，${sayDeadline(endOf(dueOn))}以后，或者补正提交以后，再作结论`,
  'reason-missing': '不通过的，请写明理由',
  'reason-too-long': ({ limit }) => `理由最多${limit}个字`,
})

export const sayAskRefusal = saying<AskRefusal>({
  ...GO_ON_WORDS,
  'call-still-open': ({ closesAt }) => `申报${sayDeadline(closesAt)}截止，截止以后才能要求补正`,
  'already-checked': ({ at, outcome }) => `${sayMinute(at)}已经审查，结论是${STATE_WORDS[outcome]}，不再补正`,
  'correction-asked': ({ dueOn }) => `已经要求过补正，期限到${sayDeadline(endOf(dueOn))}`,
  'corrected-before': ({ at }) => `${sayMinute(at)}已经补正过一次，不再补正`,
  'no-such-field': '申报书里没有这一项，请从列表里选择',
  'calendar-unknown': ({ year }) => `算不出补正的期限：${sayUnknown(year)}`,
})

export const sayCorrectRefusal = saying<CorrectRefusal>({
  ...GO_ON_WORDS,
  'reader-only': READER_ONLY,
  'corrected-already': ({ at }) => `${sayInstant(at)}已经提交补正`,
  'correction-over': ({ dueOn, receivedAt }) =>
    `补正期限${sayDeadline(endOf(dueOn))}已过，${sayInstant(receivedAt)}收到的没有采用`,
  'already-checked': ({ at }) => `${sayMinute(at)}已经作出审查结论，不再补正`,
  'nothing-corrected': '内容和提交时一样，没有要提交的补正',
  'ask-changed': ({ was, is }) =>
    `补正不能改变申请金额：提交时申请${yuan(was)}元，现在各行加起来是${yuan(is)}元，请把它们改得合起来仍是${yuan(was)}元`,
})

/** Handing it in: what it says is held against the round's rules again. */
export const sayCorrectedRefusal = either(sayCorrectRefusal, saySubmitRefusal)

type TakingRefusal = Extract<
  CorrectFileRefusal,
  { why: 'file-not-named' | 'file-replaced' | 'file-required' }
>
const sayTaking = saying<TakingRefusal>({
  'file-not-named': ({ name }) => `这次补正没有要求动附件${name && `“${name}”`}，它保持提交时的样子`,
  'file-replaced': ({ name }) => `附件“${name}”已经换过；要再换，先恢复它`,
  'file-required': ({ question }) => `“${question}”必须有附件，请先上传新的，再删去这个`,
})

export const sayCorrectFileRefusal = either(sayCorrectRefusal, either(sayTaking, sayAttachRefusal))
