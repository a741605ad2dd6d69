import type { Overview } from '../../src/desks/overview/rules.ts'

const DAY = 86_400_000
/** A round whose call has closed, with everything judged and nothing else begun. */
export const ROUND: Overview = {
  ...{
    id: 'r',
    code: '2026',
    title: '一期',
    ...{ ended: null, endingWaits: 0, noneChosenAt: null },
    publishedAt: 0,
    opens: 1,
    closes: 10 * DAY,
    scoringCloses: 20 * DAY,
  },
  ...{ signWorkingDays: 15, minSheets: 3, endingWorkingDays: null, screenedAt: null, returnedAt: null },
  enquiries: 0,
  ...{ sealed: null, openingAskedAt: null },
  ...{ rechecked: 0, untold: 0, failedAt: null, recheckDays: null },
  ...{
    submitted: 3,
    unscreened: 0,
    eligible: 3,
    panel: 0,
    declared: 0,
    assigned: 0,
    sheets: 0,
    sheetsDone: 0,
    short: 0,
  },
  ...{ decision: null, upheld: 0, noticeTo: null, announcedAt: null, objections: 0 },
  ...{
    awarded: 0,
    awardedFen: 0,
    agreements: 0,
    ...{ unsigned: 0, unanswered: 0, gone: 0 },
    toOpen: 0,
    startsOn: null,
    projects: 0,
    reports: 0,
  },
  ...{ overdue: 0, finals: 0, evaluated: 0, closable: 0, closed: 0, paidFen: 0, refundedFen: 0 },
}
