import { type Day, type Instant, dayOf, daysBetween, sayDay } from '../../../../shared/days.ts'
import type { Gate } from '../../../../rulebook/rules/kinds.ts'
import type { Milestone as Moment } from '../../../../web/time.tsx'

type Tranche = { seq: number; percent: number; gate: Gate; payment: { paidOn: Day } | null }
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
  project: {
    startsOn: Day
    endsOn: Day
    signedAt: Instant
    closedAt: Instant | null
    terminatedAt: Instant | null
    grade: string | null
  }
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
    word: '已签署',
  }
  const due = milestones.map((milestone) => momentOf(milestone, tranches, today, milestone === next))
  if (project.terminatedAt === null)
    return [signed, ...due, endOf(project, tranches, today), ...closingOf(project)]
  const come = milestones.flatMap((one, at) => (one.reportedAt === null ? [] : (due[at] ?? [])))
  return [signed, ...come, terminationOf(project.terminatedAt), ...closingOf(project)]
}

/** What was still to come is not any more. */
const terminationOf = (at: Instant): Moment => ({
  day: dayOf(at),
  title: '项目协议终止',
  text: '此后不再报告，不再拨款',
  tone: 'bad',
  word: '已终止',
})

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
  { dueOn }: Milestone,
  money: string | undefined,
): Omit<Moment, 'day' | 'title'> {
  const late = daysBetween(dueOn, reported)
  const said = `${sayDay(reported).replace(/^\d+年/, '')}提交`
  if (late > 0) return { text: `${said}，晚${late}天`, tone: 'warn', word: '逾期提交' }
  return { text: money ?? said, tone: 'good', word: '已通过' }
}

function endOf({ endsOn, closedAt }: Progress['project'], tranches: Tranche[], today: Day): Moment {
  const text = opens(tranches, 'final_passed') ?? '之后提交结项报告'
  const plain = { day: endsOn, title: '项目结束', text: closedAt === null ? `结项评估后：${text}` : text }
  if (closedAt !== null) return { ...plain, tone: 'good', word: '已结束' }
  return endsOn < today ? { ...plain, tone: 'now', word: '待结项' } : { ...plain, word: '未到期' }
}

const closingOf = ({ closedAt, grade }: Progress['project']): Moment[] =>
  closedAt === null
    ? []
    : [{ day: dayOf(closedAt), title: '结项', text: `评定${grade}等`, tone: 'good', word: '已结项' }]

/** "第1笔，50%，已拨付", or that it is to be paid from then on: a gate that is passed is no payment yet. */
function opens(tranches: Tranche[], gate: Gate): string | undefined {
  const opened = tranches.filter((tranche) => tranche.gate === gate)
  if (opened.length === 0) return undefined
  return opened
    .map(({ seq, percent, payment }) => `第${seq}笔，${percent}%，${payment ? '已拨付' : '还没有拨付'}`)
    .join('；')
}
