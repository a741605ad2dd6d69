import { READER_ONLY } from '../../../people/rules/person.ts'
import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Tone } from '../../../web/parts.tsx'
import { type Words, saying } from '../../../web/words.ts'
import { SIDE_WORDS } from '../../agreements/rules/agreement.ts'
import type { Verdict } from '../rules/midterm.ts'
import type { OpenRefusal } from '../rules/project.ts'
import type { ContentRefusal, ReportRefusal, ReportState, ReviewRefusal } from '../rules/reports.ts'

export const sayOpenRefusal = saying<OpenRefusal>({
  unsigned: ({ missing }) => `还不能开始：${missing.map((side) => SIDE_WORDS[side]).join('、')}还没有签协议`,
  'already-open': '这个项目已经开始执行',
})

/** Of a milestone's report and of the final one. */
export const CONTENT_WORDS: Words<ContentRefusal> = {
  'actuals-differ': ({ expected, given }) => `项目有${expected}项指标，收到${given}项`,
  'spent-fell': ({ spent, before }) =>
    `已支出填的是${yuan(spent)}元，比上次报告的${yuan(before)}元少；已支出从项目开始算起，不会变少`,
  'spent-over': ({ spent, award, own }) =>
    `已支出填的是${yuan(spent)}元，超过资助${yuan(award)}元与自有资金${yuan(own)}元之和`,
}

export const sayReportRefusal = saying<ReportRefusal>({
  ...CONTENT_WORDS,
  'reader-only': READER_ONLY,
  'project-closed': ({ at }) => `项目已于${sayDay(dayOf(at))}结项，不再提交报告`,
  terminated: ({ at }) => `项目协议已于${sayDay(dayOf(at))}终止，不再提交报告`,
  'already-accepted': ({ at }) => `报告已于${sayDay(dayOf(at))}通过，不用再交`,
  'report-waiting': ({ revision, at }) => `第${revision}次报告已于${sayMinute(at)}提交，正在等经办人审核`,
})

export const sayReviewRefusal = saying<ReviewRefusal>({
  'points-missing': '中期报告通过的，请填写中期评估的得分',
  'already-reviewed': ({ at, outcome }) =>
    `这份报告已于${sayMinute(at)}${outcome === 'accepted' ? '通过' : '退回'}`,
})

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
