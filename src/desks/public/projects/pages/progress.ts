import { type Day, type Instant, dayOf, daysBetween, sayDay } from '../../../../shared/days.ts'
import type { Gate } from '../../../../rulebook/rules/kinds.ts'
import type { Milestone as Moment } from '../../../../web/time.tsx'

type Tranche = { seq: number; percent: number; gate: Gate }
type Milestone = {
  seq: number
  kind: 'progress' | 'midterm'
  title: string
  dueOn: Day
  /** When its first report came in; null until a report is accepted. */
  reportedAt: Instant | null
}
/** What the public dates of a project are made of. */
export type Progress = {
  project: { startsOn: Day; endsOn: Day; signedAt: Instant; closedAt: Instant | null; grade: string | null }
  milestones: Milestone[]
  tranches: Tranche[]
}

/** A project's dates in order: the agreement, its milestones, its end, its closing. */
export function momentsOf({ project, milestones, tranches }: Progress, today: Day): Moment[] {
  const next = milestones.find(({ reportedAt, dueOn }) => reportedAt === null && dueOn >= today)
  const signed: Moment = {
    day: dayOf(project.signedAt),
    title: '签订协议',
    text: opens(tranches, 'agreement_signed') ?? '双方签署',
    tone: 'good',
    word: '已完成',
  }
  const due = milestones.map((milestone) => momentOf(milestone, tranches, today, milestone === next))
  return [signed, ...due, endOf(project, tranches, today), ...closingOf(project)]
}

/** What is accepted is told with how it came; what is not is told by its date alone. */
function momentOf(milestone: Milestone, tranches: Tranche[], today: Day, isNext: boolean): Moment {
  const { title, dueOn: day, kind, reportedAt } = milestone
  const money = kind === 'midterm' ? opens(tranches, 'midterm_passed') : undefined
  const plain = { day, title, text: money ?? '按项目计划' }
  if (reportedAt !== null) return { ...plain, ...doneOf(dayOf(reportedAt), milestone, money) }
  if (day < today) return { ...plain, tone: 'warn', word: '已到期，待确认' }
  return isNext ? { ...plain, tone: 'now', word: '进行中' } : { ...plain, word: '未到期' }
}

function doneOf(
  reported: Day,
  { dueOn, kind }: Milestone,
  money: string | undefined,
): Omit<Moment, 'day' | 'title'> {
  const late = daysBetween(dueOn, reported)
  const said = `${sayDay(reported).replace(/^\d+年/, '')}提交`
  if (late > 0) return { text: `${said}，晚${late}天`, tone: 'warn', word: '逾期提交' }
  return { text: money ?? said, tone: 'good', word: kind === 'midterm' ? '已通过' : '已完成' }
}

function endOf({ endsOn, closedAt }: Progress['project'], tranches: Tranche[], today: Day): Moment {
  const text = opens(tranches, 'final_passed') ?? '之后提交结项报告'
  const plain = { day: endsOn, title: '项目结束', text: closedAt === null ? `结项评估后${text}` : text }
  if (closedAt !== null) return { ...plain, tone: 'good', word: '已结束' }
  return endsOn < today ? { ...plain, tone: 'now', word: '待结项' } : { ...plain, word: '未到期' }
}

const closingOf = ({ closedAt, grade }: Progress['project']): Moment[] =>
  closedAt === null
    ? []
    : [{ day: dayOf(closedAt), title: '结项', text: `评定${grade}等`, tone: 'good', word: '已结项' }]

/** "拨付第一笔，50%" */
function opens(tranches: Tranche[], gate: Gate): string | undefined {
  const opened = tranches.filter((tranche) => tranche.gate === gate)
  if (opened.length === 0) return undefined
  return opened.map(({ seq, percent }) => `拨付第${seq}笔，${percent}%`).join('；')
}
