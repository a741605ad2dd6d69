import { sayUnknown } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, sayDay, sayInstant, sayMinute } from '../../../shared/days.ts'
import type { Own } from '../../../web/answer.tsx'
import type { Tone } from '../../../web/parts.tsx'
import type { NoticeState, Period, PeriodRefusal } from '../rules/notice.ts'
import type { AnswerRefusal, ObjectRefusal } from '../rules/objection.ts'
import type { AnnounceRefusal, PublishRefusal } from '../rules/publishing.ts'

export const STATE_WORDS: Record<NoticeState, { word: string; tone?: Tone }> = {
  upcoming: { word: '即将公示' },
  running: { word: '公示中', tone: 'now' },
  over: { word: '公示期满' },
  announced: { word: '已公告', tone: 'good' },
  superseded: { word: '已重新公示' },
}

/** "2013年6月5日至6月14日": what the two days share is said once. */
export function sayPeriod({ fromDay, toDay }: Period): string {
  return fromDay === toDay ? sayDay(fromDay) : `${sayDay(fromDay)}至${sayAfter(toDay, fromDay)}`
}

const sayAfter = (day: Day, before: Day): string =>
  day.slice(0, 4) === before.slice(0, 4) ? sayDay(day).slice(5) : sayDay(day)

/** "2013年6月14日24:00", for the first instant after that day. */
export const sayEnd = (endsAt: Instant): string => `${sayDay(dayOf(endsAt - 1))}24:00`

export const sayOutcome = (upheld: boolean): string => (upheld ? '异议成立' : '异议不成立')
export const outcomeTone = (upheld: boolean): Tone | undefined => (upheld ? 'bad' : undefined)

export function sayPublishRefusal(refusal: Own<PublishRefusal | PeriodRefusal>): string {
  switch (refusal.why) {
    case 'no-approved-decision':
      return '还没有审定的立项方案，审定以后才能公示'
    case 'decision-pending':
      return '新的立项方案正在等待审定，审定或退回以后再公示'
    case 'already-noticed':
      return '最近审定的立项方案已经公示'
    case 'already-announced':
      return `立项名单已于${sayMinute(refusal.at)}公告，不再公示`
    case 'objection-upheld':
      return sayUpheld(refusal.projects)
    case 'starts-in-past':
      return `公示不能从过去的日期开始，最早是今天（${sayDay(refusal.today)}）`
    case 'calendar-unknown':
      return `${sayUnknown(refusal.year)}，算不出公示的最后一天`
  }
}

export function sayAnnounceRefusal(refusal: Own<AnnounceRefusal>): string {
  switch (refusal.why) {
    case 'already-announced':
      return `已于${sayMinute(refusal.at)}公告`
    case 'superseded':
      return '已经重新公示，请对最近的公示发布公告'
    case 'still-running':
      return `公示到${sayEnd(refusal.endsAt)}结束，结束以后才能公告`
    case 'objections-waiting':
      return `还有${refusal.count}件异议没有答复，答复以后才能公告`
    case 'objection-upheld':
      return sayUpheld(refusal.projects)
    case 'newer-decision':
      return '这次公示以后有了新的立项方案，请先审定或退回'
  }
}

const sayUpheld = (projects: string[]): string =>
  `对${projects.map((title) => `“${title}”`).join('、')}的异议成立，要先重新审定、重新公示`

export function sayObjectRefusal(refusal: ObjectRefusal): string {
  switch (refusal.why) {
    case 'not-open-yet':
      return `公示还没有开始，${sayInstant(refusal.opensAt)}起可以提出异议`
    case 'objections-closed':
      return `提出异议的时间到${sayEnd(refusal.closedAt)}为止，现在已经过了`
    case 'superseded':
      return '名单已经重新公示，请对最近的公示提出异议'
    case 'not-in-notice':
      return '公示的名单里没有这个项目，请从名单里选择'
    case 'too-many-objections':
      return `这个电话已有${refusal.most}件异议等待答复，答复以后再提`
  }
}

export function sayAnswerRefusal(refusal: Own<AnswerRefusal>): string {
  switch (refusal.why) {
    case 'already-answered':
      return `已于${sayMinute(refusal.at)}答复，不再改动`
    case 'own-objection':
      return '这是您自己提出的异议，请另一位经办人答复'
  }
}
