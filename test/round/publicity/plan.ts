import { bringing } from '../../../src/rulebook/rules/some.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { startOf } from '../../../src/shared/days.ts'

/** A round of 2013 in two tracks, as far as publicity and agreements ask. */
export const PLAN: Plan = {
  code: '2013',
  title: '示范区2013年公益创投',
  organizer: '示范区民政局',
  dates: {
    opens: startOf('2013-04-01'),
    closes: startOf('2013-04-26'),
    scoringCloses: startOf('2013-05-31'),
  },
  tracks: [
    {
      code: 'community',
      name: '社区社会组织项目',
      quota: 2,
      budget: 10_000_000,
      askMax: 5_000_000,
      kinds: ['community'],
    },
    {
      code: 'social',
      name: '社会组织项目',
      quota: 2,
      budget: 20_000_000,
      askMax: 10_000_000,
      kinds: ['service'],
    },
  ],
  criteria: [{ code: 'goal', name: '项目目标', max: 10_000, asks: '目标清楚' }],
  step: 50,
  parameters: bringing({
    proposals: { perOrganization: 2, longestMonths: 24 },
    panel: { size: 7 },
    scoring: {
      minSheets: 5,
      trimFromSheets: 5,
      decimals: 2,
      passMark: 7000,
      tieBreak: ['goal'],
    },
    awards: { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
    publicity: { days: 7, countsFirstDay: true },
    agreements: { signWorkingDays: 15 },
    payments: {
      tranches: [
        { percent: 50, on: 'agreement_signed' },
        { percent: 30, on: 'midterm_passed' },
        { percent: 20, on: 'final_passed' },
      ],
    },
    closing: { gradeA: 8500, gradeB: 6000 },
  }),
}
