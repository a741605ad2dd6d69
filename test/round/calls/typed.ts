import { NEEDED, bringing, only } from '../../../src/rulebook/rules/some.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'

/** A plan as its officer types it, with everything that a call needs. */
export const TYPED: Record<string, string | string[]> = {
  code: '2026',
  title: '2026年公益创投',
  organizer: '区民政局',
  'dates.opens': '2026-11-01T09:00',
  'dates.closes': '2026-11-27T17:00',
  'dates.scoringCloses': '2026-12-10T17:00',
  'tracks.0.code': 'community',
  'tracks.0.name': '社区社会组织项目',
  'tracks.0.quota': '10',
  'tracks.0.budget': '350,000',
  'tracks.0.askMax': '35,000',
  'tracks.0.kinds[]': ['community', 'committee'],
  'criteria.0.code': 'goal',
  'criteria.0.name': '项目目标',
  'criteria.0.max': '60',
  'criteria.0.asks': '需求是否真实',
  'criteria.1.code': 'effect',
  'criteria.1.name': '实施效果',
  'criteria.1.max': '40',
  'criteria.1.asks': '会有什么变化',
  step: '0.5',
  'parameters.proposals.perOrganization': '2',
  'parameters.proposals.longestMonths': '12',
  'parameters.panel.size': '7',
  'parameters.scoring.minSheets': '5',
  'parameters.scoring.trimFromSheets': '5',
  'parameters.scoring.decimals': '2',
  'parameters.scoring.passMark': '70',
  'parameters.scoring.tieBreak': '实施效果\ngoal',
  'parameters.awards.perOrganizationAndTrack': '1',
  'parameters.awards.skipWhenOverBudget': 'yes',
  'parameters.publicity.days': '7',
  'parameters.publicity.countsFirstDay': 'no',
  'parameters.agreements.signWorkingDays': '15',
  'parameters.payments.tranches.0.percent': '60',
  'parameters.payments.tranches.0.on': 'agreement_signed',
  'parameters.payments.tranches.1.percent': '40',
  'parameters.payments.tranches.1.on': 'final_passed',
  'parameters.closing.gradeA': '85',
  'parameters.closing.gradeB': '60',
}

const at = (typed: string) => Date.parse(`${typed}:00+08:00`)

/** The same plan, read. */
export const PLAN: Plan = {
  code: '2026',
  title: '2026年公益创投',
  organizer: '区民政局',
  dates: {
    opens: at('2026-11-01T09:00'),
    closes: at('2026-11-27T17:00'),
    scoringCloses: at('2026-12-10T17:00'),
  },
  tracks: [
    {
      code: 'community',
      name: '社区社会组织项目',
      quota: 10,
      budget: 350_000_00,
      askMax: 35_000_00,
      kinds: ['community', 'committee'],
    },
  ],
  criteria: [
    { code: 'goal', name: '项目目标', max: 60_00, asks: '需求是否真实' },
    { code: 'effect', name: '实施效果', max: 40_00, asks: '会有什么变化' },
  ],
  step: 50,
  parameters: bringing({
    proposals: { perOrganization: 2, longestMonths: 12 },
    panel: { size: 7 },
    scoring: {
      minSheets: 5,
      trimFromSheets: 5,
      decimals: 2,
      passMark: 70_00,
      tieBreak: ['实施效果', 'goal'],
    },
    awards: { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
    publicity: { days: 7, countsFirstDay: false },
    agreements: { signWorkingDays: 15 },
    payments: {
      tranches: [
        { percent: 60, on: 'agreement_signed' },
        { percent: 40, on: 'final_passed' },
      ],
    },
    closing: { gradeA: 85_00, gradeB: 60_00 },
  }),
}

/** What a form gives back: of the numbers those that it asks for. */
export const typedNumbers = (plan: Plan) => ({ ...plan, parameters: only(plan.parameters, NEEDED) })
