const OWN = 'its own members read it: their organizations stand in the condition'
const MADE =
  'found by what was made of it: an award, an agreement, a decision. Nothing is made of a sealed one (nothing_sealed_is_…)'
const WRITES = 'a write, or what a write must know: nothing of it is shown'
const CHECKS = 'whether all holds: of what breaks it the ids are told, to auditors alone, and no text'
const NIGHT = 'at night, for letters to its own members or to whoever sees to what was made of it'

/** What selects from proposals outside of their one place: how often, and why it may (readers.test.ts). */
export const READS_PROPOSALS: Record<string, [count: number, why: string]> = {
  // the place itself, and what stands behind it
  'src/round/proposals/store.ts': [
    9,
    'readableBy is here; a desk and the receipts of its own members; applicantsIn, part of the counts of a draft call',
  ],
  'src/round/proposals/applicant/store.ts': [
    4,
    'who applies: in the batch of a read that readableBy or `mine` decides',
  ],
  'src/round/proposals/opening/store.ts': [
    2,
    'the opening itself: numbers and digests of what is to be opened, for its page how many, and no text',
  ],
  'src/round/scoring/store/sheet.ts': [
    4,
    'experts read theirs: of their own assignment, unless they are barred, what EXPERT_READS lists; whose it is, against the expert’s interests',
  ],
  'src/round/panel/store/seen.ts': [
    2,
    'how many passed, of an organization from which somebody is barred: counts of what is open',
  ],
  'src/round/awards/store/room.ts': [
    3,
    'which of what is open passed: the decision room of the office; how many sheets there are',
  ],
  'src/round/awards/store/ineligible.ts': [
    2,
    'which of those that open_submissions finds did not pass; how many',
  ],
  'src/round/scoring/store/progress.ts': [
    1,
    'experts list theirs, by the same condition; how far the scoring of open ones is',
  ],
  'src/desks/expert/store.ts': [
    4,
    'experts list theirs, by the same condition, less what they are barred from; whether all is judged',
  ],
  'src/desks/cases/many/store.ts': [
    5,
    'what is in work: of the rounds that are not sealed, and of what was awarded or became a project; of no organization of whoever asks',
  ],
  'src/desks/search/store/rounds.ts': [
    6,
    'what is searched: proposals by readableBy, drafts and agreements of one’s own organizations, else what was made of them',
  ],
  // its own members
  'src/desks/applicant/store/desk.ts': [4, OWN],
  'src/desks/applicant/store/owing.ts': [10, OWN],
  'src/desks/applicant/store/hosted.ts': [
    1,
    'the host in force of its group: hosts_in_force stands in the condition, as in readableBy',
  ],
  'src/round/proposals/sections/store/found.ts': [12, OWN],
  'src/round/proposals/sections/store/sections.ts': [1, OWN],
  'src/round/proposals/start/store.ts': [8, OWN],
  'src/round/proposals/files/store.ts': [2, 'its own members, and the host in force, by its condition'],
  'src/round/proposals/consents/store.ts': [2, 'the community that it asks, and its own members'],
  'src/round/publicity/endings/store.ts': [
    5,
    'how many there are, after the deadline, and to whom the end of a round is told: counts and ids alone',
  ],
  'src/desks/mailings/store/receivers.ts': [
    5,
    'to whom the office writes: how many of whom, by track; of drafts that alone, of what was submitted what is open',
  ],
  'src/desks/cases/store.ts': [1, 'which round a case is of: an id alone'],
  'src/desks/operator/store/round.ts': [1, 'which round an address is of: an id alone'],
  // what was made of it
  'src/round/agreements/lapses/store.ts': [3, MADE],
  'src/round/closing/defaults/store.ts': [5, MADE],
  'src/desks/finance/store.ts': [3, MADE],
  'src/desks/public/home/store.ts': [3, MADE],
  'src/desks/public/money/store.ts': [2, MADE],
  'src/desks/public/projects/store.ts': [6, MADE],
  'src/round/agreements/store/agreement.ts': [5, MADE],
  'src/round/agreements/store/desks.ts': [6, MADE],
  'src/round/agreements/store/lapse-reversal.ts': [2, MADE],
  'src/round/agreements/store/round.ts': [4, MADE],
  'src/round/closing/store/closing.ts': [1, MADE],
  'src/round/closing/store/desks.ts': [3, MADE],
  'src/round/payments/store/desks.ts': [1, MADE],
  'src/round/payments/store/ledger.ts': [2, MADE],
  'src/round/payments/store/payee.ts': [1, MADE],
  'src/round/projects/store/desks.ts': [5, MADE],
  'src/round/projects/store/round.ts': [2, MADE],
  'src/round/payments/store/round.ts': [2, MADE],
  'src/round/projects/store/sanctions.ts': [4, MADE],
  'src/round/projects/store/work.ts': [4, MADE],
  'src/round/publicity/store/objections.ts': [3, MADE],
  'src/round/publicity/store/public.ts': [5, MADE],
  'src/round/publicity/store/texts.ts': [2, MADE],
  'src/round/publicity/store/staff.ts': [3, MADE],
  'src/round/payments/store/reversal.ts': [2, MADE],
  'src/round/projects/store/reversal.ts': [2, MADE],
  'src/round/publicity/store/reversals.ts': [3, MADE],
  'src/round/screening/store/reversal.ts': [4, MADE],
  'src/round/screening/store/correction-files.ts': [2, MADE],
  'src/round/screening/store/received.ts': [1, 'when it came, of what a decision or a bundle is made of'],
  'src/round/screening/store/corrections.ts': [3, MADE],
  'src/round/screening/rechecks/store.ts': [1, MADE],
  'src/round/screening/store/rechecks.ts': [3, MADE],
  'src/round/screening/store/waiting.ts': [2, 'how many wait, of what is open: counts alone'],
  'src/desks/administrator/store/stuck.ts': [
    4,
    'where nobody may act for interests: the round, or what was awarded; whether there is anything to score',
  ],
  'src/desks/officer/store/owed.ts': [
    3,
    'corrections that were asked for, after the opening; reports that are due',
  ],
  'src/nightly/conflicts.ts': [2, 'sheets of experts who have come to have an interest: assigned, so opened'],
  'src/desks/history/store.ts': [
    11,
    'what was made of it, by isUnsealed where nothing was; a draft has no number',
  ],
  'src/desks/overview/store.ts': [8, 'counts and days alone; how many are sealed, once the call has closed'],
  'src/desks/round/store/acts.ts': [1, 'first and last days of its projects alone'],
  // neither read nor shown
  'src/round/proposals/alike/store/similar.ts': [2, WRITES],
  'src/round/proposals/alike/store/looks.ts': [
    14,
    'the look for copies at night keeps pairs, shown through open_submissions; others’ texts are open ones',
  ],
  'src/round/proposals/alike/store/pair.ts': [
    5,
    'the texts of a pair that pairById, through open_submissions, has found',
  ],
  'src/round/screening/results/store.ts': [
    3,
    'what is judged, which only what is open can be, and held, for the office: how many, and what each letter says',
  ],
  'src/round/screening/store/cases.ts': [
    4,
    'how many there are in each state or held, which waits next, and what was judged just before, of what is open: counts, ids, a title',
  ],
  'src/round/proposals/list/store.ts': [4, 'how many there are and whose, of what is open: counts alone'],
  'src/round/panel/recusals/store.ts': [
    4,
    'who is behind a sheet of the expert’s own, unless they are barred, and how many sheets they have of it; of what is open the one that the office names',
  ],
  'src/round/panel/distribution/store.ts': [1, 'what is open and passed, to be dealt out, for the office'],
  'src/round/panel/requests/store.ts': [
    2,
    'of a proposal that is open whose it is, for its own members and the office, whom the route tells apart; which requests wait',
  ],
  'src/round/panel/store/wanting.ts': [2, 'what is open and passed and wants sheets, for the office'],
  'src/round/panel/store/declaration.ts': [
    2,
    'of what is open and passed, the names of its organizations alone',
  ],
  'src/desks/bulk/store/sources.ts': [
    7,
    'which of those that open_submissions finds wait: ids alone; what was awarded, and its agreements and projects',
  ],
  'src/round/screening/store/facts.ts': [1, 'the profile of a case that open_submissions has found'],
  'src/round/screening/store/handed.ts': [1, 'the organization of a case that open_submissions has found'],
  'src/nightly/objects.ts': [1, 'which removed files were part of a submission: those stay in the bucket'],
  'src/nightly/corrections.ts': [2, NIGHT],
  'src/nightly/drafts.ts': [7, NIGHT],
  'src/nightly/milestones.ts': [2, NIGHT],
  'src/checks/awards.ts': [3, CHECKS],
  'src/checks/contracts.ts': [2, CHECKS],
  'src/checks/digests.ts': [2, CHECKS],
  'src/checks/heads.ts': [1, CHECKS],
  'src/checks/judging.ts': [11, CHECKS],
  'src/checks/money.ts': [1, CHECKS],
  'src/checks/proposals.ts': [12, CHECKS],
  'src/checks/recorded/ground.ts': [1, CHECKS],
  'src/checks/recorded/rounds.ts': [1, CHECKS],
  'src/desks/public/bundle/store.ts': [
    5,
    'a round whose result is announced: numbers, digests, tracks, what was asked for',
  ],
}
