import { paths } from '../../../../paths.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import {
  clockOf,
  dayOf,
  daysBetween,
  type Instant,
  sayDay,
  sayDeadline,
  lastDayBy,
} from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { DiscardedNote, Discarding } from '../../../../rulebook/pages/discards.tsx'
import { whyNotDiscard } from '../../discards/rules.ts'
import { type Task, Tasks } from '../../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note, Tag } from '../../../../web/parts.tsx'
import { whyNotBarred } from '../../../../organizations/rules/applying.ts'
import { Conditions } from '../../../calls/conditions/pages/conditions.tsx'
import { itemsFor } from '../../../calls/conditions/rules/told.ts'
import { factsOfDraft } from '../../rules/facts.ts'
import { NotYet } from './applying.tsx'
import type { Applying } from '../../applicant/rules.ts'
import { type Reading, type State, countIn, progressOf, stateOf } from '../rules/reading.ts'
import { type BeganAs, type Section, keptOf } from '../rules/sections.ts'
import { ClosedNote } from '../../pages/closed.tsx'
import { Withdrawn } from '../../pages/withdrawn.tsx'
import { type Proposal, whyNotEdit } from '../../submissions/rules.ts'

/** A proposal's working text as its pages show it, and who reads it. */
export type Working = {
  proposal: Proposal
  reading: Reading
  /** Who applies, as it would be handed in now; `version` of the profile. */
  applying: Applying & { version: number | null; members: string[] }
  copied: BeganAs | null
  person: Person
  now: Instant
}

export const titleOf = ({ reading }: Pick<Working, 'reading'>): string =>
  reading.text['title']?.trim() || '新的申报书'

/** 申报书目录: what is done, what is missing, until when, and what happens next. */
export const TasksPage = ({ working, of }: { working: Working; of: Filled }) => {
  const { proposal, now, person } = working
  const whyNot = whyNotEdit(proposal, now)
  const { plan } = proposal
  const isOpen = now < plan.dates.closes
  return (
    <div class="page">
      <Head
        title={titleOf(working)}
        crumbs={[
          { href: paths.desk('applicant'), text: '申报' },
          { href: paths.call(proposal.roundId), text: plan.title },
        ]}
        meta={<WorkingMeta working={working} />}
      />
      {proposal.discard ? (
        <DiscardedNote
          discard={proposal.discard}
          isMine={proposal.discard.by === person.id}
          to={paths.proposalFetch(proposal.id)}
          of={of}
        />
      ) : (
        whyNot && <ClosedNote {...proposal} whyNot={whyNot} />
      )}
      {isOpen && <NotYet proposal={proposal} now={now} />}
      {isOpen && <Reopened proposal={proposal} />}
      {isOpen && working.copied && <Began {...working.copied} />}
      {proposal.withdrawal && (
        <Withdrawn proposalId={proposal.id} {...proposal} withdrawal={proposal.withdrawal} />
      )}
      <div class="columns main-first">
        <Block id="sections" title="申报书目录">
          <SectionTasks working={working} />
        </Block>
        {isOpen && !proposal.discard && <Next working={working} />}
      </div>
      {isOpen && !proposal.discard && <Conditioned {...working} />}
      {whyNotDiscard(proposal) === null && <Discarding to={paths.proposalDiscard(proposal.id)} of={of} />}
    </div>
  )
}

/** What did not come along stays in sight until it is closed. */
const Began = ({ fromId, round, left }: BeganAs) => (
  <Note {...(left.length > 0 && { tone: 'warn' })} label="底稿">
    内容从<a href={paths.proposal(fromId)}>{round}的申报书</a>带来，请逐项核对时间、人数和金额。
    {left.length > 0 && `没有带过来：${left.join('、')}。`}
  </Note>
)

/** The conditions of the round, as far as what is written and registered tells of them. */
const Conditioned = ({ proposal, reading, applying, now }: Working) => {
  const { plan, others, organization } = proposal
  const facts = factsOfDraft(plan, {
    ...{ applicant: applying.applicant, profile: applying.applicant.profile },
    ...{ others, content: reading.readable },
    bar: whyNotBarred(organization, now),
  })
  return (
    <Block id="conditions" title="申报条件" small="提交以后由经办人逐项审查">
      <Conditions items={itemsFor(plan, facts, 'applicant')} plan={plan} />
    </Block>
  )
}

/** How far it is, and what comes then. */
const Next = ({ working: { proposal, reading } }: { working: Working }) => (
  <aside class="aside" aria-labelledby="next">
    <h2 id="next">接下来</h2>
    <Progress reading={reading} />
    <p>每一部分随时可以停下，写的内容会自动保存；同一单位的成员可以分头填写。</p>
    <p>
      全部完成后，核对一遍再提交。
      {proposal.current
        ? '没有再次提交的，以已提交的一版为准。'
        : `${sayDeadline(proposal.plan.dates.closes)}以前没有提交的，不参加评审。`}
    </p>
    <Actions>
      <Button href={paths.proposalCheck(proposal.id)}>核对并提交</Button>
    </Actions>
  </aside>
)

/** The state, whose it is, the deadline and how long is left. */
export const WorkingMeta = ({ working: { proposal, now } }: { working: Working }) => {
  const { dates, rulebook } = proposal.plan
  const { closes } = dates
  return (
    <>
      <StateTag proposal={proposal} />
      <span>{proposal.organization.name}</span>
      <span>
        {sayDeadline(closes)}截止，{sayLeft(now, closes)}
        <By bound={rulebook} rules={['#submission']} />
      </span>
    </>
  )
}

const StateTag = ({ proposal: { current, withdrawal } }: { proposal: Proposal }) =>
  withdrawal ? <Tag>已撤回</Tag> : <Tag tone="now">{current ? '重新打开，未再提交' : '草稿'}</Tag>

/** What counts while the text of a submitted proposal is changed again. */
export const Reopened = ({ proposal: { id, current, revisions } }: { proposal: Proposal }) =>
  current && (
    <Note tone="warn" label="提醒">
      <a href={paths.submission(id)}>第{revisions}版</a>已经提交，再次提交以前，以它为准。
    </Note>
  )

export const Progress = ({ reading }: { reading: Reading }) => {
  const { done, of } = progressOf(reading)
  return (
    <p>
      <label for="done">
        必填的已完成{done}项，共{of}项
      </label>
      <progress id="done" value={String(done)} max={String(of)}></progress>
    </p>
  )
}

/** The sections with their states; `current` is the one that is open beside it. */
export const SectionTasks = ({ working, current }: { working: Working; current?: string }) => (
  <Tasks items={working.reading.sections.map((section) => taskOf(working, section, current))} />
)

function taskOf(working: Working, section: Section, current: string | undefined): Task {
  const { proposal, reading } = working
  const state = stateOf(reading, section)
  const missing = countIn(reading.problems, section)
  const says = [
    state === 'in-progress' ? `还差${missing}处` : '',
    current === undefined ? sayChangedBy(working, section) : '',
  ]
  return {
    href: paths.proposalSection(proposal.id, section.code),
    text: section.title,
    small: says.filter(Boolean).join('；') || undefined,
    tag: tagOf(state, countIn(reading.faults, section)),
    current: section.code === current,
  }
}

function tagOf(state: State, faults: number): NonNullable<Task['tag']> {
  switch (state) {
    case 'not-started':
      return { word: '未开始' }
    case 'optional':
      return { word: '选填' }
    case 'in-progress':
      return { tone: 'now', word: '进行中' }
    case 'done':
      return { tone: 'good', word: '已完成' }
    case 'attention':
      return { tone: 'bad', word: `有${faults}处要改` }
  }
}

/** Who saved a section last, where it was somebody else, and when. */
export function sayChangedBy({ proposal, person, now }: Working, section: Section): string {
  const kept = keptOf(proposal.sections, section.code)
  if (!kept || kept.by.id === person.id) return ''
  const day = dayOf(kept.savedAt)
  return `${kept.by.name}${day === dayOf(now) ? '今天' : sayDay(day)}${clockOf(kept.savedAt).slice(0, 5)}保存`
}

const HOUR = 3_600_000

export function sayLeft(now: Instant, closes: Instant): string {
  if (now >= closes) return '已经截止'
  const days = daysBetween(dayOf(now), lastDayBy(closes))
  if (days > 1) return `还有${days}天`
  const hours = Math.floor((closes - now) / HOUR)
  return hours > 0 ? `还有${hours}小时` : `还有${Math.ceil((closes - now) / 60_000)}分钟`
}
