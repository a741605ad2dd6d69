import { KIND_WORDS } from '../../../people/rules/organization.ts'
import { paths } from '../../../paths.ts'
import { type Day, type Instant, dayOf, daysBetween, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import { Facts, Figures, Links, Rules } from '../../../web/lists.tsx'
import { Button, Chapter, Empty, Head, Tag } from '../../../web/parts.tsx'
import { type Moment, Timeline } from '../../../web/time.tsx'
import type { Plan } from '../rules/plan.ts'
import { type Phase, type Round, budgetOf, phaseOf, pointsOf, quotaOf } from '../rules/round.ts'
import { GATE_WORDS, PHASE_WORDS } from './words.tsx'

/** Every call there has been, the newest first. */
export const CallsPage = ({ rounds, now }: { rounds: Round[]; now: Instant }) => (
  <div class="page">
    <Head
      title="征集公告"
      lead="每一期向谁征集、什么时候截止、怎样评分、钱怎样拨，都写在公告里，发布以后不再改动。"
    />
    {rounds.length === 0 ? (
      <Empty title="还没有征集公告">公告发布以后列在这里。</Empty>
    ) : (
      <Links
        items={rounds.map(({ id, plan }) => ({
          href: paths.call(id),
          text: plan.title,
          small: `${PHASE_WORDS[phaseOf(plan.dates, now)]}，${sayMinute(plan.dates.closes)}截止，${quotaOf(plan)}个名额，预算${yuan(budgetOf(plan))}元`,
        }))}
      />
    )}
  </div>
)

/** A call as residents and applicants read it. */
export function CallPage({ round, now }: { round: Round; now: Instant }) {
  const { plan } = round
  const phase = phaseOf(plan.dates, now)
  return (
    <div class="page">
      <Head
        title={plan.title}
        crumbs={[
          { href: paths.home(), text: '首页' },
          { href: paths.calls(), text: '征集' },
        ]}
        meta={
          <>
            <PhaseTag phase={phase} />
            <span>{plan.organizer}</span>
            {round.publishedAt !== null && <span>{sayDay(dayOf(round.publishedAt))}发布</span>}
          </>
        }
        actions={phase === 'open' ? <Button href={paths.newProposal(round.id)}>开始申报</Button> : undefined}
      />
      <CallBody round={round} now={now} />
    </div>
  )
}

/** What a call says; an approver reads the same of a draft, before publishing it. */
export function CallBody({ round, now }: { round: Round; now: Instant }) {
  const { plan } = round
  const phase = phaseOf(plan.dates, now)
  return (
    <>
      <Figures ruled items={figuresOf(plan, phase, now)} />
      <Chapter id="dates" title="日程">
        <Timeline items={momentsOf(round, now)} />
      </Chapter>
      <Chapter id="tracks" title="赛道">
        <div class="columns">
          {plan.tracks.map((track) => (
            <section>
              <h3>{track.name}</h3>
              <Facts
                rows={[
                  { name: '谁可以申报', value: track.kinds.map((kind) => KIND_WORDS[kind]).join('、') },
                  { name: '名额', value: `${track.quota}个` },
                  { name: '资金预算', value: `${yuan(track.budget)}元` },
                  { name: '每项最高', value: `${yuan(track.askMax)}元` },
                ]}
              />
            </section>
          ))}
        </div>
      </Chapter>
      <Chapter id="rubric" title="评分项" small={`满分${trimmed(pointsOf(plan))}分`}>
        <Rules
          items={plan.criteria.map(({ name, max, asks }) => ({
            says: (
              <>
                <b>{name}</b>，{trimmed(max)}分
                <br />
                <span class="quiet">{asks}</span>
              </>
            ),
          }))}
        />
      </Chapter>
      <Chapter id="rules" title="规则要点">
        <Rules items={sentencesOf(plan).map((says) => ({ says }))} />
      </Chapter>
    </>
  )
}

const PhaseTag = ({ phase }: { phase: Phase }) => (
  <Tag tone={phase === 'open' ? 'now' : undefined}>{PHASE_WORDS[phase]}</Tag>
)

function figuresOf(plan: Plan, phase: Phase, now: Instant) {
  const { closes, opens } = plan.dates
  const first =
    phase === 'upcoming'
      ? { name: '开始申报', value: short(opens), small: left(now, opens) }
      : { name: '申报截止', value: short(closes), small: phase === 'open' ? left(now, closes) : '已截止' }
  return [
    first,
    { name: '名额', value: String(quotaOf(plan)), unit: '个' },
    { name: '资金预算', value: yuan(budgetOf(plan)), unit: '元' },
  ]
}

const short = (at: Instant): string => sayMinute(at).replace(/^\d+年/, '')

function left(now: Instant, at: Instant): string {
  const days = daysBetween(dayOf(now), dayOf(at))
  return days > 0 ? `还有${days}天` : '就在今天'
}

function momentsOf({ plan, publishedAt }: Round, now: Instant): Moment[] {
  const { opens, closes, scoringCloses } = plan.dates
  const published: (Moment & { since: Instant })[] =
    publishedAt === null
      ? []
      : [{ ...moment(publishedAt, now, dayOf(publishedAt)), title: '发布征集公告', since: publishedAt }]
  const dated = [
    ...published,
    {
      ...moment(opens, now),
      title: '开始网上申报',
      text: '草稿随时保存，提交后在截止前可以撤回再改。',
      since: opens,
    },
    { ...moment(closes, now), title: '申报截止', text: '以服务器收到的时间为准，精确到秒。', since: closes },
    {
      ...moment(scoringCloses, now),
      title: '专家评分截止',
      text: `${plan.scoring.panelSize}名专家独立评分，评分时看不到申报单位。`,
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

/** The year is said where it is not this one: the column is narrow. */
function moment(at: Instant, now: Instant, day?: Day) {
  const isThisYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4)
  const told = (said: string) => (isThisYear ? said.replace(/^\d+年/, '') : said)
  return day === undefined
    ? { datetime: new Date(at).toISOString(), at: told(sayMinute(at)) }
    : { datetime: day, at: told(sayDay(day)) }
}

/** "25" for 25.00 points, "12.5" for 12.50. */
export const trimmed = (points: number): string => showPoints(points).replace(/\.?0+$/, '')

/** A plan's rules as sentences. */
function sentencesOf(plan: Plan): string[] {
  const { scoring, award, publicity, agreement, tranches, grades } = plan
  const names = scoring.tieBreak.map((code) => plan.criteria.find((one) => one.code === code)?.name ?? code)
  const trim =
    scoring.trimFromSheets === null ? '' : `，满${scoring.trimFromSheets}份的去掉一个最高分、一个最低分`
  return [
    `每家单位最多申报${plan.proposalsPerOrganization}个项目，每个赛道最多立项${award.perOrganizationAndTrack}个`,
    '申请金额超过上限的，不予受理',
    `实施时间最长${plan.longestMonths}个月`,
    '专家与申报单位有任职、亲属、投资等关系的，应当回避',
    `有效评分表不少于${scoring.minSheets}份${trim}，取平均，保留${scoring.decimals}位小数`,
    `不低于${trimmed(scoring.passMark)}分的，按名次在名额和预算内立项；同分的，依次比较${names.join('、')}，仍相同的，提交在前的在前`,
    award.skipWhenOverBudget ? '剩余预算不够的，跳过这一项，看下一名' : '剩余预算不够的，到此为止',
    `拟立项名单公示${publicity.workingDays}个工作日，第一天${publicity.countsFirstDay ? '计算' : '不计算'}在内，接受实名书面异议`,
    `公告之后${agreement.signWithinWorkingDays}个工作日内签订项目协议`,
    `资助资金分${tranches.length}次拨付：${tranches.map(({ percent, on }) => `${GATE_WORDS[on]}后${percent}%`).join('，')}`,
    `结项评估${trimmed(grades.a)}分以上为A等，${trimmed(grades.b)}分以上为B等，其余为C等`,
  ]
}
