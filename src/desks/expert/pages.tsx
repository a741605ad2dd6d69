import { paths } from '../../paths.ts'
import { By } from '../../rulebook/pages/by.tsx'
import { dayOf, daysBetween, type Instant, sayDay, sayDeadline, sayMinute } from '../../shared/days.ts'
import { Progress } from '../../web/charts.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Tasks } from '../../web/lists.tsx'
import { Chapter, Empty, Head } from '../../web/parts.tsx'
import { Due, Rest, dueTag, sayWaiting } from '../pages/waiting.tsx'
import { declareTerm, type Expert, type MyPanel, type MySheet, type MySubmitted, sortOut } from './rules.ts'

export function ExpertDesk({ found, now }: { found: Expert; now: Instant }) {
  const { toDeclare, toScore, others } = sortOut(found, now)
  const left = toScore.reduce((sum, { sheets, submitted }) => sum + sheets - submitted, 0)
  return (
    <div class="page">
      <Head title="评审" meta={sayWaiting(toDeclare.length + left)} />
      {toDeclare.length > 0 && <ToDeclare panels={toDeclare} now={now} />}
      {toScore.map((panel) => (
        <ToScore
          panel={panel}
          sheets={found.sheets.filter((one) => one.roundId === panel.roundId)}
          now={now}
        />
      ))}
      {toDeclare.length + toScore.length === 0 && (
        <Chapter id="waiting" title="等我办理">
          <Empty title="没有要办的事">列入评审委员会以后，先在这里申报回避，再评分。</Empty>
        </Chapter>
      )}
      {others.length > 0 && (
        <Chapter id="panels" title="其他评审">
          <Tasks items={others.map((panel) => otherTask(panel, now))} />
        </Chapter>
      )}
      {found.submitted.length > 0 && (
        <Chapter id="submitted" title="已提交的评分表">
          <List unseenCaption="已提交的评分表" columns={SUBMITTED} rows={found.submitted} />
          <Rest rows={found.submitted.length} />
        </Chapter>
      )}
    </div>
  )
}

const ToDeclare = ({ panels, now }: { panels: MyPanel[]; now: Instant }) => (
  <Chapter id="declare" title="申报回避" small="看申报书以前">
    <Tasks
      items={panels.map((panel) => ({
        href: paths.declaration(panel.roundId),
        text: `${panel.round}：待申报`,
        small: (
          <>
            与哪家单位有任职、亲属、投资等关系；没有的，也要申报
            <By bound={panel.rulebook} rules={['panel.recusalYears']} />。
            {panel.isAssigned
              ? `评分表已经分配，申报以后才能补分给您，${sayDeadline(panel.scoringCloses)}评分截止。`
              : `${sayDay(declareTerm(panel).by)}以前申报，过了这一天就不再分给评分表。`}
          </>
        ),
        tag: dueTag(daysBetween(dayOf(now), declareTerm(panel).by)),
      }))}
    />
  </Chapter>
)

const ToScore = ({ panel, sheets, now }: { panel: MyPanel; sheets: MySheet[]; now: Instant }) => (
  <Chapter
    id={`score-${panel.roundId}`}
    title="评分"
    small={<Due left={daysBetween(dayOf(now), dayOf(panel.scoringCloses - 1))} />}
  >
    <h3>{panel.round}</h3>
    <p>
      已提交{panel.submitted}份，共{panel.sheets}份；{sayDeadline(panel.scoringCloses)}截止
      <By bound={panel.rulebook} rules={['#scoring']} />。
    </p>
    <Progress name={`${panel.round}的评分进度`} value={panel.submitted} max={panel.sheets} />
    <Tasks
      items={sheets.map(({ id, title, category, savedAt }) => ({
        href: paths.sheet(id),
        text: title,
        small: savedAt === null ? category : `${category}，${sayMinute(savedAt)}保存`,
        tag: savedAt === null ? { word: '未开始' } : { tone: 'now', word: '草稿' },
      }))}
    />
    {panel.sheets - panel.submitted > sheets.length && (
      <p class="quiet small">
        还有{panel.sheets - panel.submitted - sheets.length}份，见
        <a href={paths.scoring(panel.roundId)}>全部评分表</a>。
      </p>
    )}
  </Chapter>
)

function otherTask(panel: MyPanel, now: Instant) {
  const { roundId, round, sheets, submitted, declaredAt } = panel
  const small = sheets > 0 ? `评分表${submitted}份已提交，共${sheets}份` : '还没有分配评分表'
  const href = sheets > 0 ? paths.scoring(roundId) : paths.declaration(roundId)
  return { href, text: round, small, tag: stateTag(panel, now, declaredAt) }
}

function stateTag({ sheets, submitted, scoringCloses }: MyPanel, now: Instant, declaredAt: Instant | null) {
  if (sheets > 0 && submitted === sheets) return { tone: 'good', word: '已全部提交' } as const
  if (sheets > 0 && now >= scoringCloses) return { tone: 'warn', word: '已截止' } as const
  return declaredAt === null ? { word: '等待资格审查结束' } : ({ tone: 'good', word: '已申报回避' } as const)
}

const SUBMITTED: Column<MySubmitted>[] = [
  { head: '项目', text: ({ title }) => title, href: ({ id }) => paths.sheet(id), keep: 'name' },
  { head: '总分', points: ({ total }) => total, keep: 'state' },
  { head: '提交时间', instant: ({ at }) => at, keep: 'date' },
]
