import { type Day, type Instant, dayOf, lastDayBy } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Block } from '../../../web/parts.tsx'
import { STAGES, type RoundCounts, type Stage, type Standing, standingsOf } from '../rules/stages.ts'
import { NOT_YET, sayProgress, stateOf } from './counted.ts'
import type { StageLine } from './lines.ts'
import { type MayRead, placeOf } from './places.ts'

type Props = { round: RoundCounts; lines: StageLine[]; mayRead: MayRead; now: Instant }
type Row = { stage: Stage; standing: Standing; next: StageLine | null }

/** 各阶段: how far each is, until when, and what comes next. */
export function StageTable({ round, lines, mayRead, now }: Props) {
  const standings = standingsOf(round, now)
  const rows = STAGES.map((stage): Row => {
    const next = lines.find((line) => line.stage === stage)
    return { stage, standing: standings[stage], next: next ?? null }
  })
  return (
    <Block id="stages" title="各阶段">
      <List
        lined
        scroll="各阶段表"
        columns={columns(round, mayRead, now)}
        rows={rows}
        looks={({ standing }) => (standing === 'now' ? 'current' : undefined)}
      />
    </Block>
  )
}

const columns = (round: RoundCounts, mayRead: MayRead, now: Instant): Column<Row>[] => [
  {
    head: '阶段',
    text: ({ stage }) => placeOf(stage, round, mayRead, '').text,
    href: ({ stage }) => placeOf(stage, round, mayRead, '').href,
    keep: 'name',
  },
  {
    head: '状态',
    text: ({ stage, standing }) => stateOf(stage, standing, round).word,
    tone: ({ stage, standing }) => stateOf(stage, standing, round).tone,
    keep: 'state',
  },
  { head: '到哪一步', text: ({ stage }) => sayProgress(stage, round, now) ?? NOT_YET },
  { head: '开始', text: ({ stage }) => startOf(stage, round) ?? NOT_YET },
  {
    head: '最后一天',
    text: ({ stage, next }) => lastDayOf(stage, round) ?? next?.by ?? NOT_YET,
    keep: 'date',
  },
  {
    head: '下一步',
    text: ({ next, standing }) => next?.text ?? (standing === 'past' ? '已办完' : NOT_YET),
    href: ({ next }) => next?.href,
  },
]

function startOf(stage: Stage, { publishedAt, opens }: RoundCounts): Day | null {
  if (stage === 'call') return publishedAt === null ? null : dayOf(publishedAt)
  return stage === 'proposals' ? dayOf(opens) : null
}

function lastDayOf(stage: Stage, { closes, scoringCloses, noticeTo }: RoundCounts): Day | null {
  if (stage === 'call' || stage === 'proposals') return lastDayBy(closes)
  if (stage === 'scoring') return lastDayBy(scoringCloses)
  return stage === 'publicity' ? noticeTo : null
}
