import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import { type Calendar, kindOf } from '../../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, lastDayBy } from '../../../../shared/days.ts'
import { type FormFault, faultsOfForm } from '../../form/rules/faults.ts'
import type { Plan } from '../../rules/plan.ts'
import { type PlanFault, faultsOf } from '../../rounds/rules.ts'
import { departuresOf } from '../../rules/ruled.ts'
import { FAULT_STEPS, type Step, departureStep, stepOf } from './steps.ts'

/** What is missing or contradictory in a draft, and the step that mends it. */
export type Finding = { step: Step } & (
  | { what: 'field'; field: string; says: string }
  | { what: 'fault'; fault: PlanFault }
  | { what: 'form-fault'; field: string; fault: FormFault }
  | { what: 'departure'; key: ParameterKey }
  | { what: 'code-taken'; code: string }
  | { what: 'no-rulebook' }
  | { what: 'no-topic-list'; field: string }
  /** Not wrong, but seldom meant. */
  | Warning
)
export type Warning =
  | { what: 'day-off'; field: string; day: Day }
  | { what: 'day-unknown'; field: string; day: Day }

export const isWarning = (finding: Finding): boolean =>
  finding.what === 'day-off' || finding.what === 'day-unknown'

/** Fields that are missing or cannot be read; nothing else can be said before they are. */
export const unreadable = (problems: { field: string; says: string }[]): Finding[] =>
  problems.map((problem) => ({ what: 'field', step: stepOf(problem.field), ...problem }))

/** What a plan that can be read says against itself, its rulebook or the calendar. */
export function contradictions(plan: Plan, calendar: Calendar, now: Instant): Finding[] {
  return [
    ...faultsOf(plan, now).flatMap((fault): Finding[] =>
      fault === 'form-contradictory'
        ? formFindings(plan)
        : [{ what: 'fault', step: FAULT_STEPS[fault], fault }],
    ),
    ...departuresOf(plan, now).map((key): Finding => ({ what: 'departure', step: departureStep(key), key })),
    ...daysOff(plan, calendar),
  ]
}

/** Each by the question that it stands in. */
const formFindings = ({ form }: Plan): Finding[] =>
  (form ? faultsOfForm(form) : []).map((fault) => ({
    what: 'form-fault',
    step: 'form',
    field: fault.field,
    fault,
  }))

/** A call that closes on a holiday finds nobody to ask on its last day. */
function daysOff({ dates }: Plan, calendar: Calendar): Finding[] {
  return Object.entries(dates).flatMap(([name, at]): Finding[] => {
    const day = name === 'opens' ? dayOf(at) : lastDayBy(at)
    const kind = kindOf(calendar, day)
    const found = { step: 'timetable', field: `dates.${name}`, day } as const
    if (kind === 'unknown') return [{ what: 'day-unknown', ...found }]
    return kind === 'weekend' || kind === 'holiday' ? [{ what: 'day-off', ...found }] : []
  })
}
