import type { ClauseKey } from './rules/anchors.ts'

/**
 * Which rule says no: the reason of a refusal, in any stage, and what its clause sets or says. A reason that is not here
 * comes from no clause; test/rulebook/every-refusal.test.ts knows why.
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
  // proposals
  'too-many-proposals': 'proposals.perOrganization',
  'over-cap': 'proposals.highestAsk',
  'too-long': 'proposals.longestMonths',
  'over-grant-share': 'proposals.grantShare',
  'over-overhead': 'proposals.managementFee',
  'over-personnel': 'proposals.personnel',
  'forbidden-spending': 'proposals.forbidden',
  'forbidden-named': 'proposals.forbidden',
  'step-after-end': '#proposal',
  'place-missing': '#proposal',
  'profile-incomplete': '#proposal',
  'file-not-asked': '#proposal',
  'already-submitted': '#submission',
  'already-reopened': '#submission',
  'not-submitted': '#submission',
  // screening
  'reason-missing': '#screening',
  // panel, scoring, awards
  'already-returned': '#decision',
  'calendar-unknown': 'publicity.workingDays',
  'already-decided': '#record',
}

/** What a call says of its tracks, where its rulebook has no clause for it: how much may be asked, and by whom. */
export const SAID_BY_CALL: string[] = [
  'over-cap',
  'under-least',
  'kind-not-allowed',
  'kind-not-in-track',
  'track-unknown',
]
