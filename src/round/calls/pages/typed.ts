import { clockOf, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import type { Typed } from '../../../web/body.ts'
import type { Plan } from '../rules/plan.ts'

/** What a new draft starts from: the numbers that districts choose most often. The officer changes what is otherwise. */
export const USUAL: Typed = {
  'criteria.0.name': '项目目标',
  'criteria.0.code': 'goal',
  'criteria.0.max': '25',
  'criteria.0.asks': '需求是否真实，目标是否清楚、可以检验',
  'criteria.1.name': '项目产出',
  'criteria.1.code': 'output',
  'criteria.1.max': '25',
  'criteria.1.asks': '活动、人数和时数是否具体，与预算相称',
  'criteria.2.name': '实施效果',
  'criteria.2.code': 'effect',
  'criteria.2.max': '30',
  'criteria.2.asks': '受益人会发生什么变化，怎样测得出来',
  'criteria.3.name': '项目创新性',
  'criteria.3.code': 'innovation',
  'criteria.3.max': '20',
  'criteria.3.asks': '做法有没有新意，别的社区能不能用',
  'scoring.step': '0.5',
  'scoring.panelSize': '7',
  'scoring.minSheets': '5',
  'scoring.trimFromSheets': '5',
  'scoring.decimals': '2',
  'scoring.passMark': '70',
  'scoring.tieBreak': '实施效果、项目目标、项目产出、项目创新性',
  'award.perOrganizationAndTrack': '1',
  'award.skipWhenOverBudget': 'yes',
  'publicity.workingDays': '7',
  'publicity.countsFirstDay': 'yes',
  'agreement.signWithinWorkingDays': '15',
  'tranches.0.percent': '50',
  'tranches.0.on': 'agreement_signed',
  'tranches.1.percent': '30',
  'tranches.1.on': 'midterm_passed',
  'tranches.2.percent': '20',
  'tranches.2.on': 'final_passed',
  'grades.a': '85',
  'grades.b': '60',
  proposalsPerOrganization: '2',
  longestMonths: '12',
}

/** A plan as its officer had typed it. */
export function typedPlan(plan: Plan): Typed {
  const { scoring, award, publicity, dates } = plan
  const names = scoring.tieBreak.map((code) => plan.criteria.find((one) => one.code === code)?.name ?? code)
  return {
    ...listed('tracks', plan.tracks, ({ code, name, quota, budget, askMax, kinds }) => ({
      code,
      name,
      quota: String(quota),
      budget: yuan(budget),
      askMax: yuan(askMax),
      'kinds[]': kinds.join('\n'),
    })),
    ...listed('criteria', plan.criteria, ({ code, name, max, asks }) => ({
      code,
      name,
      max: showPoints(max),
      asks,
    })),
    ...listed('tranches', plan.tranches, ({ percent, on }) => ({ percent: String(percent), on })),
    code: plan.code,
    title: plan.title,
    organizer: plan.organizer,
    'dates.opens': typedInstant(dates.opens),
    'dates.closes': typedInstant(dates.closes),
    'dates.scoringCloses': typedInstant(dates.scoringCloses),
    'scoring.step': showPoints(scoring.step),
    'scoring.panelSize': String(scoring.panelSize),
    'scoring.minSheets': String(scoring.minSheets),
    'scoring.trimFromSheets': scoring.trimFromSheets === null ? '' : String(scoring.trimFromSheets),
    'scoring.decimals': String(scoring.decimals),
    'scoring.passMark': showPoints(scoring.passMark),
    'scoring.tieBreak': names.join('、'),
    'award.perOrganizationAndTrack': String(award.perOrganizationAndTrack),
    'award.skipWhenOverBudget': award.skipWhenOverBudget ? 'yes' : 'no',
    'publicity.workingDays': String(publicity.workingDays),
    'publicity.countsFirstDay': publicity.countsFirstDay ? 'yes' : 'no',
    'agreement.signWithinWorkingDays': String(plan.agreement.signWithinWorkingDays),
    'grades.a': showPoints(plan.grades.a),
    'grades.b': showPoints(plan.grades.b),
    proposalsPerOrganization: String(plan.proposalsPerOrganization),
    longestMonths: String(plan.longestMonths),
  }
}

/** "2026-11-22T17:00"; the seconds are there when they count. */
const typedInstant = (at: number): string => `${dayOf(at)}T${clockOf(at).replace(/^(.{5}):00$/, '$1')}`

function listed<T>(name: string, items: T[], cells: (item: T) => Typed): Typed {
  return Object.fromEntries(
    items.flatMap((item, at) =>
      Object.entries(cells(item)).map(([key, value]) => [`${name}.${at}.${key}`, value]),
    ),
  )
}
