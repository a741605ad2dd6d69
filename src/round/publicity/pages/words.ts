import { sayUnknown } from '../../../shared/calendar.ts'
import { type Day, sayDay, sayDeadline, sayInstant, sayMinute } from '../../../shared/days.ts'
import type { Tone } from '../../../web/parts.tsx'
import { sayNumbersUndecided } from '../../../personal/pages.tsx'
import { saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import type { NoticeState, Period, PeriodRefusal } from '../rules/notice.ts'
import type { AnswerRefusal, ObjectRefusal } from '../rules/objection.ts'
import type { AnnounceRefusal, PublishRefusal } from '../rules/publishing.ts'

export const STATE_WORDS: Record<NoticeState, { word: string; tone?: Tone }> = {
  upcoming: { word: '即将公示' },
  running: { word: '公示中', tone: 'now' },
  over: { word: '公示期满' },
  announced: { word: '已公告', tone: 'good' },
  superseded: { word: '已重新公示' },
  reversed: { word: '已撤销', tone: 'bad' },
}

/** "2013年6月5日至6月14日": what the two days share is said once. */
export function sayPeriod({ fromDay, toDay }: Period): string {
  return fromDay === toDay ? sayDay(fromDay) : `${sayDay(fromDay)}至${sayAfter(toDay, fromDay)}`
}

const sayAfter = (day: Day, before: Day): string =>
  day.slice(0, 4) === before.slice(0, 4) ? sayDay(day).slice(5) : sayDay(day)

/** "2013年6月14日24:00", for the first instant after that day. */

export const sayOutcome = (upheld: boolean): string => (upheld ? '异议成立' : '异议不成立')
export const outcomeTone = (upheld: boolean): Tone | undefined => (upheld ? 'bad' : undefined)

export const sayPublishRefusal = saying<PublishRefusal | PeriodRefusal>({
  ...GO_ON_WORDS,
  'no-approved-decision': '还没有审定的立项方案，审定以后才能公示',
  'decision-pending': '新的立项方案正在等待审定，审定或退回以后再公示',
  'already-noticed': '最近审定的立项方案已经公示',
  'already-announced': ({ at }) => `立项名单已于${sayMinute(at)}公告，不再公示`,
  'objection-upheld': sayUpheld,
  'numbers-undecided': sayNumbersUndecided,
  'starts-in-past': ({ today }) => `公示不能从过去的日期开始，最早是今天（${sayDay(today)}）`,
  'calendar-unknown': ({ year }) => `算不出公示的最后一天：${sayUnknown(year)}`,
})

export const sayAnnounceRefusal = saying<AnnounceRefusal>({
  ...GO_ON_WORDS,
  'already-announced': ({ at }) => `已于${sayMinute(at)}公告`,
  superseded: '已经重新公示，请对最近的公示发布公告',
  'still-running': ({ endsAt }) => `公示到${sayDeadline(endsAt)}结束，结束以后才能公告`,
  'objections-waiting': ({ count }) => `还有${count}件异议没有答复，答复以后才能公告`,
  'objection-upheld': sayUpheld,
  'newer-decision': '这次公示以后有了新的立项方案，请先审定或退回',
})

function sayUpheld({ projects }: { projects: string[] }): string {
  return `对${projects.map((title) => `“${title}”`).join('、')}的异议成立，要先重新审定、重新公示`
}

export const sayObjectRefusal = saying<ObjectRefusal>({
  'not-open-yet': ({ opensAt }) => `公示还没有开始，${sayInstant(opensAt)}起可以提出异议`,
  'objections-closed': ({ closedAt }) => `提出异议的时间到${sayDeadline(closedAt)}为止，现在已经过了`,
  superseded: '名单已经重新公示，请对最近的公示提出异议',
  'notice-reversed': ({ at }) => `这次公示${sayMinute(at)}已经撤销，以后重新公示`,
  'not-in-notice': '公示的名单里没有这个项目，请从名单里选择',
  'too-many-objections': ({ most }) => `这个电话已有${most}件异议等待答复，答复以后再提`,
})

export const sayAnswerRefusal = saying<AnswerRefusal>({
  'already-answered': ({ at }) => `已于${sayMinute(at)}答复，不再改动`,
  'own-objection': '这是您自己提出的异议，请另一位经办人答复',
})
