import { paths } from '../../../paths.ts'
import { whoseFilter } from '../../../owners/pages.ts'
import type { WhoseCounts } from '../../../owners/rules.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDeadline } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, ROWS, Tabs, listHref } from '../../../web/controls.tsx'
import { KeysHelp } from '../../../web/keys.tsx'
import { Button, Empty, Head, Note } from '../../../web/parts.tsx'
import { SealedNote } from '../../calls/opening/pages.tsx'
import { isSealed } from '../../calls/opening/rules.ts'
import { type Round, numbered, trackOf } from '../../calls/rules/round.ts'
import { STATES, type State, type Wanted } from '../rules/eligibility.ts'
import { Untold } from '../results/pages.tsx'
import type { Listed } from '../store/cases.ts'
import { STATE_TONES, STATE_WORDS } from './words.ts'

/** `counts` are under the filters of track and word, whatever the tab. */
type Props = {
  round: Round
  openedAt: Instant | null
  counts: Partial<Record<State, number>>
  rows: Listed[]
  whose: WhoseCounts | undefined
  /** Findings that no organization knows yet. */
  untold: number
  wanted: Wanted
  person: Person
  url: string
  now: Instant
}

/** 资格审查: every current submission of a round. */
export function ListPage(props: Props) {
  const { round, openedAt, counts, rows, whose, untold, wanted, person, url, now } = props
  const { plan } = round
  const all = sum(Object.values(counts))
  const shown = totalOf(counts, wanted.state)
  const href = (change: Partial<Wanted>) => hrefOf(round.id, { ...wanted, ...change })
  return (
    <div class="page">
      <Head
        title="资格审查"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: plan.title },
        ]}
        meta={
          <span>
            申报{sayDeadline(plan.dates.closes)}截止，审查以截止之日的情况为准
            <By bound={plan.rulebook} rules={['#screening']} />
          </span>
        }
        actions={
          <>
            {has(person, 'officer') && (counts.waiting ?? 0) > 1 && now >= plan.dates.closes && (
              <>
                <Button plain href={paths.lookUps(round.id)} children="一并登记查询" />
                <Button
                  plain
                  href={listHref(paths.passes(round.id), { whose: wanted.whose }, 1)}
                  children="一并通过"
                />
              </>
            )}
            <Button plain href={paths.similar(round.id)} children="相似的申报书" />
          </>
        }
      />
      {now < plan.dates.closes && !isSealed(plan, openedAt) && (
        <Note label="还不能审查">申报{sayDeadline(plan.dates.closes)}截止，截止以后才能审查。</Note>
      )}
      <SealedNote {...{ round, openedAt }} />
      <Untold roundId={round.id} held={untold} />
      <Tabs label="审查状态" items={tabs(counts, wanted.state, (state) => href({ state, page: 1 }))} />
      <Filters
        items={[
          { kind: 'search', name: 'word', label: '项目或单位', value: wanted.word },
          {
            kind: 'select',
            name: 'track',
            label: '赛道',
            value: wanted.track,
            options: plan.tracks.map(({ code, name }) => ({ value: code, text: name })),
          },
          whoseFilter(wanted.whose, whose),
        ]}
        keep={{ state: wanted.state, sort: wanted.sort === USUAL ? undefined : wanted.sort }}
        shown={`共${shown}项`}
        url={url}
      />
      {rows.length === 0 ? (
        <Empty title="没有申报">{all === 0 ? '提交的申报书列在这里。' : '换一个条件看看。'}</Empty>
      ) : (
        <div data-walked>
          <List
            tight
            scroll="申报书"
            sticky
            lined
            url={url}
            usual={USUAL}
            columns={caseColumns(plan)}
            rows={rows}
          />
          <KeysHelp>J和K在各行之间走，回车打开。</KeysHelp>
        </div>
      )}
      {shown > ROWS && <Pages page={wanted.page} total={shown} href={(page) => href({ page })} />}
    </div>
  )
}

export const caseColumns = (plan: Round['plan']): Column<Listed>[] => [
  { head: '受理编号', text: ({ number }) => numbered(plan, 'SQ', number), sort: 'number' },
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ proposalId }) => paths.eligibility(proposalId),
    also: { head: '申报单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '赛道', text: ({ track }) => trackOf(plan, track)?.name ?? track },
  { head: '申请（元）', money: ({ ask }) => ask, sort: 'ask', first: 'descending', keep: 'date' },
  { head: '经办', text: ({ worker }) => worker },
  {
    head: '状态',
    text: ({ state }) => STATE_WORDS[state],
    tone: ({ state }) => STATE_TONES[state],
    keep: 'state',
  },
]

/** How many are shown under a tab. */
export const totalOf = (counts: Props['counts'], state: State | undefined): number =>
  state ? (counts[state] ?? 0) : sum(Object.values(counts))

const tabs = (counts: Props['counts'], here: State | undefined, href: (state?: State) => string) => [
  { href: href(), text: '全部', count: sum(Object.values(counts)), here: here === undefined },
  ...STATES.map((state) => ({
    href: href(state),
    text: STATE_WORDS[state],
    count: counts[state] ?? 0,
    here: here === state,
  })),
]

const hrefOf = (roundId: string, { state, track, word, whose, sort, page }: Wanted): string =>
  listHref(paths.screening(roundId), { state, track, word, whose, sort: sort === USUAL ? '' : sort }, page)

/** The order that goes without saying. */
const USUAL = 'number'

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
