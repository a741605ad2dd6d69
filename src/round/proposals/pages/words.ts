import { type ApplyRefusal, sayApply } from '../../../organizations/rules/applying.ts'
import { KIND_WORDS } from '../../../people/rules/organization.ts'
import { READER_ONLY } from '../../../people/rules/person.ts'
import { DISCARDED_WORDS } from '../../../rulebook/pages/discards.tsx'
import { sayDeadline, sayInstant, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Tone } from '../../../web/parts.tsx'
import { type Words, saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import type { BudgetDoubt, BudgetRefusal } from '../budget/rules/findings.ts'
import type { Standing } from '../rules/standing.ts'
import type {
  EditRefusal,
  ReopenRefusal,
  StartRefusal,
  SubmitRefusal,
  WithdrawRefusal,
} from '../submissions/rules.ts'

export const STANDING_WORDS: Record<Standing, { word: string; tone?: Tone }> = {
  draft: { word: '草稿', tone: 'now' },
  submitted: { word: '已提交', tone: 'now' },
  withdrawn: { word: '已撤回' },
  eligible: { word: '入围', tone: 'good' },
  ineligible: { word: '未入围', tone: 'bad' },
  'in-publicity': { word: '拟立项公示中', tone: 'now' },
  awarded: { word: '已立项', tone: 'good' },
  'not-awarded': { word: '未立项' },
  'round-ended': { word: '本期没有结果' },
  lapsed: { word: '放弃立项' },
  agreement: { word: '签约中', tone: 'now' },
  running: { word: '执行中', tone: 'now' },
  terminated: { word: '已终止', tone: 'bad' },
  closed: { word: '已结项', tone: 'good' },
}

const APPLY_WORDS: Words<ApplyRefusal> = {
  barred: sayApply,
  'organization-gone': sayApply,
  'groups-not-allowed': sayApply,
  'no-host': sayApply,
}

const START_WORDS: Words<StartRefusal> = {
  ...GO_ON_WORDS,
  ...APPLY_WORDS,
  'reader-only': READER_ONLY,
  'call-not-open-yet': ({ opensAt }) => `还没有开始申报，${sayMinute(opensAt)}开始`,
  'call-closed': ({ closedAt, receivedAt }) =>
    `${sayDeadline(closedAt, true)}截止，服务器收到的时间是${sayInstant(receivedAt)}`,
  'kind-not-allowed': ({ kind }) => `这一期不面向${KIND_WORDS[kind]}征集`,
  'runs-the-round': '本单位承办这一期，不能又在这一期申报',
  'too-many-proposals': ({ limit }) => `每家单位最多申报${limit}个项目，已经满了`,
}

/** Of whatever changes the working text. */
export const EDIT_WORDS: Words<EditRefusal> = {
  ...START_WORDS,
  ...DISCARDED_WORDS,
  'already-submitted': ({ at, submittedBy, number }) =>
    `${submittedBy}已于${sayInstant(at)}提交${number === null ? '' : `，受理编号${number}`}；要修改，请先重新打开`,
}

const BUDGET_REFUSALS: Words<BudgetRefusal> = {
  'over-cap': ({ ask, track, cap }) => `申请资金${yuan(ask)}元，超过“${track}”每项最高${yuan(cap)}元`,
  'under-least': ({ ask, track, least }) => `申请资金${yuan(ask)}元，低于“${track}”每项最低${yuan(least)}元`,
  'over-grant-share': ({ amount, of, most }) =>
    `申请资金${yuan(amount)}元，超过总预算${yuan(of)}元的${most}%`,
  'over-overhead': ({ amount, of, most }) => `管理费${yuan(amount)}元，超过申请资金${yuan(of)}元的${most}%`,
  'over-personnel': ({ amount, of, most }) => `人员费${yuan(amount)}元，超过申请资金${yuan(of)}元的${most}%`,
  'forbidden-spending': ({ item, forbidden }) => `“${item}”不得列支：${forbidden}`,
}

export const sayStartRefusal = saying<StartRefusal>(START_WORDS)
export const sayEditRefusal = saying<EditRefusal>(EDIT_WORDS)

export const saySubmitRefusal = saying<SubmitRefusal>({
  ...EDIT_WORDS,
  ...BUDGET_REFUSALS,
  'track-unknown': '没有这个赛道，请重新选择',
  'place-missing': '请填写实施地点，或者选择实施社区',
  'kind-not-in-track': ({ track, kind }) => `“${track}”不面向${KIND_WORDS[kind]}`,
  'too-long': ({ months, longest }) => `实施时间${months}个月，超过最长${longest}个月`,
  'step-after-end': ({ month, months }) => `计划中的第${month}个月，在项目${months}个月结束之后`,
  'profile-incomplete': ({ missing }) =>
    `单位资料还缺${missing.length}项，这一期要求资料齐全，补齐以后再提交`,
})

/** What is to be said of the budget, at its line or of all of it. */
export const sayBudgetFinding = saying<BudgetRefusal | BudgetDoubt>({
  ...BUDGET_REFUSALS,
  'forbidden-named': ({ named, forbidden }) => `提到“${named}”，请核对是否属于不得列支的费用：${forbidden}`,
  'activity-unknown': ({ activity }) => `活动计划里没有“${activity}”`,
})

export const sayWithdrawRefusal = saying<WithdrawRefusal>({
  ...GO_ON_WORDS,
  'reader-only': READER_ONLY,
  'not-submitted': '还没有提交，不用撤回',
  'call-closed': ({ closedAt }) => `${sayDeadline(closedAt, true)}已经截止，不能再撤回`,
})

export const sayReopenRefusal = saying<ReopenRefusal>({
  ...GO_ON_WORDS,
  barred: sayApply,
  'reader-only': READER_ONLY,
  'not-submitted': '还没有提交，可以直接修改',
  'call-closed': ({ closedAt }) => `${sayDeadline(closedAt, true)}已经截止，不能再修改`,
  'already-reopened': ({ at }) => `已于${sayInstant(at)}重新打开，可以直接修改`,
})
