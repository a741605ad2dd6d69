import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { type Person, has } from '../../../../people/rules/person.ts'
import { type Instant, sayDeadline, sayMinute } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { type Column, List } from '../../../../web/columns.tsx'
import { Filters } from '../../../../web/controls.tsx'
import { Form } from '../../../../web/form.tsx'
import { Actions, Block, Button, Empty, Head, Note, Tag } from '../../../../web/parts.tsx'
import { Links } from '../../../../web/lists.tsx'
import { type Drafted, type Round, budgetOf, phaseOf, quotaOf } from '../../rules/round.ts'
import { ReturnedNote, SendingBack, TakingBack } from '../../../../rulebook/pages/discards.tsx'
import { FETCH_DAYS } from '../../../../rulebook/rules/discards.ts'
import { whyNotReturn, whyNotTakeBack } from '../../returns/rules.ts'
import { faultsOf, whyNotPublish } from '../rules.ts'
import type { Topic } from '../../../needs/rules/topic.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { Because } from '../../../../web/answer.tsx'
import type { StoredFile } from '../../../../files/rules/file.ts'
import { seenFiles } from '../../attachments/rules.ts'
import { CallBody } from './call.tsx'
import { Departures } from './departures.tsx'
import { EndedNote } from '../../endings/pages.tsx'
import { PHASE_WORDS, sayFault, sayPublishRefusal } from '../../pages/words.tsx'

/** Every round, drafts too. */
type Rounds = {
  rounds: Round[]
  drafts: OpenDraft[]
  discards: Thrown[]
  person: Person
  now: Instant
  url: string
}
/** Working text that has not been put forward. */
export type OpenDraft = { id: string; title: string; savedAt: Instant }
/** What whoever asks has thrown away, and can still fetch back. */
export type Thrown = { id: string; title: string; at: Instant }

export const RoundsPage = ({ rounds, drafts, discards, person, now, url }: Rounds) => (
  <div class="page">
    <Head
      title="征集"
      meta="起草、发布和查看每一期"
      actions={has(person, 'officer') ? <Button href={paths.newRound()}>拟定新一期</Button> : undefined}
    />
    {drafts.length > 0 && has(person, 'officer') && (
      <Block id="drafts" title="起草中" small="还没有送负责人审阅">
        <Links
          items={drafts.map(({ id, title, savedAt }) => ({
            href: paths.roundDraft(id),
            text: title.trim() || '未命名的一期',
            small: `${sayMinute(savedAt)}保存`,
          }))}
        />
      </Block>
    )}
    {rounds.length === 0 ? (
      <Empty title="还没有一期">经办人拟定第一期征集公告后，列在这里。</Empty>
    ) : (
      <>
        <Filters action={paths.rounds()} items={[]} shown={`共${rounds.length}期`} url={url} />
        <List scroll="各期征集" columns={roundColumns(now)} rows={rounds} />
      </>
    )}
    {discards.length > 0 && (
      <Block id="discards" title="我作废的草稿" small={`${FETCH_DAYS}日内可以取回`}>
        <Links
          items={discards.map(({ id, title, at }) => ({
            href: paths.roundDraft(id),
            text: title.trim() || '未命名的一期',
            small: `${sayMinute(at)}作废`,
          }))}
        />
      </Block>
    )}
  </div>
)

export const roundColumns = (now: Instant): Column<Round>[] => [
  { head: '名称', text: ({ plan }) => plan.title, href: ({ id }) => paths.round(id), keep: 'name' },
  { head: '简称', text: ({ plan }) => plan.code, only: 'file' },
  {
    head: '状态',
    text: (round) => stateOf(round, now),
    tone: (round) => (isBusy(round, now) ? 'now' : undefined),
    keep: 'state',
  },
  { head: '申报截止', deadline: ({ plan }) => plan.dates.closes, keep: 'date' },
  { head: '名额', count: ({ plan }) => quotaOf(plan) },
  { head: '预算（元）', money: ({ plan }) => budgetOf(plan) },
]

const stateOf = ({ plan, publishedAt, ended }: Round, now: Instant): string =>
  publishedAt === null ? '草稿' : PHASE_WORDS[phaseOf(plan.dates, now, ended)]
const isBusy = ({ plan, publishedAt, ended }: Round, now: Instant): boolean =>
  publishedAt === null || phaseOf(plan.dates, now, ended) === 'open'

const StateTag = ({ round, now }: { round: Round; now: Instant }) => (
  <Tag tone={isBusy(round, now) ? 'now' : undefined}>{stateOf(round, now)}</Tag>
)

type Props = {
  round: Drafted
  topics: Topic[]
  files: StoredFile[]
  undecided: number
  person: Person
  now: Instant
  of: Filled
}

/** A round for the staff: of a draft what its call says and what is still wrong with it; then how far it is. */
export function RoundPage({ home, ...of }: Props & { home: Child }) {
  const { round, now } = of
  const { plan, publishedAt } = round
  if (publishedAt !== null)
    return (
      <div class="page">
        <EndedNote round={round} />
        {home}
      </div>
    )
  return (
    <div class="page">
      <Head
        title={plan.title}
        crumbs={[{ href: paths.rounds(), text: '征集' }, { text: plan.code }]}
        meta={
          <>
            <StateTag round={round} now={now} />
            <span>
              {sayMinute(plan.dates.opens)}至{sayDeadline(plan.dates.closes)}
            </span>
          </>
        }
      />
      <Draft {...of} />
    </div>
  )
}

function Draft({ round, topics, files, undecided, person, now, of }: Props) {
  const whyNot = whyNotPublish(round, person, now, undecided)
  const faults = faultsOf(round.plan, now)
  return (
    <>
      <Block id="publication" title="发布">
        {round.returned && <ReturnedNote returned={round.returned} />}
        {faults.length > 0 && (
          <Note tone="warn" label="发布以前要改">
            {faults.map(sayFault).join('；')}。
          </Note>
        )}
        <Departures round={round} now={now} />
        <p>发布以后，评分、拨款规则和申报表不再改动，日程、名额、预算、领域和选题只能用更正公告改动。</p>
        {whyNot === null ? (
          <Form
            to={paths.publication(round.id)}
            of={of}
            hidden={{ version: round.version, files: seenFiles(files) }}
            button="发布征集公告"
            beside={<Ways round={round} person={person} />}
          />
        ) : (
          <>
            {whyNot.why !== 'contradictory' && whyNot.why !== 'departs-from-rulebook' && (
              <p class="quiet">
                <Because sentence={sayPublishRefusal(whyNot)} clause={citing(round.plan.rulebook)(whyNot)} />
                。
              </p>
            )}
            <Actions>
              <Ways round={round} person={person} />
            </Actions>
          </>
        )}
        {whyNotReturn(round, person) === null && <SendingBack to={paths.roundReturn(round.id)} of={of} />}
        {whyNotTakeBack(round, person) === null && <TakingBack to={paths.roundTakeBack(round.id)} of={of} />}
      </Block>
      <CallBody {...{ round, topics, files, now }} amendments={[]} />
    </>
  )
}

const Ways = ({ round: { id }, person }: Pick<Props, 'round' | 'person'>) => (
  <>
    {has(person, 'officer') && <a href={paths.roundDraft(id)}>修改或作废草稿</a>}
    <a href={paths.attachments(id)}>附件</a>
    <a href={paths.numbers(id)}>公开前检查</a>
    <a href={paths.roundFile(id)}>导出为文件</a>
    <a href={paths.history(id)}>经过</a>
  </>
)
