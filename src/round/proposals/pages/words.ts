import { sayApply } from '../../../organizations/rules/applying.ts'
import { KIND_WORDS } from '../../../people/rules/organization.ts'
import { READER_ONLY } from '../../../people/rules/person.ts'
import { sayInstant, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Tone } from '../../../web/parts.tsx'
import type { BudgetDoubt, BudgetRefusal } from '../budget/rules/findings.ts'
import type { Standing } from '../rules/standing.ts'
import type { ReopenRefusal, StartRefusal, SubmitRefusal, WithdrawRefusal } from '../submissions/rules.ts'

export const STANDING_WORDS: Record<Standing, { word: string; tone?: Tone }> = {
  draft: { word: '草稿', tone: 'now' },
  submitted: { word: '已提交', tone: 'now' },
  withdrawn: { word: '已撤回' },
  eligible: { word: '入围', tone: 'good' },
  ineligible: { word: '未入围', tone: 'bad' },
  'in-publicity': { word: '拟立项公示中', tone: 'now' },
  awarded: { word: '已立项', tone: 'good' },
  'not-awarded': { word: '未立项' },
  agreement: { word: '签约中', tone: 'now' },
  running: { word: '执行中', tone: 'now' },
  closed: { word: '已结项', tone: 'good' },
}

export function sayStartRefusal(refusal: StartRefusal): string {
  switch (refusal.why) {
    case 'call-not-open-yet':
      return `还没有开始申报，${sayMinute(refusal.opensAt)}开始`
    case 'call-closed':
      return `${sayInstant(refusal.closedAt)}截止，服务器收到的时间是${sayInstant(refusal.receivedAt)}`
    case 'kind-not-allowed':
      return `这一期不面向${KIND_WORDS[refusal.kind]}征集`
    case 'too-many-proposals':
      return `每家单位最多申报${refusal.limit}个项目，已经满了`
    case 'reader-only':
      return READER_ONLY
    case 'barred':
    case 'groups-not-allowed':
    case 'no-host':
      return sayApply(refusal)
  }
}

export function saySubmitRefusal(refusal: SubmitRefusal): string {
  switch (refusal.why) {
    case 'call-not-open-yet':
    case 'call-closed':
    case 'kind-not-allowed':
    case 'too-many-proposals':
    case 'reader-only':
    case 'barred':
    case 'groups-not-allowed':
    case 'no-host':
      return sayStartRefusal(refusal)
    case 'already-submitted':
      return `已于${sayInstant(refusal.at)}提交；要修改，请先重新打开`
    case 'track-unknown':
      return '没有这个赛道，请重新选择'
    case 'place-missing':
      return '请填写实施地点，或者选择实施社区'
    case 'kind-not-in-track':
      return `“${refusal.track}”不面向${KIND_WORDS[refusal.kind]}`
    case 'too-long':
      return `实施时间${refusal.months}个月，超过最长${refusal.longest}个月`
    case 'step-after-end':
      return `计划中的第${refusal.month}个月，在项目${refusal.months}个月结束之后`
    case 'over-cap':
    case 'under-least':
    case 'over-grant-share':
    case 'over-overhead':
    case 'over-personnel':
    case 'forbidden-spending':
      return sayBudgetFinding(refusal)
    case 'profile-incomplete':
      return `单位资料还缺${refusal.missing.length}项，这一期要求资料齐全，补齐以后再提交`
  }
}

/** What is to be said of the budget, at its line or of all of it. */
export function sayBudgetFinding(finding: BudgetRefusal | BudgetDoubt): string {
  switch (finding.why) {
    case 'over-cap':
      return `申请资金${yuan(finding.ask)}元，超过“${finding.track}”每项最高${yuan(finding.cap)}元`
    case 'under-least':
      return `申请资金${yuan(finding.ask)}元，低于“${finding.track}”每项最低${yuan(finding.least)}元`
    case 'over-grant-share':
      return `申请资金${yuan(finding.amount)}元，超过总预算${yuan(finding.of)}元的${finding.most}%`
    case 'over-overhead':
      return `管理费${yuan(finding.amount)}元，超过申请资金${yuan(finding.of)}元的${finding.most}%`
    case 'over-personnel':
      return `人员费${yuan(finding.amount)}元，超过申请资金${yuan(finding.of)}元的${finding.most}%`
    case 'forbidden-spending':
      return `“${finding.item}”不得列支：${finding.forbidden}`
    case 'forbidden-named':
      return `提到“${finding.named}”，请核对是否属于不得列支的费用：${finding.forbidden}`
    case 'activity-unknown':
      return `活动计划里没有“${finding.activity}”`
  }
}

export function sayWithdrawRefusal(refusal: WithdrawRefusal): string {
  switch (refusal.why) {
    case 'reader-only':
      return READER_ONLY
    case 'not-submitted':
      return '还没有提交，不用撤回'
    case 'call-closed':
      return `${sayInstant(refusal.closedAt)}已经截止，不能再撤回`
  }
}

export function sayReopenRefusal(refusal: ReopenRefusal): string {
  switch (refusal.why) {
    case 'barred':
      return sayApply(refusal)
    case 'reader-only':
      return READER_ONLY
    case 'not-submitted':
      return '还没有提交，可以直接修改'
    case 'call-closed':
      return `${sayInstant(refusal.closedAt)}已经截止，不能再修改`
    case 'already-reopened':
      return `已于${sayInstant(refusal.at)}重新打开，可以直接修改`
  }
}
