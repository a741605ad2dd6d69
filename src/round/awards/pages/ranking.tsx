import { paths } from '../../../paths.ts'
import { sayInstant } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import { Box, BoxScale, type Scale } from '../../../web/charts.tsx'
import { Filters } from '../../../web/controls.tsx'
import { Block, Empty, Tag, type Tone } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Tie } from '../../scoring/rules/ranking.ts'
import { showMean, showScore } from '../../scoring/rules/score.ts'
import type { RankedTrack } from '../rules/decision.ts'
import { type Row, cutOf, rowsOf, scaleOf } from '../rules/rows.ts'
import { REASON_WORDS } from './words.ts'

/** What the address asks for. `split`: only rows whose experts are ten points or more apart. */
export type Shown = { url: string; track: string; word: string; outcome: string; split: string; sort: string }

const RESERVES = ['一', '二', '三']

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

type LineProps = { row: Row; below: Row | undefined; plan: Plan; scale: Scale; cut: number | undefined }

function RowLine({ row, below, plan, scale, cut }: LineProps) {
  const { rank, candidate, score, outcome } = row
  const { word, tone } = conclusion(row)
  return (
    <tr class={[tone, row.isEdge && 'edge'].filter(Boolean).join(' ') || undefined}>
      <td class="num">{rank}</td>
      <th scope="row" class="keep">
        <a href={paths.proposal(candidate.proposalId)}>{candidate.title}</a>
        <small>{candidate.organizationName}</small>
      </th>
      <td class="num">
        <b>{showScore(score) || '—'}</b>
      </td>
      <td class="plot">{row.spread && <Box spread={{ ...row.spread, cut }} scale={scale} />}</td>
      <td class="num">{score.sheets}</td>
      <td class="num">{row.range === null ? '—' : showPoints(row.range)}</td>
      <td class="num">{yuan(candidate.ask)}</td>
      <td class="num">{outcome.awarded ? yuan(outcome.amount) : '—'}</td>
      <td class="num">{outcome.awarded ? yuan(row.running) : '—'}</td>
      <td>
        <Tag tone={tone}>{word}</Tag>
      </td>
      <td class="because">
        <details open={row.isEdge}>
          <summary>{because(row, below, plan)}</summary>
          <p>{counted(row)}</p>
        </details>
      </td>
    </tr>
  )
}

function conclusion({ outcome, reserve }: Row): { word: string; tone: Tone | undefined } {
  if (outcome.awarded) return { word: '拟立项', tone: 'good' }
  if (reserve !== null) return { word: `递补${RESERVES[reserve - 1] ?? reserve}`, tone: 'warn' }
  return { word: outcome.reason === 'objection_upheld' ? '已取消' : '未立项', tone: undefined }
}

/** Why the row came out so, in one sentence: what parted it from its equals, above or below the line, and the outcome. */
function because(row: Row, below: Row | undefined, plan: Plan): string {
  const { outcome, tie, rank } = row
  const reason = outcome.awarded ? '在名额和预算之内' : REASON_WORDS[outcome.reason]
  if (tie) return `与第${rank - 1}名同分，${parted(tie, plan, 'mine')}；${reason}`
  if (below?.tie && row.isEdge) return `与第${rank + 1}名同分，${parted(below.tie, plan, 'theirs')}`
  return reason
}

/** What parted two equals, as the lower ('mine') or the upper ('theirs') of them tells it. */
function parted(tie: Tie, plan: Plan, whose: 'mine' | 'theirs'): string {
  const [isLower, other] = [whose === 'mine', whose === 'mine' ? 'theirs' : 'mine'] as const
  if (tie.by === 'human') return '各项都相同，由人决定'
  if (tie.by === 'submission') return isLower ? '提交在后' : '提交在前'
  const name = plan.criteria.find(({ code }) => code === tie.criterion)?.name ?? tie.criterion
  const mean = (value: number | null) => (value === null ? '没有' : showMean(value, plan.scoring.decimals))
  return `${name}平均${mean(tie[whose])}，${isLower ? '低于' : '高于'}${mean(tie[other])}`
}

/** How the score was counted. */
function counted({ score, candidate }: Row): string {
  const received = `提交于${sayInstant(candidate.submittedAt)}。`
  if (score.value === null) return `${score.sheets}份有效评分，不够最少份数，没有得分。${received}`
  const { dropped } = score
  const trimmed = dropped
    ? `去掉最高${showPoints(dropped.highest)}、最低${showPoints(dropped.lowest)}，其余${score.kept}份`
    : `${score.kept}份`
  return `${score.sheets}份有效评分，${trimmed}平均${showScore(score)}。${received}`
}

function Cut({ row, ranked: { track, rows } }: { row: Row; ranked: RankedTrack }) {
  const funded = rows.filter(({ outcome }) => outcome.awarded).length
  const isFull = funded >= track.quota
  return (
    <tr class="cut">
      <td colspan={11}>
        <div>
          入选线{showScore(row.score)}分
          <span>
            {isFull ? `${track.quota}个名额已用完` : `已用${funded}个名额，共${track.quota}个`}，预算还余
            {yuan(track.budget - row.running)}元
          </span>
        </div>
      </td>
    </tr>
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

const KEYS: Record<string, (row: Row) => number> = {
  rank: (row) => row.rank,
  score: (row) => row.score.value ?? -1,
  range: (row) => row.range ?? -1,
  ask: (row) => row.candidate.ask,
}

function ordered(rows: Row[], sort: string): Row[] {
  const key = KEYS[sort.replace(/^-/, '')] ?? ((row: Row) => row.rank)
  const sign = sort.startsWith('-') ? -1 : 1
  return rows.toSorted((a, b) => sign * (key(a) - key(b)))
}
