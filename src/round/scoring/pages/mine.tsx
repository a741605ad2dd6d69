import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDeadline } from '../../../shared/days.ts'
import { showPoints } from '../../../shared/points.ts'
import { Pages, ROWS } from '../../../web/controls.tsx'
import { type Task, Tasks } from '../../../web/lists.tsx'
import { Chapter, Empty, Head } from '../../../web/parts.tsx'
import { type Round, numbered } from '../../calls/rules/round.ts'
import { type Done, HowFar } from './heading.tsx'

type Sheet = {
  id: string
  number: number
  title: string
  category: string
  savedAt: Instant | null
  submittedAt: Instant | null
  total: number | null
}

/** `rows` are a page of them; the counts are of all. */
type Props = {
  round: Round
  mine: Done & { rows: Sheet[] }
  page: number
  now: Instant
}

/** An expert's sheets of a round, what is to do first. */
export function MySheetsPage({ round, mine, page, now }: Props) {
  const { plan } = round
  const isOver = now >= plan.dates.scoringCloses
  const open = mine.rows.filter((one) => one.submittedAt === null)
  const handedIn = mine.rows.filter((one) => one.submittedAt !== null)
  const left = mine.assigned - mine.submitted
  const tasks = (sheets: Sheet[]) => <Tasks items={sheets.map((one) => task(round, one, isOver))} />
  return (
    <div class="page">
      <Head
        title={plan.title}
        crumbs={[{ href: paths.desk('expert'), text: '评审' }]}
        meta={
          <span>
            评分{sayDeadline(plan.dates.scoringCloses)}截止，评审期间不显示申报单位
            <By bound={plan.rulebook} rules={['#scoring']} />
          </span>
        }
        aside={<HowFar {...mine} />}
      />
      {(open.length > 0 || left === 0) && (
        <Chapter id="open" title={isOver && left > 0 ? '没有提交' : '待评'} small={`${left}份`}>
          {left === 0 ? <Empty title="都评完了">没有等您评分的申报书。</Empty> : tasks(open)}
        </Chapter>
      )}
      {handedIn.length > 0 && (
        <Chapter id="done" title="已评" small={`${mine.submitted}份`}>
          {tasks(handedIn)}
        </Chapter>
      )}
      {mine.assigned > ROWS && (
        <Pages page={page} total={mine.assigned} href={(to) => `${paths.scoring(round.id)}?page=${to}`} />
      )}
    </div>
  )
}

const task = (round: Round, sheet: Sheet, isOver: boolean): Task => ({
  href: paths.sheet(sheet.id),
  text: sheet.title,
  small: `${numbered(round.plan, 'SQ', sheet.number)}　${sheet.category}`,
  tag: tagOf(sheet, isOver),
})

function tagOf({ savedAt, submittedAt, total }: Sheet, isOver: boolean): NonNullable<Task['tag']> {
  if (submittedAt !== null) return { tone: 'good', word: `已提交${showPoints(total ?? 0)}分` }
  if (isOver) return { word: '已截止' }
  return savedAt === null ? { word: '未评' } : { tone: 'now', word: '评分中' }
}
