import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { showPoints } from '../../../shared/points.ts'
import { Progress } from '../../../web/charts.tsx'
import { Tasks } from '../../../web/lists.tsx'
import { Block, Chapter, Empty, Head } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { type Round, numbered } from '../../calls/rules/round.ts'

type Mine = {
  id: string
  number: number
  title: string
  category: string
  savedAt: Instant | null
  submittedAt: Instant | null
  total: number | null
}

/** An expert's sheets of a round, what is to do first. */
export function MySheetsPage({ round, mine }: { round: Round; mine: Mine[] }) {
  const [open, handedIn] = [
    mine.filter((one) => one.submittedAt === null),
    mine.filter((one) => one.submittedAt !== null),
  ]
  return (
    <div class="page">
      <Head
        title={round.plan.title}
        crumbs={[{ href: paths.desk('expert'), text: '评审' }]}
        meta={`评分${sayMinute(round.plan.dates.scoringCloses)}截止，评审期间不显示申报单位`}
        aside={
          <Progress
            id="sheets"
            name={`已提交${handedIn.length}份，共${mine.length}份`}
            value={handedIn.length}
            max={Math.max(1, mine.length)}
          />
        }
      />
      <Chapter id="open" title="待评" small={`${open.length}份`}>
        {open.length === 0 ? (
          <Empty title="都评完了">没有等您评分的申报书。</Empty>
        ) : (
          <Tasks items={open.map((one) => task(round, one))} />
        )}
      </Chapter>
      {handedIn.length > 0 && (
        <Chapter id="done" title="已评" small={`${handedIn.length}份`}>
          <Tasks items={handedIn.map((one) => task(round, one))} />
        </Chapter>
      )}
    </div>
  )
}

function task(round: Round, { id, number, title, category, savedAt, submittedAt, total }: Mine) {
  const state = submittedAt !== null ? 'good' : 'now'
  const word =
    submittedAt !== null ? `已提交${showPoints(total ?? 0)}分` : savedAt === null ? '未评' : '评分中'
  return {
    href: paths.sheet(id),
    text: title,
    small: `${numbered(round.plan, 'SQ', number)}　${category}`,
    tag: { word, ...(submittedAt === null && savedAt === null ? {} : ({ tone: state } as const)) },
  }
}

type Count = { assigned: number; submitted: number }
type Progresses = {
  round: Round
  byExpert: (Count & { name: string })[]
  byProposal: (Count & { proposalId: string; number: number; title: string })[]
}

/** How far the scoring is, for the staff: counts alone, no points. `isSecond`: under the reader's own sheets. */
export function ProgressPage({ round, byExpert, byProposal, isSecond }: Progresses & { isSecond: boolean }) {
  const total = byExpert.reduce((sum, one) => sum + one.assigned, 0)
  const submitted = byExpert.reduce((sum, one) => sum + one.submitted, 0)
  return (
    <div class="page">
      {isSecond ? <h2>全部专家的评分进度</h2> : <ProgressHead round={round} />}
      {total === 0 ? (
        <Empty title="还没有分配评分表">专家都申报回避以后，由经办人分配。</Empty>
      ) : (
        <>
          <Block id="total" title="全部">
            <Progress
              id="all-sheets"
              name={`已提交${submitted}份，共${total}份`}
              value={submitted}
              max={total}
            />
          </Block>
          <div class="columns">
            <Counts id="experts" title="按专家" rows={byExpert.map((one) => ({ ...one, text: one.name }))} />
            <Counts
              id="proposals"
              title="按项目"
              rows={byProposal.map((one) => ({
                ...one,
                text: (
                  <>
                    <a href={paths.proposal(one.proposalId)}>{one.title}</a>
                    <small>{numbered(round.plan, 'SQ', one.number)}</small>
                  </>
                ),
              }))}
            />
          </div>
        </>
      )}
    </div>
  )
}

const ProgressHead = ({ round }: { round: Round }) => (
  <Head
    title="评分进度"
    crumbs={[
      { href: paths.rounds(), text: '征集' },
      { href: paths.round(round.id), text: round.plan.title },
    ]}
    meta={`评分${sayMinute(round.plan.dates.scoringCloses)}截止；评分结束以前，谁也看不到分数`}
    actions={<a href={paths.decision(round.id)}>审定</a>}
  />
)

const Counts = ({ id, title, rows }: { id: string; title: string; rows: (Count & { text: Child })[] }) => (
  <Block id={id} title={title}>
    <Table
      unseenCaption={title}
      head={[{ text: title.slice(1) }, { text: '已提交', num: true }, { text: '分配', num: true }]}
    >
      {rows.map(({ text, submitted, assigned }) => (
        <tr>
          <th scope="row">{text}</th>
          <td class="num">{submitted}</td>
          <td class="num">{assigned}</td>
        </tr>
      ))}
    </Table>
  </Block>
)
