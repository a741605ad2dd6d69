import type { ClauseKey } from '../../../../rulebook/rules/anchors.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { type Day, type Instant, dayOf, deadlineOf, sayDay } from '../../../../shared/days.ts'
import type { Moment } from '../../../../web/time.tsx'
import type { Round } from '../../rules/round.ts'

/** A call's dates in order, and today among them. */
export function momentsOf({ plan, publishedAt }: Round, now: Instant): Moment[] {
  const { opens, closes, scoringCloses } = plan.dates
  const says = (sentence: string, ...rules: ClauseKey[]) => (
    <>
      {sentence}
      <By bound={plan.rulebook} rules={rules} />。
    </>
  )
  const published: (Moment & { since: Instant })[] =
    publishedAt === null
      ? []
      : [{ ...moment(publishedAt, now, dayOf(publishedAt)), title: '发布征集公告', since: publishedAt }]
  const dated = [
    ...published,
    {
      ...moment(opens, now),
      title: '开始网上申报',
      text: says('草稿随时保存，提交后在截止前可以撤回再改', '#submission'),
      since: opens,
    },
    {
      ...moment(closes, now),
      title: '申报截止',
      text: says('以服务器收到的时间为准，精确到秒', '#submission', 'calls.openDays'),
      since: closes,
    },
    {
      ...moment(scoringCloses, now),
      title: '专家评分截止',
      text: says(
        `${plan.parameters.panel.size}名专家独立评分，评分时看不到申报单位`,
        'panel.size',
        '#scoring',
      ),
      since: scoringCloses,
    },
  ]
  const today: Moment & { since: Instant } = {
    ...moment(now, now, dayOf(now)),
    title: '今天',
    today: true,
    since: now,
  }
  return [...dated, today]
    .toSorted((a, b) => a.since - b.since)
    .map(({ since, ...shown }) => ({ ...shown, past: since < now }))
}

/** The year is said where it is not this one: the column is narrow. It breaks between the day and the hour, 24:00 being of the day it ends. */
function moment(at: Instant, now: Instant, day?: Day) {
  const ends = deadlineOf(at)
  const on = day ?? ends.day
  const isThisYear = on.slice(0, 4) === dayOf(now).slice(0, 4)
  const said = sayDay(on).replace(isThisYear ? /^\d+年/ : /^$/, '')
  if (day !== undefined) return { datetime: day, at: said }
  const shown = (
    <>
      <span class="nowrap">{said}</span>
      <wbr />
      <span class="nowrap">{ends.clock}</span>
    </>
  )
  return { datetime: new Date(at).toISOString(), at: shown }
}
