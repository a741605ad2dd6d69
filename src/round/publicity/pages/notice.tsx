import { sayCounted } from '../../../shared/calendar.ts'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because } from '../../../web/answer.tsx'
import { Paper } from '../../../web/papers.tsx'
import { Button, Head, Note } from '../../../web/parts.tsx'
import { Days } from '../../../web/time.tsx'
import { type PublicNotice, noticeNumber, stateOf, dayAt } from '../rules/notice.ts'
import { whyNotObject } from '../rules/objection.ts'
import { Finding, Funded, type Listing } from './funded.tsx'
import { StateTag, titleLines } from './notices.tsx'
import { sayObjectRefusal, sayPeriod } from './words.ts'

type Counted = { notice: PublicNotice; calendar: Calendar; now: Instant }
type Props = Listing & Counted

/** A notice as residents read it; after the final announcement it is the 公告. */
export function NoticePage({ calendar, now, ...listing }: Props) {
  const { notice } = listing
  const { plan, announcedAt } = notice
  const whyNot = whyNotObject(notice, now)
  return (
    <div class="page">
      <Head
        title={titleLines(plan.title, announcedAt).join('')}
        crumbs={[
          { href: paths.home(), text: '首页' },
          { href: paths.notices(), text: '公示' },
        ]}
        meta={
          <>
            <StateTag state={stateOf(notice, now)} />
            <span>{sayPeriod(notice)}</span>
            <a href={paths.call(notice.roundId)}>征集公告</a>
          </>
        }
        actions={whyNot ? undefined : <Button href={paths.noticeObjections(notice.id)}>提出异议</Button>}
      />
      {notice.reversed && (
        <Note tone="bad" label="已撤销">
          这次公示{sayMinute(notice.reversed.at)}撤销，不再有效。原因：{notice.reversed.reason}
        </Note>
      )}
      {notice.laterId && announcedAt === null && (
        <Note tone="warn" label="已重新公示">
          名单有改动，请看<a href={paths.notice(notice.laterId)}>最近的公示</a>。
        </Note>
      )}
      <Period {...{ notice, calendar, now }} />
      {whyNot && announcedAt === null && (
        <p class="quiet small">
          <Because sentence={sayObjectRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
        </p>
      )}
      <Finding {...listing} />
      {announcedAt === null ? (
        <NoticePaper {...listing} />
      ) : (
        <AnnouncementPaper {...listing} announcedAt={announcedAt} />
      )}
    </div>
  )
}

function Period({ notice, calendar, now }: Counted) {
  const { publicity } = notice.plan.parameters
  const today = dayOf(now)
  const at = dayAt(notice, publicity, calendar, today)
  const isRunning = stateOf(notice, now) === 'running'
  return (
    <>
      <p class="quiet small">
        公示期{sayCounted(publicity)}
        {isRunning && at !== null && at > 0 && `，今天是第${at}${publicity.calendarDays ? '日' : '个'}`}
        {!publicity.countsFirstDay && '，第一天不计算在内'}
        <By
          bound={notice.plan.rulebook}
          rules={['publicity.days', 'publicity.calendarDays', 'publicity.countsFirstDay']}
        />
      </p>
      <Days from={notice.fromDay} to={notice.toDay} today={today} calendar={calendar} />
    </>
  )
}

function NoticePaper(listing: Listing) {
  const { notice } = listing
  const { plan, toDay } = notice
  return (
    <Paper
      title={titleLines(plan.title, null)}
      number={noticeNumber(plan.code, notice.seq)}
      sign={[plan.organizer, sayDay(dayOf(notice.at))]}
    >
      <p>
        {sayCounts(notice)}拟立项{notice.funded}个项目，资助资金共{yuan(notice.total)}元。现予公示。
      </p>
      <h3>一、公示时间</h3>
      <p>
        {sayPeriod(notice)}，共{sayCounted(plan.parameters.publicity)}。
      </p>
      <h3>二、拟立项项目</h3>
      <Funded {...listing} />
      <h3>三、异议</h3>
      <p>
        {sayHow(toDay)}
        <By bound={plan.rulebook} rules={['publicity.objectionAnswerWorkingDays']} />
      </p>
      <p>{notice.contact}</p>
    </Paper>
  )
}

function AnnouncementPaper({ announcedAt, ...listing }: Listing & { announcedAt: Instant }) {
  const { notice } = listing
  const { plan, objections } = notice
  return (
    <Paper
      title={titleLines(plan.title, announcedAt)}
      number={noticeNumber(plan.code, notice.seq)}
      sign={[plan.organizer, sayDay(dayOf(announcedAt))]}
    >
      <p>
        {sayCounts(notice)}确定立项{notice.funded}个项目，资助资金共{yuan(notice.total)}元。现予公告。
      </p>
      <h3>一、公示情况</h3>
      <p>
        名单于{sayPeriod(notice)}公示，共{sayCounted(plan.parameters.publicity)}，
        {objections ? `收到异议${objections}件，均已调查答复。` : '没有收到异议。'}
      </p>
      <h3>二、立项项目</h3>
      <Funded {...listing} />
      <h3>三、签约</h3>
      <p>
        请申报单位自本公告发布之日（{sayMinute(announcedAt)}）起{plan.parameters.agreements.signWorkingDays}
        个工作日内签订项目协议
        <By bound={plan.rulebook} rules={['agreements.signWorkingDays']} />。
      </p>
      <p>{notice.contact}</p>
    </Paper>
  )
}

const sayHow = (toDay: Day): string =>
  `对公示内容有异议的，请在${sayDay(toDay)}24:00前以书面形式提出，也可以在本页在线提出。` +
  '个人应署真实姓名，单位应署全称。异议人信息依法保密。'

const sayCounts = ({ plan, received, eligible }: PublicNotice): string =>
  `${plan.title}共收到申报${received}份，经资格审查，${eligible}份入围。经评审委员会独立评分和审定，`
