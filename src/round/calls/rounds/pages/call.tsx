import type { Shown } from '../../../../files/pages/files.tsx'
import { KIND_WORDS } from '../../../../people/rules/organization.ts'
import { paths } from '../../../../paths.ts'
import { PARAMETER_KEYS, kindOf, sayShort, valueOf } from '../../../../rulebook/rules/words.ts'
import type { Track } from '../../rules/plan.ts'
import { type Instant, dayOf, daysBetween, lastDayBy, sayDay, sayDeadline } from '../../../../shared/days.ts'
import { yuan } from '../../../../shared/money.ts'
import { Contents } from '../../../../web/contents.tsx'
import { Facts, Figures } from '../../../../web/lists.tsx'
import { Button, Chapter, Head, Tag } from '../../../../web/parts.tsx'
import { Timeline } from '../../../../web/time.tsx'
import type { Topic } from '../../../needs/rules/topic.ts'
import { topicListsOf } from '../../topics/rules.ts'
import type { Opening } from '../../opening/rules.ts'
import { ENDING_NAMES } from '../../rules/ending.ts'
import { type Phase, type Round, budgetOf, phaseOf, quotaOf } from '../../rules/round.ts'
import type { Named } from '../../amendments/pages/words.ts'
import { AmendmentChapter, type Published } from '../../amendments/pages/amendments.tsx'
import type { Answered } from '../../enquiries/rules.ts'
import { AskedChapters } from '../../form/pages/asked.tsx'
import { AttachmentsChapter } from '../../attachments/pages.tsx'
import { EndedNote } from '../../endings/pages.tsx'
import { EnquiryChapter } from '../../enquiries/pages/enquiries.tsx'
import { OpeningChapter } from '../../opening/pages.tsx'
import { Rubric } from '../../rubric/pages/rubric.tsx'
import { momentsOf } from './dates.tsx'
import { RulesOf } from './rules.tsx'
import { TopicsChapter } from '../../topics/pages.tsx'
import { PHASE_WORDS } from '../../pages/words.tsx'

/** `topics`: of the list that the call invites answers to; none without a list. */
type Call = {
  round: Round
  topics: Topic[]
  files: Shown[]
  amendments: Published[]
  /** Titles of the lists of topics that the amendments name. */
  lists?: Named[]
  /** The last answers, and how many there are. */
  enquiries?: Answered[]
  answered?: number
  opening?: Opening
  now: Instant
}

/** A call as residents and applicants read it. */
export function CallPage({ round, topics, files, amendments, lists = [], now, ...more }: Call) {
  const { enquiries = [], answered = 0, opening } = more
  const { plan } = round
  const phase = phaseOf(plan.dates, now, round.ended)
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
        actions={
          round.ended ? (
            <Button plain href={paths.callEnding(round.id)}>
              {ENDING_NAMES[round.ended.kind].notice}
            </Button>
          ) : phase === 'closed' ? (
            <>
              <a href={paths.callDraws(round.id)}>评审专家抽取</a>
              <Button plain href={paths.bundle(round.id)}>
                公开数据包
              </Button>
            </>
          ) : (
            <>
              {phase === 'open' && <Button href={paths.newProposal(round.id)}>开始申报</Button>}
              <Button plain href={paths.preCheck(round.id)}>
                先自查能不能申报
              </Button>
            </>
          )
        }
      />
      <EndedNote round={round} />
      <Contents>
        <CallBody {...{ round, topics, files, amendments, lists, now }} />
        {opening && <OpeningChapter {...{ round, opening, now }} />}
        <EnquiryChapter round={round} items={enquiries} total={answered} now={now} />
      </Contents>
    </div>
  )
}

/** What a call says; an approver reads the same of a draft, before publishing it. */
export function CallBody({ round, topics, files, amendments, lists = [], now }: Call) {
  const { plan } = round
  return (
    <>
      <Figures ruled items={figuresOf(round, topics, now)} />
      <AmendmentChapter items={amendments} lists={lists} />
      <Chapter id="dates" title="日程">
        <Timeline items={momentsOf(round, now)} />
        <p>
          <a href={paths.callDates(round.id)}>加入手机或电脑的日历</a>，改期时跟着改。
        </p>
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
                  ...(track.askMin ? [{ name: '每项最低', value: `${yuan(track.askMin)}元` }] : []),
                  { name: '每项最高', value: `${yuan(track.askMax)}元` },
                  ...ownRules(track),
                ]}
              />
            </section>
          ))}
        </div>
      </Chapter>
      <TopicsChapter listIds={topicListsOf(plan)} titles={lists} topics={topics} />
      <AskedChapters plan={plan} />
      <Rubric plan={plan} />
      <RulesOf plan={plan} />
      <AttachmentsChapter round={round} files={files} />
    </>
  )
}

/** What the call sets for this track alone. */
const ownRules = ({ set = {} }: Track) =>
  PARAMETER_KEYS.filter((key) => valueOf(set, key) !== undefined).map((key) => ({
    name: kindOf(key).name,
    value: sayShort(set, key),
  }))

const PhaseTag = ({ phase }: { phase: Phase }) => (
  <Tag tone={phase === 'open' ? 'now' : undefined}>{PHASE_WORDS[phase]}</Tag>
)

function figuresOf({ plan, ended }: Round, topics: Topic[], now: Instant) {
  const phase = phaseOf(plan.dates, now, ended)
  const { closes, opens } = plan.dates
  const first =
    phase === 'upcoming'
      ? { name: '开始申报', value: short(opens), small: left(now, opens) }
      : {
          name: '申报截止',
          value: short(closes),
          small: phase === 'open' ? left(now, closes) : PHASE_WORDS[phase],
        }
  return [
    first,
    { name: '名额', value: String(quotaOf(plan)), unit: '个' },
    { name: '资金预算', value: yuan(budgetOf(plan)), unit: '元' },
    ...(topics.length > 0 ? [{ name: '选题', value: String(topics.length), unit: '个' }] : []),
  ]
}

const short = (at: Instant): string => sayDeadline(at).replace(/^\d+年/, '')

function left(now: Instant, at: Instant): string {
  const days = daysBetween(dayOf(now), lastDayBy(at))
  return days > 0 ? `还有${days}天` : '就在今天'
}
