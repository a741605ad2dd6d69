import { clockOf, dayOf } from '../../../../shared/days.ts'
import { yuan } from '../../../../shared/money.ts'
import { showPoints } from '../../../../shared/points.ts'
import { type Typed, listed } from '../../rules/typed.ts'
import type { Criterion, Plan } from '../../rules/plan.ts'
import type { Ruled } from '../../rules/ruled.ts'
import { topicListsOf } from '../../topics/rules.ts'
import { typedForm } from '../../form/rules/typed.ts'

/** A plan as its officer had typed it. */
export function typedPlan(plan: Plan): Typed {
  const { dates } = plan
  return {
    ...listed('tracks', plan.tracks, ({ code, name, quota, budget, askMax, askMin, kinds }) => ({
      code,
      name,
      quota: String(quota),
      budget: yuan(budget),
      askMax: yuan(askMax),
      askMin: askMin === undefined ? '' : yuan(askMin),
      'kinds[]': kinds.join('\n'),
    })),
    ...listed('criteria', plan.criteria, ({ code, name, max, asks, bonus, levels = [] }) => ({
      code,
      name,
      max: showPoints(max),
      asks,
      ...(bonus && { bonus: 'yes' }),
      ...listed('levels', levels, ({ name: level, from, means }) => ({
        name: level,
        from: showPoints(from),
        means,
      })),
    })),
    ...(plan.rulebook && { rulebook: plan.rulebook.version }),
    ...typedLists(plan),
    ...(plan.categories && { categories: plan.categories.join('\n') }),
    ...typedForm(plan.form),
    code: plan.code,
    title: plan.title,
    organizer: plan.organizer,
    'dates.opens': typedInstant(dates.opens),
    'dates.closes': typedInstant(dates.closes),
    'dates.scoringCloses': typedInstant(dates.scoringCloses),
    'scoring.step': showPoints(plan.scoring.step),
    ...typedRules(plan),
  }
}

function typedLists(plan: Plan): Typed {
  const lists = topicListsOf(plan)
  return lists.length > 0 ? { 'topicLists[]': lists.join('\n') } : {}
}

/** What a rulebook sets, as an officer would type it. */
export function typedRules(plan: Ruled & { criteria: Named[] }): Typed {
  const { scoring, award, publicity, tranches } = plan
  const names = scoring.tieBreak.map((code) => sayable(plan.criteria, code))
  return {
    ...listed('tranches', tranches, ({ percent, on }) => ({ percent: String(percent), on })),
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

type Named = Pick<Criterion, 'code' | 'name'>

/** A criterion by its name, where the name alone leads back to it; else by its code. */
function sayable(criteria: Named[], code: string): string {
  const name = criteria.find((one) => one.code === code)?.name ?? code
  const isClear = criteria.find((one) => one.name === name)?.code === code && !/[、,，\s]/.test(name)
  return isClear ? name : code
}

/** "2026-11-22T17:00"; the seconds are there when they count. */
const typedInstant = (at: number): string => `${dayOf(at)}T${clockOf(at).replace(/^(.{5}):00$/, '$1')}`
