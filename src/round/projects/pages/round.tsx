import { paths } from '../../../paths.ts'
import { whoseFilter } from '../../../owners/pages.ts'
import type { Whose, WhoseCounts } from '../../../owners/rules.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, Tabs, listHref } from '../../../web/controls.tsx'
import { Button, Empty, Head, NOT_YET, type Tone } from '../../../web/parts.tsx'
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
  terminated: { word: '已终止', tone: 'bad' },
  closed: { word: '已结项', tone: 'good' },
}

type Asked = Wanted & { whose?: Whose | undefined }
type Props = {
  round: { id: string; title: string }
  listing: Listing<Listed>
  whose: WhoseCounts
  wanted: Asked
  person: Person
  url: string
}

/** A round's projects, with what each of them waits for. */
export function RoundProjectsPage({ round, listing, whose, wanted, person, url }: Props) {
  const { rows, total, page } = listing
  const href = (state: string | undefined, at = 1) => hrefOf(round.id, { ...wanted, state, page: at })
  return (
    <div class="page">
      <Head
        title="项目"
        crumbs={[{ href: paths.round(round.id), text: round.title }, { text: '项目' }]}
        actions={has(person, 'officer') && <Together id={round.id} counts={listing.counts} />}
      />
      <Tabs label="项目状态" items={tabs(listing, wanted.state, href)} />
      <Filters
        items={[
          { kind: 'search', name: 'word', label: '项目或单位', value: wanted.word },
          whoseFilter(wanted.whose, whose),
        ]}
        shown={`共${total}项`}
        keep={{ state: wanted.state }}
        url={url}
      />
      {total === 0 ? (
        <Empty title="没有项目">签订协议的项目列在这里。</Empty>
      ) : (
        <List tight scroll="项目" sticky columns={COLUMNS} rows={rows} />
      )}
      <Pages page={page} total={total} href={(at) => href(wanted.state, at)} />
    </div>
  )
}

/** What waits for the same with several of them. */
const Together = ({ id, counts }: { id: string; counts: Listing<Listed>['counts'] }) => (
  <>
    {(counts['to-open'] ?? 0) > 1 && (
      <Button plain href={paths.projectOpenings(id)} children="一并开始执行" />
    )}
    {(counts['running'] ?? 0) > 1 && <Button plain href={paths.projectClosings(id)} children="一并办结" />}
  </>
)

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

const hrefOf = (roundId: string, { state, word, whose, page }: Asked): string =>
  listHref(paths.roundProjects(roundId), { state, word, whose }, page)

export const COLUMNS: Column<Listed>[] = [
  { head: '编号', text: (row) => numbered(row, 'SQ', row.number) },
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ projectId }) => projectId && paths.projectWork(projectId),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '资助（元）', money: ({ amount }) => amount },
  {
    head: '状态',
    text: (row) => LOOKS[listStateOf(row)].word,
    tone: (row) => LOOKS[listStateOf(row)].tone,
    keep: 'state',
  },
  {
    head: '已通过的里程碑',
    drawn: '里程碑',
    count: ({ projectId, accepted }) => (projectId ? accepted : null),
    cell: ({ projectId, accepted, milestones }) => (projectId ? `${accepted}／${milestones}` : NOT_YET),
  },
  { head: '里程碑', count: ({ milestones }) => milestones, only: 'file' },
  { head: '下一个到期', day: ({ nextDue }) => nextDue, keep: 'date' },
  { head: '要做的事', text: () => null, cell: (row) => todoOf(row, listStateOf(row)), only: 'page' },
]

function todoOf({ agreementId, projectId }: Listed, state: ListState) {
  if (state === 'unsigned') return <a href={paths.agreement(agreementId)}>看协议</a>
  if (state === 'to-open') return <a href={paths.agreementProject(agreementId)}>开始执行</a>
  return projectId && state === 'waiting' ? <a href={paths.projectWork(projectId)}>审核报告</a> : NOT_YET
}
