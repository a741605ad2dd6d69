import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Filters, Pages, ROWS, Tabs, listHref } from '../../../web/controls.tsx'
import { Button, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import { type Heading, Table } from '../../../web/tables.tsx'
import { SealedNote } from '../../calls/opening/pages.tsx'
import { isSealed } from '../../calls/opening/rules.ts'
import { type Round, numbered, trackOf } from '../../calls/rules/round.ts'
import { STATES, type State, type Wanted } from '../rules/eligibility.ts'
import type { Listed } from '../store/cases.ts'
import { STATE_TONES, STATE_WORDS } from './words.ts'

/** `counts` are under the filters of track and word, whatever the tab. */
type Props = {
  round: Round
  openedAt: Instant | null
  counts: Partial<Record<State, number>>
  rows: Listed[]
  wanted: Wanted
  url: string
  now: Instant
}

/** 资格审查: every current submission of a round. */
export function ListPage({ round, openedAt, counts, rows, wanted, url, now }: Props) {
  const { plan } = round
  const all = sum(Object.values(counts))
  const shown = wanted.state ? (counts[wanted.state] ?? 0) : all
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
            申报{sayMinute(plan.dates.closes)}截止，审查以截止之日的情况为准
            <By bound={plan.rulebook} rules={['#screening']} />
          </span>
        }
        actions={<Button plain href={paths.similar(round.id)} children="相似的申报书" />}
      />
      {now < plan.dates.closes && !isSealed(plan, openedAt) && (
        <Note label="还不能审查">申报{sayMinute(plan.dates.closes)}截止，截止以后才能审查。</Note>
      )}
      <SealedNote {...{ round, openedAt }} />
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
        ]}
        keep={{ state: wanted.state, sort: wanted.sort === USUAL ? undefined : wanted.sort }}
        shown={`共${shown}项`}
      />
      {rows.length === 0 ? (
        <Empty title="没有申报">{all === 0 ? '提交的申报书列在这里。' : '换一个条件看看。'}</Empty>
      ) : (
        <Table scroll="申报书" sticky lined head={head(url)}>
          {rows.map((row) => (
            <Line row={row} round={round} />
          ))}
        </Table>
      )}
      {shown > ROWS && <Pages page={wanted.page} total={shown} href={(page) => href({ page })} />}
    </div>
  )
}

const Line = ({ row, round: { plan } }: { row: Listed; round: Round }) => (
  <tr>
    <td>{numbered(plan, 'SQ', row.number)}</td>
    <th scope="row" class="keep">
      <a href={paths.eligibility(row.proposalId)}>{row.title}</a>
      <small>{row.organization}</small>
    </th>
    <td>{trackOf(plan, row.track)?.name ?? row.track}</td>
    <td class="num">{yuan(row.ask)}</td>
    <td>
      <Tag tone={STATE_TONES[row.state]}>{STATE_WORDS[row.state]}</Tag>
    </td>
  </tr>
)

const head = (url: string): Heading[] => [
  { text: '受理编号', sort: { by: 'number', url, usual: 'number' } },
  { text: '项目与申报单位', keep: true },
  { text: '赛道' },
  { text: '申请（元）', num: true, sort: { by: 'ask', url, usual: 'number', first: 'descending' } },
  { text: '状态' },
]

const tabs = (counts: Props['counts'], here: State | undefined, href: (state?: State) => string) => [
  { href: href(), text: '全部', count: sum(Object.values(counts)), here: here === undefined },
  ...STATES.map((state) => ({
    href: href(state),
    text: STATE_WORDS[state],
    count: counts[state] ?? 0,
    here: here === state,
  })),
]

const hrefOf = (roundId: string, { state, track, word, sort, page }: Wanted): string =>
  listHref(paths.screening(roundId), { state, track, word, sort: sort === USUAL ? '' : sort }, page)

/** The order that goes without saying. */
const USUAL = 'number'

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
