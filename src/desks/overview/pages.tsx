import { paths } from '../../paths.ts'
import { type Instant, sayMinute } from '../../shared/days.ts'
import { Tag } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import { type Overview, isDone, stageWord } from './rules.ts'

/** Every round in a row, every stage in a column; each number leads to the page where its work is done. */
export const RoundsTable = ({ rounds, now }: { rounds: Overview[]; now: Instant }) => (
  <Table
    lined
    scroll="各期进展表"
    head={[
      { text: '期', keep: true },
      { text: '阶段' },
      { text: '申报', num: true },
      { text: '待审', num: true },
      { text: '入围', num: true },
      { text: '已申报回避', num: true },
      { text: '评分表', num: true },
      { text: '审定' },
      { text: '待答复异议', num: true },
      { text: '协议', num: true },
      { text: '项目', num: true },
      { text: '待审报告', num: true },
      { text: '逾期', num: true },
      { text: '结项', num: true },
    ]}
  >
    {rounds.map((round) => (
      <Row round={round} now={now} />
    ))}
  </Table>
)

const Row = ({ round, now }: { round: Overview; now: Instant }) => {
  const { id } = round
  const isDraft = round.publishedAt === null
  return (
    <tr>
      <th scope="row" class="keep">
        <a href={paths.round(id)}>
          <span class="desktop">{round.title}</span>
          <span class="phone">{round.code}</span>
        </a>
        <small>
          <span class="desktop">{round.code}，</span>
          {sayMinute(round.closes)}申报截止
        </small>
      </th>
      <td>
        <Tag tone={isDone(round) ? 'good' : 'now'}>{stageWord(round, now)}</Tag>
      </td>
      {isDraft ? (
        <td colspan={12} class="quiet">
          发布以后开始
        </td>
      ) : (
        <Counts round={round} />
      )}
    </tr>
  )
}

const Counts = ({ round }: { round: Overview }) => {
  const { id } = round
  return (
    <>
      {round.sealed === null ? (
        <Count href={paths.proposals(id)} value={round.submitted} />
      ) : (
        <td class="nowrap">
          <a href={paths.opening(id)}>密封</a>
        </td>
      )}
      <Count href={paths.screening(id)} value={round.unscreened} />
      <Count href={`${paths.screening(id)}?state=eligible`} value={round.eligible} />
      <Count href={paths.panel(id)} value={round.declared} of={round.panel} />
      <Count href={paths.scoring(id)} value={round.sheetsDone} of={round.sheets} />
      <td class="nowrap">
        <a href={paths.decision(id)}>{sayDecision(round)}</a>
      </td>
      <Count href={paths.objections(id)} value={round.objections} />
      <Count href={paths.agreements(id)} value={round.agreements} of={round.awarded} />
      <Count href={paths.roundProjects(id)} value={round.projects} />
      <Count href={`${paths.roundProjects(id)}?state=waiting`} value={round.reports} />
      <Count href={`${paths.roundProjects(id)}?state=overdue`} value={round.overdue} />
      <Count href={paths.roundProjects(id)} value={round.closed} of={round.projects} />
    </>
  )
}

const Count = ({ href, value, of }: { href: string; value: number; of?: number }) => (
  <td class="num">
    <a href={href}>{of === undefined ? value : `${value}/${of}`}</a>
  </td>
)

export function sayDecision({ decision, noticeTo, announcedAt }: Overview): string {
  if (announcedAt !== null) return '已公告'
  if (noticeTo !== null) return decision === 'approved' ? '已公示' : DECISION_WORDS[decision ?? 'prepared']
  return decision === null ? '未拟定' : DECISION_WORDS[decision]
}

const DECISION_WORDS = { prepared: '待批准', returned: '已退回', approved: '已批准' } as const
