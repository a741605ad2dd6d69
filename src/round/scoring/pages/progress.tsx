import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Progress } from '../../../web/charts.tsx'
import { Pages, ROWS } from '../../../web/controls.tsx'
import { Form } from '../../../web/form.tsx'
import { Block, Button, Empty, Head } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { type Round, numbered } from '../../calls/rules/round.ts'
import { whyNotRemind } from '../rules/reminding.ts'

type Count = { assigned: number; submitted: number }
type Progresses = {
  round: Round
  byExpert: (Count & { name: string })[]
  byProposal: (Count & { proposalId: string; number: number; title: string })[]
  /** How many proposals there are; `byProposal` is the `page` of them. */
  proposals: number
  page: number
  person: Person
  now: Instant
  of: Filled
}

/** How far the scoring is, for the staff: counts alone, no points. `isSecond`: under the reader's own sheets. */
export function ProgressPage({ isSecond, ...progresses }: Progresses & { isSecond: boolean }) {
  const { round, byExpert, byProposal, proposals, page, person, now, of } = progresses
  const behind = byExpert.filter((one) => one.submitted < one.assigned).length
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
            {whyNotRemind({ plan: round.plan, behind, remindedAt: null }, person, now) === null && (
              <Form
                to={paths.scoringReminders(round.id)}
                of={of}
                button={`提醒还没有交齐的${behind}名专家`}
                plain
                beside={<span class="quiet">每名专家收到一封信，写明还差几份。</span>}
              />
            )}
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
          {proposals > ROWS && (
            <Pages page={page} total={proposals} href={(to) => `${paths.scoring(round.id)}?projects=${to}`} />
          )}
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
    meta={
      <span>
        评分{sayMinute(round.plan.dates.scoringCloses)}截止；评分结束以前，谁也看不到分数
        <By bound={round.plan.rulebook} rules={['#scoring']} />
      </span>
    }
    actions={
      <Button plain href={paths.decision(round.id)}>
        审定
      </Button>
    }
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
