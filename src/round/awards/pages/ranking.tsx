import { BoxScale } from '../../../web/charts.tsx'
import { Filters } from '../../../web/controls.tsx'
import { Block, Empty } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import type { RoomQuery } from '../forms.ts'
import type { RankedTrack } from '../rules/room.ts'
import { type Row, cutOf, rowsOf, scaleOf } from '../rules/rows.ts'
import { Cut, RowLine } from './row.tsx'

/** What the address, `url`, asks for. */
export type Shown = RoomQuery & { url: string }

/** A track's ranking, each row with why it came out so. */
export function Ranking({ ranked, plan, shown }: { ranked: RankedTrack; plan: Plan; shown: Shown }) {
  const all = rowsOf(ranked)
  const rows = ordered(
    all.filter((row) => isWanted(row, shown)),
    shown.sort,
  )
  const scale = scaleOf(all)
  const head = (text: string, by: string) => ({
    text,
    num: true,
    sort: { by, url: shown.url, usual: 'rank' },
  })
  return (
    <Block id="ranking" title="排名">
      <Filters
        shown={`共${rows.length}项`}
        action={new URL(shown.url, 'http://here').pathname}
        keep={{ track: shown.track, sort: shown.sort }}
        items={[
          { kind: 'search', name: 'word', label: '项目或单位', value: shown.word },
          {
            kind: 'select',
            name: 'outcome',
            label: '结论',
            value: shown.outcome,
            options: [
              { value: 'funded', text: '拟立项' },
              { value: 'reserve', text: '递补' },
              { value: 'not', text: '未立项' },
            ],
          },
          { kind: 'check', name: 'split', label: '极差10分以上', value: shown.split },
        ]}
      />
      <p class="quiet small phone">表格可以左右滑动。</p>
      {rows.length === 0 ? (
        <Empty title="没有符合条件的项目">换一个条件试试。</Empty>
      ) : (
        <Table
          ranking
          sticky
          lined
          scroll="排名表"
          head={[
            head('名次', 'rank'),
            { text: '项目与申报单位', keep: true },
            head('得分', 'score'),
            { text: <BoxScale scale={scale} /> },
            { text: '份数', num: true },
            head('极差', 'range'),
            head('申请（元）', 'ask'),
            { text: '拟立项（元）', num: true },
            { text: '累计（元）', num: true },
            { text: '结论' },
            { text: '为什么' },
          ]}
        >
          {rows.map((row) => [
            <RowLine row={row} below={all[row.rank]} plan={plan} scale={scale} cut={cutOf(all)} />,
            shown.sort === 'rank' && row.isLastFunded && <Cut row={row} ranked={ranked} />,
          ])}
        </Table>
      )}
      <p class="quiet small">
        横线为最低分到最高分，方框为中间一半，竖线为中位数，圆点为得分；贯穿各行的细线为入选线。
      </p>
    </Block>
  )
}

function isWanted(row: Row, { word, outcome, split }: Shown): boolean {
  const { title, organizationName } = row.candidate
  const kind = row.outcome.awarded ? 'funded' : row.reserve === null ? 'not' : 'reserve'
  return (
    (!word || title.includes(word) || organizationName.includes(word)) &&
    (!outcome || outcome === kind) &&
    (split !== 'on' || (row.range ?? 0) >= 1000)
  )
}

const KEYS: Record<RoomQuery['sort'], (row: Row) => number> = {
  rank: (row) => row.rank,
  '-rank': (row) => -row.rank,
  score: (row) => row.score.value ?? -1,
  '-score': (row) => -(row.score.value ?? -1),
  range: (row) => row.range ?? -1,
  '-range': (row) => -(row.range ?? -1),
  ask: (row) => row.candidate.ask,
  '-ask': (row) => -row.candidate.ask,
}

const ordered = (rows: Row[], sort: RoomQuery['sort']): Row[] =>
  rows.toSorted((a, b) => KEYS[sort](a) - KEYS[sort](b))
