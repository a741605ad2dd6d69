import type { ClauseKey } from '../../src/rulebook/rules/anchors.ts'

/** What the officer sees beside the call's demands. */
export const DEMANDS: ClauseKey[] = [
  'proposals.highestAsk',
  'proposals.communityGroups',
  'proposals.longestMonths',
  'proposals.managementFee',
]
export const LOOK_BACKS: ClauseKey[] = [
  'screening.abnormalYears',
  'screening.dishonestyYears',
  'screening.violationYears',
]

/** Said where a call says them alone, or where this world does not come: an evaluation, who may apply. */
export const CALL_ALONE: ClauseKey[] = [
  'calls.openDays',
  'calls.endingWorkingDays',
  'proposals.communityGroups',
  'scoring.bonus',
  'projects.midtermAt',
  'closing.absentDays',
  'closing.gradeA',
  'closing.gradeB',
]
