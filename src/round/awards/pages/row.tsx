import { paths } from '../../../paths.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import { Box, type Scale } from '../../../web/charts.tsx'
import { Tag, type Tone } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { showScore } from '../../scoring/rules/score.ts'
import type { RankedTrack } from '../rules/room.ts'
import { type Row, usedOf } from '../rules/rows.ts'
import { because, counted } from './because.ts'

type LineProps = { row: Row; below: Row | undefined; plan: Plan; scale: Scale; cut: number | undefined }

/** One proposal: what it got, how far its experts are apart, and why it came out so. */
export function RowLine({ row, below, plan, scale, cut }: LineProps) {
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

const RESERVES = ['一', '二', '三']

function conclusion({ outcome, reserve }: Row): { word: string; tone: Tone | undefined } {
  if (outcome.awarded) return { word: '拟立项', tone: 'good' }
  if (reserve !== null) return { word: `递补${RESERVES[reserve - 1] ?? reserve}`, tone: 'warn' }
  return { word: outcome.reason === 'objection_upheld' ? '已取消' : '未立项', tone: undefined }
}

/** Under the last funded row: the score that was enough, and what ended the walk. */
export function Cut({ row, ranked }: { row: Row; ranked: RankedTrack }) {
  const { track } = ranked
  const { places: funded, money } = usedOf(ranked)
  const isFull = funded >= track.quota
  return (
    <tr class="cut">
      <td colspan={11}>
        <div>
          入选线{showScore(row.score)}分
          <span>
            {isFull ? `${track.quota}个名额已用完` : `已用${funded}个名额，共${track.quota}个`}，预算还余
            {yuan(track.budget - money)}元
          </span>
        </div>
      </td>
    </tr>
  )
}
