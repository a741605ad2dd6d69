import { type Day, plusDays, plusMonths } from '../../../shared/days.ts'
import type { Parameters } from '../../../rulebook/rules/parameters.ts'
import type { Step } from '../../proposals/rules/content.ts'

export type MilestoneKind = 'progress' | 'midterm'
/** Something due by the end of `dueOn`. `seq` counts a project's milestones from 1, the earliest first. */
export type Milestone = { id: string; seq: number; kind: MilestoneKind; title: string; dueOn: Day }
export type NewMilestone = Omit<Milestone, 'id'>

type Rules = Partial<Pick<Parameters['projects'], 'reports' | 'midtermAt'>>

/**
 * What a project owes and when: every step of the plan that was submitted, one mid-term evaluation, and where the
 * rulebook asks for monthly reports one for each month in which no step is due. A step is due on the last day of its month;
 * the mid-term on the last day of the month in which so much of the time is over as the rulebook says, without one half.
 * Of two due on one day the step comes first: the evaluation looks at what it has brought.
 */
export function milestonesOf(
  steps: Step[],
  months: number,
  startsOn: Day,
  { reports = 'none', midtermAt = 50 }: Rules = {},
): NewMilestone[] {
  const planned = steps.map(({ month, work }) => ({
    kind: 'progress' as const,
    title: work,
    dueOn: lastDayOf(Math.min(month, months), startsOn),
  }))
  const midterm = {
    kind: 'midterm' as const,
    title: '中期评估',
    dueOn: lastDayOf(Math.ceil((months * midtermAt) / 100), startsOn),
  }
  const monthly = reports === 'monthly' ? monthlyReports(planned, months, startsOn) : []
  return [...planned, ...monthly, midterm]
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .map((milestone, at) => ({ seq: at + 1, ...milestone }))
}

/** A step's report is its month's. */
function monthlyReports(planned: { dueOn: Day }[], months: number, startsOn: Day) {
  return Array.from({ length: months }, (_, at) => at + 1)
    .map((month) => ({
      kind: 'progress' as const,
      title: `第${month}个月进展报告`,
      dueOn: lastDayOf(month, startsOn),
    }))
    .filter(({ dueOn }) => !planned.some((step) => step.dueOn === dueOn))
}

/** The last day of a project's month, counted from 1: begun on 8 July, month 1 ends on 7 August. */
export const lastDayOf = (month: number, startsOn: Day): Day => plusDays(plusMonths(startsOn, month), -1)
