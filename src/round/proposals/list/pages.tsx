import { paths } from '../../../paths.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Filters, Pages } from '../../../web/controls.tsx'
import { Empty, Head } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { SealedNote } from '../../calls/opening/pages.tsx'
import { isSealed } from '../../calls/opening/rules.ts'
import { type Round, numbered, trackOf } from '../../calls/rules/round.ts'
import { STANDINGS, type Standing } from '../rules/standing.ts'
import { StandingTag } from '../submissions/pages/view.tsx'
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
type Shown = { word: string; track: string; standing: string; page: number }

/** What was submitted in a round, for the staff. */
export const ProposalsPage = ({
  round,
  openedAt,
  rows,
  total,
  shown,
}: {
  round: Round
  /** When sealed proposals were opened. */
  openedAt: Instant | null
  rows: Row[]
  total: number
  shown: Shown
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
        items={[
          { kind: 'search', name: 'word', label: '项目或单位', value: shown.word },
          {
            kind: 'select',
            name: 'track',
            label: '赛道',
            value: shown.track,
            options: round.plan.tracks.map(({ code, name }) => ({ value: code, text: name })),
          },
          {
            kind: 'select',
            name: 'standing',
            label: '状态',
            value: shown.standing,
            options: STANDINGS.filter((one) => one !== 'draft' && one !== 'withdrawn').map((value) => ({
              value,
              text: STANDING_WORDS[value].word,
            })),
          },
        ]}
      />
    )}
    {rows.length === 0 ? (
      <Empty title={isSealed(round.plan, openedAt) ? '申报书还密封着' : '没有符合条件的申报书'}>
        {isSealed(round.plan, openedAt) ? '开启以后列在这里' : '提交以后列在这里'}
        ；草稿只有申报单位自己看得到。
      </Empty>
    ) : (
      <Table
        lined
        scroll="收到的申报书"
        head={[
          { text: '受理编号' },
          { text: '项目与申报单位', keep: true },
          { text: '赛道' },
          { text: '领域' },
          { text: '申请（元）', num: true },
          { text: '收到时间' },
          { text: '状态' },
        ]}
      >
        {rows.map((row) => (
          <tr>
            <td class="nowrap">{numbered(round.plan, 'SQ', row.number)}</td>
            <th scope="row" class="keep">
              <a href={paths.proposal(row.id)}>{row.title}</a>
              <small>{row.organization}</small>
            </th>
            <td>{trackOf(round.plan, row.track)?.name}</td>
            <td>{row.category}</td>
            <td class="num">{yuan(row.ask)}</td>
            <td class="nowrap">{sayMinute(row.at)}</td>
            <td>
              <StandingTag standing={row.standing} />
            </td>
          </tr>
        ))}
      </Table>
    )}
    {isSealed(round.plan, openedAt) || (
      <Pages
        page={shown.page}
        total={total}
        href={(page) =>
          `?${new URLSearchParams({ word: shown.word, track: shown.track, standing: shown.standing, page: String(page) })}`
        }
      />
    )}
  </div>
)
