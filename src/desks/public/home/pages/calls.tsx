import { sayCounted } from '../../../../shared/calendar.ts'
import { paths } from '../../../../paths.ts'
import { KIND_WORDS } from '../../../../people/rules/organization.ts'
import { dayAt } from '../../../../round/publicity/rules/notice.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import type { Calendar } from '../../../../shared/calendar.ts'
import { dayOf, daysBetween, type Instant, sayDay, sayDeadline, sayMinute } from '../../../../shared/days.ts'
import { yuan } from '../../../../shared/money.ts'
import { Figures } from '../../../../web/lists.tsx'
import { Actions, Button, Empty } from '../../../../web/parts.tsx'
import { Days, Stages } from '../../../../web/time.tsx'
import { type Notice, type Running, STAGE_WORDS, noticeStateOf, stageOf } from '../rules.ts'

type At = { now: Instant }

export const NoCall = () => (
  <Empty title="现在没有正在征集的一期">
    新一期的征集公告发布以后，登在这里：截止时间、名额、资金预算、评分办法，一次写清楚。
  </Empty>
)

export const Call = ({ call, now }: { call: Running } & At) => (
  <>
    <h3>
      <a href={paths.call(call.id)}>{call.title}</a>
    </h3>
    <p>
      面向{call.kinds.map((kind) => KIND_WORDS[kind]).join('、')}，资助最长{call.longestMonths}
      个月的居民服务项目。
    </p>
    <Figures
      items={[
        deadline(call, now),
        { name: '名额', value: String(call.quota), unit: '个' },
        { name: '资金预算', value: yuan(call.budget), unit: '元' },
      ]}
    />
    <RoundStages round={call} now={now} />
  </>
)

function deadline({ opens, closes }: Running, now: Instant) {
  const [name, at] = now < opens ? ['开始申报', opens] : ['申报截止', closes]
  const days = daysBetween(dayOf(now), dayOf(at))
  const value = sayMinute(at).replace(/^\d+年/, '')
  return { name, value, small: days > 0 ? `还有${days}天` : '就在今天' }
}

const RoundStages = ({ round, now }: { round: Running } & At) => {
  const here = stageOf(round, now)
  return (
    <Stages
      label={`${round.title}的进度`}
      items={STAGE_WORDS.map((word, at) => ({
        word,
        state: at < here ? 'past' : at === here ? 'now' : undefined,
      }))}
    />
  )
}

type Noticed = { round: Running & { notice: Notice }; calendar: Calendar } & At

export function Publicity({ round, calendar, now }: Noticed) {
  const { notice, publicity, rulebook } = round
  const today = dayOf(now)
  const isRunning = noticeStateOf(notice, now) === 'running'
  const at = dayAt(notice, publicity, calendar, today)
  return (
    <>
      <h3>
        <a href={paths.notice(notice.id)}>{round.title}拟立项名单公示</a>
      </h3>
      <p>
        拟立项{notice.funded}个项目，资助资金共{yuan(notice.total)}元。对名单有异议的，请在
        {sayDay(notice.toDay)}24:00前实名书面提出。
      </p>
      <p class="quiet small">
        公示期{sayCounted(publicity)}
        {!isRunning && `，${sayDay(notice.fromDay)}开始`}
        {isRunning && at !== null && `，今天是第${Math.max(1, at)}个`}
        <By bound={rulebook} rules={['publicity.days', 'publicity.objectionAnswerWorkingDays']} />
      </p>
      <Days from={notice.fromDay} to={notice.toDay} today={today} calendar={calendar} />
      <Actions>
        <Button href={paths.notice(notice.id)} plain>
          查看公示
        </Button>
        {isRunning && <a href={paths.noticeObjections(notice.id)}>提出异议</a>}
      </Actions>
    </>
  )
}

export const Review = ({ round, now }: { round: Running } & At) => (
  <>
    <h3>
      <a href={paths.call(round.id)}>{round.title}</a>
    </h3>
    <p>
      {round.notice
        ? '公示期已满，等待公告。'
        : `${sayDeadline(round.closes)}申报截止，结果审定后在这里公示。`}
    </p>
    <RoundStages round={round} now={now} />
  </>
)
