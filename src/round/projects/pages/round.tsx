import { paths } from '../../../paths.ts'
import { yuan } from '../../../shared/money.ts'
import { Filters, Pages, Tabs, listHref } from '../../../web/controls.tsx'
import { Empty, Head, Tag, type Tone } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { numbered } from '../../calls/rules/round.ts'
import {
  LIST_STATES,
  type ListState,
  type Listed,
  type Listing,
  type Wanted,
  listStateOf,
} from '../rules/listing.ts'

const LOOKS: Record<ListState, { word: string; tone?: Tone }> = {
  unsigned: { word: '待签约' },
  'to-open': { word: '待开始', tone: 'warn' },
  waiting: { word: '有报告待审核', tone: 'warn' },
  overdue: { word: '有逾期', tone: 'bad' },
  running: { word: '执行中', tone: 'now' },
  closed: { word: '已结项', tone: 'good' },
}

type Props = { round: { id: string; title: string }; listing: Listing<Listed>; wanted: Wanted }

/** A round's projects, with what each of them waits for. */
export function RoundProjectsPage({ round, listing, wanted }: Props) {
  const { rows, total, page } = listing
  const href = (state: string | undefined, at = 1) => hrefOf(round.id, { ...wanted, state, page: at })
  return (
    <div class="page">
      <Head title="项目" crumbs={[{ href: paths.round(round.id), text: round.title }, { text: '项目' }]} />
      <Tabs label="项目状态" items={tabs(listing, wanted.state, href)} />
      <Filters
        items={[{ kind: 'search', name: 'word', label: '项目或单位', value: wanted.word }]}
        shown={`共${total}项`}
        keep={{ state: wanted.state }}
      />
      {total === 0 ? <Empty title="没有项目">签订协议的项目列在这里。</Empty> : <Rows rows={rows} />}
      <Pages page={page} total={total} href={(at) => href(wanted.state, at)} />
    </div>
  )
}

const tabs = (
  listing: Listing<Listed>,
  here: string | undefined,
  href: (state: string | undefined) => string,
) => [
  { href: href(undefined), text: '全部', count: listing.found, here: !here },
  ...LIST_STATES.map((state) => ({
    href: href(state),
    text: LOOKS[state].word,
    count: listing.counts[state] ?? 0,
    here: here === state,
  })),
]

const hrefOf = (roundId: string, { state, word, page }: Wanted): string =>
  listHref(paths.roundProjects(roundId), { state, word }, page)

const Rows = ({ rows }: { rows: Listed[] }) => (
  <Table
    scroll="项目"
    sticky
    head={[
      { text: '编号' },
      { text: '项目与单位', keep: true },
      { text: '资助（元）', num: true },
      { text: '状态' },
      { text: '里程碑', num: true },
      { text: '下一个到期' },
      { text: '要做的事' },
    ]}
  >
    {rows.map((row) => (
      <Row row={row} />
    ))}
  </Table>
)

function Row({ row }: { row: Listed }) {
  const state = listStateOf(row)
  const { title, organization, projectId, nextDue } = row
  return (
    <tr>
      <td>{numbered(row, 'SQ', row.number)}</td>
      <th scope="row" class="keep">
        {projectId ? <a href={paths.projectWork(projectId)}>{title}</a> : title}
        <small>{organization}</small>
      </th>
      <td class="num">{yuan(row.amount)}</td>
      <td>
        <Tag tone={LOOKS[state].tone}>{LOOKS[state].word}</Tag>
      </td>
      <td class="num">{projectId ? `${row.accepted}／${row.milestones}` : '—'}</td>
      <td>{nextDue ? <time datetime={nextDue}>{nextDue}</time> : '—'}</td>
      <td>{todoOf(row, state)}</td>
    </tr>
  )
}

function todoOf({ agreementId, projectId }: Listed, state: ListState) {
  if (state === 'unsigned') return <a href={paths.agreement(agreementId)}>看协议</a>
  if (state === 'to-open') return <a href={paths.agreementProject(agreementId)}>开始执行</a>
  return projectId && state === 'waiting' ? <a href={paths.projectWork(projectId)}>审核报告</a> : '—'
}
