import { paths } from '../../../paths.ts'
import { whoseFilter } from '../../../owners/pages.ts'
import type { Whose, WhoseCounts } from '../../../owners/rules.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, listHref } from '../../../web/controls.tsx'
import { Empty, Head } from '../../../web/parts.tsx'
import { SealedNote } from '../../calls/opening/pages.tsx'
import { isSealed } from '../../calls/opening/rules.ts'
import { type Round, numbered, trackOf } from '../../calls/rules/round.ts'
import { STANDINGS, type Standing } from '../rules/standing.ts'
import { STANDING_WORDS } from '../pages/words.ts'

type Row = {
  id: string
  number: number
  title: string
  track: string
  category: string
  ask: number
  at: Instant
  organization: string
  standing: Standing
}
type Shown = { word: string; track: string; standing: string; whose?: Whose | undefined; page: number }

/** What was submitted in a round, for the staff. */
export const ProposalsPage = ({
  round,
  openedAt,
  rows,
  total,
  counts,
  shown: { page, ...filters },
  url,
}: {
  round: Round
  /** When sealed proposals were opened. */
  openedAt: Instant | null
  rows: Row[]
  total: number
  counts: WhoseCounts | undefined
  shown: Shown
  url: string
}) => (
  <div class="page">
    <Head
      title="收到的申报书"
      crumbs={[
        { href: paths.rounds(), text: '征集' },
        { href: paths.round(round.id), text: round.plan.title },
      ]}
    />
    <SealedNote {...{ round, openedAt }} />
    {isSealed(round.plan, openedAt) || (
      <Filters
        shown={`共${total}项`}
        url={url}
        items={[
          { kind: 'search', name: 'word', label: '项目或单位', value: filters.word },
          {
            kind: 'select',
            name: 'track',
            label: '赛道',
            value: filters.track,
            options: round.plan.tracks.map(({ code, name }) => ({ value: code, text: name })),
          },
          {
            kind: 'select',
            name: 'standing',
            label: '状态',
            value: filters.standing,
            options: STANDINGS.filter((one) => one !== 'draft' && one !== 'withdrawn').map((value) => ({
              value,
              text: STANDING_WORDS[value].word,
            })),
          },
          whoseFilter(filters.whose, counts),
        ]}
      />
    )}
    {rows.length === 0 ? (
      <Empty title={isSealed(round.plan, openedAt) ? '申报书还密封着' : '没有符合条件的申报书'}>
        {isSealed(round.plan, openedAt) ? '开启以后列在这里' : '提交以后列在这里'}
        ；草稿只有申报单位自己看得到。
      </Empty>
    ) : (
      <List tight lined scroll="收到的申报书" columns={proposalColumns(round.plan)} rows={rows} />
    )}
    {isSealed(round.plan, openedAt) || (
      <Pages page={page} total={total} href={(at) => listHref(paths.proposals(round.id), filters, at)} />
    )}
  </div>
)

export const proposalColumns = (plan: Round['plan']): Column<Row>[] => [
  { head: '受理编号', text: ({ number }) => numbered(plan, 'SQ', number) },
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ id }) => paths.proposal(id),
    also: { head: '申报单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '赛道', text: ({ track }) => trackOf(plan, track)?.name },
  { head: '领域', text: ({ category }) => category },
  { head: '申请（元）', money: ({ ask }) => ask },
  { head: '收到时间', instant: ({ at }) => at, keep: 'date' },
  {
    head: '状态',
    text: ({ standing }) => STANDING_WORDS[standing].word,
    tone: ({ standing }) => STANDING_WORDS[standing].tone,
    keep: 'state',
  },
]
