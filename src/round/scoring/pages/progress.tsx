import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDeadline } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Progress } from '../../../web/charts.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, ROWS, pageIn } from '../../../web/controls.tsx'
import { Form } from '../../../web/form.tsx'
import { Block, Button, Empty, Head } from '../../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../../web/sheet.ts'
import { type Round, numbered } from '../../calls/rules/round.ts'
import { whyNotRemind } from '../rules/reminding.ts'

type Count = { assigned: number; submitted: number }
/** `hasLeft`: is an expert no more; what they have not handed in stays open until the scoring closes. */
type ByExpert = Count & { name: string; hasLeft: boolean }
type ByProposal = Count & { proposalId: string; number: number; title: string }
/** A page by expert and a page by proposal, with how many there are of all; `behind`: experts with sheets left. */
type Progressing = {
  byExpert: ByExpert[]
  byProposal: ByProposal[]
  counts: Count & { experts: number; behind: number; proposals: number }
}
/** `isSecond`: under the reader's own sheets. */
type Props = Progressing &
  Reminded & {
    round: Round
    asked: { projectsPage: number; expertsPage: number; word: string }
    isSecond: boolean
    url: string
  }
type Reminded = { person: Person; now: Instant; of: Filled }

/** How far the scoring is, for the staff: counts alone, no points. */
export function ProgressPage(props: Props) {
  const { round, byExpert, byProposal, counts, asked, isSecond, url, person, now, of } = props
  const { assigned: total, submitted, behind, proposals } = counts
  return (
    <div class="page">
      {isSecond ? <h2>全部专家的评分进度</h2> : <ProgressHead round={round} />}
      {total === 0 ? (
        <Empty title="还没有分配评分表">专家都申报回避以后，由经办人分配。</Empty>
      ) : (
        <>
          <Filters
            action={paths.scoring(round.id)}
            items={[{ kind: 'search', name: 'word', label: '受理编号或项目', value: asked.word }]}
            shown={`共${proposals}项`}
            url={url}
          />
          <Block id="total" title="全部">
            <Progress
              id="all-sheets"
              name={`已提交${submitted}份，共${total}份`}
              value={submitted}
              max={total}
            />
            {whyNotRemind({ plan: round.plan, ended: round.ended, behind, remindedAt: null }, person, now) ===
              null && (
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
            <Block id="experts" title="按专家">
              <List narrow unseenCaption="按专家" columns={EXPERTS} rows={byExpert} />
              {counts.experts > ROWS && (
                <Pages page={asked.expertsPage} total={counts.experts} href={pageIn(url, 'expertsPage')} />
              )}
            </Block>
            <Block id="proposals" title="按项目">
              <List narrow unseenCaption="按项目" columns={proposalColumns(round)} rows={byProposal} />
            </Block>
          </div>
          {proposals > ROWS && (
            <Pages page={asked.projectsPage} total={proposals} href={pageIn(url, 'projectsPage')} />
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
        评分{sayDeadline(round.plan.dates.scoringCloses)}截止；评分结束以前，谁也看不到分数
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

const COUNTS: Column<Count>[] = [
  { head: '已提交', count: ({ submitted }) => submitted },
  { head: '分配', count: ({ assigned }) => assigned },
]

const EXPERTS: Column<ByExpert>[] = [
  { head: '专家', text: ({ name, hasLeft }) => (hasLeft ? `${name}（已卸任）` : name), keep: 'name' },
  ...COUNTS,
]

const proposalColumns = ({ plan }: Round): Column<ByProposal>[] => [
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ proposalId }) => paths.proposal(proposalId),
    also: { head: '受理编号', text: ({ number }) => numbered(plan, 'SQ', number) },
    keep: 'name',
  },
  ...COUNTS,
]

export const progressSheets = (round: Round, { byExpert, byProposal, counts }: Progressing): Sheet[] => [
  sheetOf('按专家', EXPERTS, byExpert, counts.experts),
  sheetOf('按项目', proposalColumns(round), byProposal, counts.proposals),
]
