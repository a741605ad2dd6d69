import { yuan } from '../../../shared/money.ts'
import { List } from '../../../web/columns.tsx'
import { Filters, Pages, ROWS, pageIn, partOf } from '../../../web/controls.tsx'
import { Block, Empty } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { showScore } from '../../scoring/rules/score.ts'
import type { RoomQuery } from '../forms.ts'
import type { RankedTrack } from '../rules/room.ts'
import { type Row, cutOf, scaleOf, usedOf } from '../rules/rows.ts'
import { type Ranked, conclusion, rankedIn, rankingColumns } from './columns.tsx'

/** What the address, `url`, asks for. */
export type Shown = RoomQuery & { url: string }

/** A track's ranking, each row with why it came out so. */
export function Ranking({ ranked, plan, shown }: { ranked: RankedTrack; plan: Plan; shown: Shown }) {
  const all = rankedIn(ranked)
  const { rows, ...part } = partOf(narrowed(all, shown), shown.page, ROWS)
  const picture = { scale: scaleOf(all), cut: cutOf(all) }
  return (
    <Block id="ranking" title="排名">
      <Filters
        shown={`共${part.total}项`}
        action={new URL(shown.url, 'http://here').pathname}
        keep={{ track: shown.track, sort: shown.sort }}
        url={shown.url}
        items={[
          { kind: 'search', name: 'word', label: '受理编号、项目或单位', value: shown.word },
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
      {rows.length === 0 ? (
        <Empty title="没有符合条件的项目">换一个条件试试。</Empty>
      ) : (
        <List
          ranking
          sticky
          lined
          scroll="排名表"
          url={shown.url}
          usual="rank"
          columns={rankingColumns(plan, picture)}
          rows={rows}
          looks={(row) => [conclusion(row).tone, row.isEdge && 'edge'].filter(Boolean).join(' ') || undefined}
          under={(row) => shown.sort === 'rank' && row.isLastFunded && <Cut row={row} ranked={ranked} />}
        />
      )}
      {part.total > ROWS && <Pages {...part} href={pageIn(shown.url)} />}
      <p class="quiet small">
        横线为最低分到最高分，方框为中间一半，竖线为中位数，圆点为得分；贯穿各行的细线为入选线。
      </p>
    </Block>
  )
}

/** Under the last funded row: the score that was enough, and what ended the walk. */
function Cut({ row, ranked }: { row: Row; ranked: RankedTrack }) {
  const { track } = ranked
  const { places: funded, money } = usedOf(ranked)
  const isFull = funded >= track.quota
  return (
    <div>
      入选线{showScore(row.score)}分
      <span>
        {isFull ? `${track.quota}个名额已用完` : `已用${funded}个名额，共${track.quota}个`}，预算还余
        {yuan(track.budget - money)}元
      </span>
    </div>
  )
}

/** Of a ranking what the address asks for, in its order. */
export const narrowed = (all: Ranked[], asked: RoomQuery): Ranked[] =>
  ordered(
    all.filter((row) => isWanted(row, asked)),
    asked.sort,
  )

function isWanted(row: Row, { word, outcome, split }: RoomQuery): boolean {
  const { title, organizationName, number } = row.candidate
  const kind = row.outcome.awarded ? 'funded' : row.reserve === null ? 'not' : 'reserve'
  return (
    (!word || isNamed(word, number, title, organizationName)) &&
    (!outcome || outcome === kind) &&
    (split !== 'on' || (row.range ?? 0) >= 1000)
  )
}

/** By its number, as it is written in full or alone, or by part of a name. */
export const isNamed = (word: string, number: number, ...names: string[]): boolean =>
  names.some((name) => name.includes(word)) || Number(/\d+$/.exec(word)?.[0]) === number

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

const ordered = (rows: Ranked[], sort: RoomQuery['sort']): Ranked[] =>
  rows.toSorted((a, b) => KEYS[sort](a) - KEYS[sort](b))
