import type { ClauseKey } from './rules/anchors.ts'

/**
 * Which rule says no, where a refusal does not name it itself (`by`): its reason, and what its clause sets or says. A reason
 * that has neither comes from no clause; test/rulebook/every-refusal.test.ts knows why.
 */
export const SET_BY: Record<string, ClauseKey> = {
  // calls
  'call-not-open-yet': 'calls.openDays',
  'call-closed': 'calls.openDays',
  contradictory: '#call',
  'not-published': '#call',
  'rulebook-not-in-force': '#versions',
  'published-is-frozen': '#amendment',
  'already-published': '#amendment',
  'amendment-waits': '#amendment',
  'closed-already': '#amendment',
  'opened-already': '#amendment',
  'deadline-shortened': '#amendment',
  'less-for-applicants': '#amendment',
  'less-time': '#amendment',
  'category-gone': '#amendment',
  'topics-gone': '#amendment',
  'not-to-be-amended': '#amendment',
  'nothing-changed': '#amendment',
  'plan-changed': '#amendment',
  'own-draft': '#second-person',
  'own-amendment': '#second-person',
  'asked-already': '#enquiries',
  // the calendar, and amendments
  'calendar-unknown': 'publicity.workingDays',
  'already-decided': '#record',
}
