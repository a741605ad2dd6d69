import { askedIn, clausesOf as rulesOf } from '../../src/round/calls/conditions/rules/told.ts'
import { bookWith, planBy } from '../round/calls/ruled.ts'
import type { ClauseKey } from '../../src/rulebook/rules/anchors.ts'

/** Of what an application is held against. */
export const CONDITIONS: ClauseKey[] = askedIn(planBy(bookWith()), 'applicant').flatMap(rulesOf)

/** What the officer sees of each condition. */
export const DEMANDS: ClauseKey[] = ['calls.openDays', ...CONDITIONS]
export const LOOK_BACKS: ClauseKey[] = [
  'screening.abnormalYears',
  'screening.dishonestyYears',
  'screening.violationYears',
]

/** Said where a call says them alone, or where this world does not come: an evaluation, who may apply. */
export const CALL_ALONE: ClauseKey[] = [
  'calls.openDays',
  'calls.endingWorkingDays',
  ...(['foundedYears', 'leastGrade', 'inspections', 'staff', 'onePurse'] as const).map(
    (one) => `screening.${one}` as const,
  ),
  'scoring.bonus',
  'projects.midtermAt',
  'closing.absentDays',
  'closing.gradeA',
  'closing.gradeB',
]
