import { READER_ONLY } from '../../../people/rules/person.ts'
import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Own } from '../../../web/answer.tsx'
import type { Tone } from '../../../web/parts.tsx'
import type { Side } from '../../agreements/rules/agreement.ts'
import type { Verdict } from '../rules/midterm.ts'
import type { OpenRefusal, OwnOrganization } from '../rules/project.ts'
import type { ContentRefusal, ReportRefusal, ReportState, ReviewRefusal } from '../rules/reports.ts'

const SIDE_WORDS: Record<Side, string> = { organization: '项目单位', bureau: '主办单位' }

export function sayOpenRefusal(refusal: Own<OpenRefusal>): string {
  switch (refusal.why) {
    case 'unsigned':
      return `还不能开始：${refusal.missing.map((side) => SIDE_WORDS[side]).join('、')}还没有签协议`
    case 'already-open':
      return '这个项目已经开始执行'
  }
}

export function sayReportRefusal(refusal: Own<ReportRefusal>): string {
  switch (refusal.why) {
    case 'reader-only':
      return READER_ONLY
    case 'project-closed':
      return `项目已于${sayDay(dayOf(refusal.at))}结项，不再提交报告`
    case 'terminated':
      return `项目协议已于${sayDay(dayOf(refusal.at))}终止，不再提交报告`
    case 'already-accepted':
      return `报告已于${sayDay(dayOf(refusal.at))}通过，不用再交`
    case 'report-waiting':
      return `第${refusal.revision}次报告已于${sayMinute(refusal.at)}提交，正在等经办人审核`
    case 'actuals-differ':
    case 'spent-fell':
    case 'spent-over':
      return sayContentRefusal(refusal)
  }
}

export function sayContentRefusal(refusal: ContentRefusal): string {
  switch (refusal.why) {
    case 'actuals-differ':
      return `项目有${refusal.expected}项指标，收到${refusal.given}项`
    case 'spent-fell':
      return `已支出填的是${yuan(refusal.spent)}元，比上次报告的${yuan(refusal.before)}元少；已支出从项目开始算起，不会变少`
    case 'spent-over':
      return `已支出填的是${yuan(refusal.spent)}元，超过资助${yuan(refusal.award)}元与自有资金${yuan(refusal.own)}元之和`
  }
}

export function sayReviewRefusal(refusal: Own<ReviewRefusal>): string {
  switch (refusal.why) {
    case 'own-organization':
      return sayOwnOrganization(refusal)
    case 'points-missing':
      return '中期报告通过的，请填写中期评估的得分'
    case 'already-reviewed':
      return `这份报告已于${sayMinute(refusal.at)}${refusal.outcome === 'accepted' ? '通过' : '退回'}`
  }
}

export const sayOwnOrganization = ({ organization }: OwnOrganization): string =>
  `您是${organization}的成员，不能办理本单位的项目，请另一位经办人办理`

export const VERDICT_LOOKS: Record<Verdict, { word: string; tone: Tone }> = {
  passed: { word: '中期评估合格', tone: 'good' },
  'below-mark': { word: '中期评估不合格', tone: 'bad' },
  late: { word: '中期报告逾期，视为不合格', tone: 'bad' },
}

/** How a milestone looks: its word and tone. `overdue`: nothing acceptable has come in time. */
export function lookOf(state: ReportState, overdue: boolean): { word: string; tone?: Tone } {
  switch (state) {
    case 'accepted':
      return { word: '已通过', tone: 'good' }
    case 'waiting':
      return { word: '待审核', tone: 'now' }
    case 'returned':
      return { word: '已退回', tone: 'warn' }
    case 'none':
      return overdue ? { word: '已逾期', tone: 'bad' } : { word: '未到期' }
  }
}
