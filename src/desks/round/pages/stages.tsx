import { sayClause } from '../../../shared/clauses.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Block, Clause, NOT_YET } from '../../../web/parts.tsx'
import type { Dated, Dates } from '../rules/dates.ts'
import { STAGES, type RoundCounts, type Stage, type Standing, standingsOf } from '../rules/stages.ts'
import { sayProgress, stateOf } from './counted.ts'
import type { StageLine } from './lines.ts'
import { type MayRead, placeOf } from './places.ts'

type Props = { round: RoundCounts; dates: Dates; lines: StageLine[]; mayRead: MayRead; now: Instant }
type Row = { stage: Stage; standing: Standing; next: StageLine | null }

/** 各阶段: how far each is, until when, and what comes next. */
export function StageTable({ round, dates, lines, mayRead, now }: Props) {
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
        columns={columns({ round, dates, mayRead, now })}
        rows={rows}
        looks={({ standing }) => (standing === 'now' ? 'current' : undefined)}
      />
    </Block>
  )
}

const columns = ({ round, dates, mayRead, now }: Omit<Props, 'lines'>): Column<Row>[] => [
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
  {
    head: '开始',
    text: ({ stage }) => dates[stage].from?.by ?? NOT_YET,
    cell: ({ stage }) => <When dated={dates[stage].from} />,
  },
  {
    head: '最后一天',
    text: ({ stage }) => dates[stage].to?.by ?? NOT_YET,
    cell: ({ stage }) => <When dated={dates[stage].to} />,
    keep: 'date',
  },
  {
    head: '下一步',
    text: ({ next, standing }) => next?.text ?? (standing === 'past' ? '已办完' : NOT_YET),
    href: ({ next }) => next?.href,
  },
]

/** A day, and beneath it the clause or the act that sets it. */
const When = ({ dated }: { dated: Dated | null }) =>
  dated === null ? (
    <>{NOT_YET}</>
  ) : (
    <>
      <time>{dated.by}</time>
      <small>
        {dated.clause && <Clause href={dated.clause.href}>{sayClause(dated.clause.no)}</Clause>}
        {dated.custom}
      </small>
    </>
  )
