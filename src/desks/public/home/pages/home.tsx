import { paths } from '../../../../paths.ts'
import type { Calendar } from '../../../../shared/calendar.ts'
import type { Instant } from '../../../../shared/days.ts'
import { Links, Rules } from '../../../../web/lists.tsx'
import { Button, Chapter, Head } from '../../../../web/parts.tsx'
import { type Home, sortOut } from '../rules.ts'
import { Call, NoCall, Publicity, Review } from './calls.tsx'
import { MoneyChapter, Outcome } from './results.tsx'

type Props = { home: Home; calendar: Calendar; now: Instant }

/** What a resident meets first. */
export function HomePage({ home, calendar, now }: Props) {
  const { calls, notices, inReview } = sortOut(home.running, now)
  const open = calls.find((call) => now >= call.opens)
  return (
    <div class="page">
      <Head
        first
        title={
          <>
            居民需要的事，<span class="nowrap">有人做，有钱做，做得成</span>
          </>
        }
        lead="公益创投向社会组织征集项目，由专家评分，公示后签约拨款，一直跟踪到结项。每一步都公开。"
        actions={
          <>
            <Button href={open ? paths.call(open.id) : paths.calls()}>我要申报</Button>
            <Button href={paths.newNeed()} plain>
              提出居民需求
            </Button>
          </>
        }
      />
      <Chapter id="open" title="正在征集">
        {calls.length === 0 ? <NoCall /> : calls.map((call) => <Call call={call} now={now} />)}
      </Chapter>
      {notices.length > 0 && (
        <Chapter id="notice" title="正在公示">
          {notices.map((round) => (
            <Publicity round={round} calendar={calendar} now={now} />
          ))}
        </Chapter>
      )}
      {inReview.length > 0 && (
        <Chapter id="review" title="正在评审">
          {inReview.map((round) => (
            <Review round={round} now={now} />
          ))}
        </Chapter>
      )}
      {home.announced.map((round, at) => (
        <Outcome round={round} at={at} funded={home.funded.filter(({ roundId }) => roundId === round.id)} />
      ))}
      {home.announced.length > 0 ? <MoneyChapter home={home} /> : <HowItGoes />}
    </div>
  )
}

/** On a site without results yet: what will happen here. */
const HowItGoes = () => (
  <Chapter id="life" title="一期怎样进行">
    <Rules items={LIFE.map(([name, says]) => ({ says: [<b>{name}</b>, `　${says}`] }))} />
    <Links
      items={[
        { href: paths.register(), text: '注册账号', small: '申报单位登记一次，以后每一期都不用再填。' },
        { href: paths.notices(), text: '公示公告', small: '历次拟立项名单、异议办法和最后结果。' },
      ]}
    />
  </Chapter>
)

const LIFE = [
  ['征集', '公告写明日程、赛道、评分和拨款规则；发布以后，只有更正公告能改动。'],
  ['评审', '先审资格，再由回避了利害关系的专家独立评分；专家看不到申报单位。'],
  ['公示', '拟立项名单公示若干个工作日，任何人都可以实名提出异议。'],
  ['项目', '签订协议，按里程碑报告，分期拨款；每一笔都查得到。'],
  ['结项', '提交结项报告，评定等级，结余资金退回。'],
] as const
