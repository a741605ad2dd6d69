import { describe, expect, test } from 'vitest'
import type { Tranche } from '../../../src/rulebook/rules/kinds.ts'
import type { ParameterKey, Some } from '../../../src/rulebook/rules/parameters.ts'
import type { Leave } from '../../../src/rulebook/rules/rulebook.ts'
import {
  isParameterKey,
  isStage,
  kindOf,
  sayRange,
  sayRule,
  sayRuled,
  sayShort,
  sayValue,
  valueOf,
  withinOf,
} from '../../../src/rulebook/rules/words.ts'

const paid = (...percents: number[]): Some => ({
  payments: { tranches: percents.map((percent): Tranche => ({ percent, on: 'agreement_signed' })) },
})
const passMark = (points: number): Some => ({ scoring: { passMark: points } })
const chain = (...tieBreak: string[]): Some => ({ scoring: { tieBreak } })

test('a parameter is a name of a stage, and nothing more', () => {
  expect(isParameterKey('publicity.days')).toBe(true)
  for (const word of ['publicity.years', 'notice.days', 'publicity', 'publicity.days.x', ''])
    expect(isParameterKey(word), word).toBe(false)
  for (const word of ['toString.x', 'publicity.toString']) expect(isParameterKey(word), word).toBe(false)
  expect(['publicity', 'toString', ''].map(isStage)).toEqual([true, false, false])
  expect(kindOf('publicity.days')).toMatchObject({ kind: 'whole', name: '公示期' })
})

test('a value is there, or it is not', () => {
  expect(valueOf({ publicity: { days: 5 } }, 'publicity.days')).toBe(5)
  expect(valueOf({ publicity: {} }, 'publicity.days')).toBeUndefined()
  expect(valueOf({}, 'publicity.days')).toBeUndefined()
})

describe('a value in a clause', () => {
  test.each<[string, ParameterKey, Some]>([
    ['5日', 'publicity.days', { publicity: { days: 5 } }],
    ['0%', 'proposals.managementFee', { proposals: { managementFee: 0 } }],
    ['不设合格线，按名次在名额和预算内资助', 'scoring.passMark', passMark(0)],
    ['得分低于0.01分的项目，不予资助', 'scoring.passMark', passMark(1)],
    ['得分低于82.5分的项目，不予资助', 'scoring.passMark', passMark(82_50)],
    ['得分低于100分的项目，不予资助', 'scoring.passMark', passMark(100_00)],
    ['单项资助上限由征集公告规定', 'proposals.highestAsk', { proposals: { highestAsk: null } }],
    [
      '征集公告规定的单项资助上限，不得高于1,000元',
      'proposals.highestAsk',
      { proposals: { highestAsk: 1000_00 } },
    ],
    ['得分相同的，先提交者在前', 'scoring.tieBreak', chain()],
    [
      '得分相同的，依次比较下列各项的平均分，高者在前：目标；仍然相同的，先提交者在前',
      'scoring.tieBreak',
      chain('目标'),
    ],
    ['礼品、罚款', 'proposals.forbidden', { proposals: { forbidden: ['礼品', '罚款'] } }],
    ['按月提交进展报告', 'projects.reports', { projects: { reports: 'monthly' } }],
    ['暂缓拨付资金；终止项目协议', 'sanctions.kinds', { sanctions: { kinds: ['delay', 'terminate'] } }],
    ['公示发布的当日计入公示期', 'publicity.countsFirstDay', { publicity: { countsFirstDay: true } }],
    ['公示发布的当日不计入公示期', 'publicity.countsFirstDay', { publicity: { countsFirstDay: false } }],
    ['协议签署后拨付100%', 'payments.tranches', paid(100)],
    ['协议签署后拨付60%；协议签署后拨付余款，即40%', 'payments.tranches', paid(60, 40)],
    [
      '协议签署后拨付50%；协议签署后拨付30%；协议签署后拨付余款，即20%',
      'payments.tranches',
      paid(50, 30, 20),
    ],
  ])('%s', (said, key, some) => expect(sayValue(some, key)).toBe(said))
})

describe('what a clause leaves to the call', () => {
  test.each<[ParameterKey, Leave, string]>([
    ['publicity.days', { to: 'round', least: 5, most: 10 }, '5到10日（由征集公告规定）'],
    ['publicity.days', { to: 'round', least: 5 }, '5到60日（由征集公告规定）'],
    ['publicity.days', { to: 'round', most: 5 }, '1到5日（由征集公告规定）'],
    [
      'scoring.passMark',
      { to: 'track', least: 0, most: 85_50 },
      '得分低于0到85.5分（由征集公告按赛道规定）的项目，不予资助',
    ],
    [
      'scoring.trimFromSheets',
      { to: 'round' },
      '有效评分表达到3到15份（由征集公告规定）的，先去掉一个最高总分和一个最低总分',
    ],
    [
      'scoring.tieBreak',
      { to: 'round' },
      '得分相同的，依次比较下列各项的平均分，高者在前：由征集公告规定的各项；仍然相同的，先提交者在前',
    ],
    ['proposals.forbidden', { to: 'round' }, '由征集公告规定的各项'],
    ['payments.tranches', { to: 'round' }, '由征集公告规定'],
    ['sanctions.kinds', { to: 'round' }, '由征集公告规定'],
    [
      'projects.reports',
      { to: 'round' },
      '由征集公告规定：按月提交进展报告；或者不要求定期报告，按里程碑报告',
    ],
    [
      'awards.skipWhenOverBudget',
      { to: 'track' },
      '由征集公告按赛道规定，二者取一：某一项目申请的资金超出所余预算的，越过该项目，由名次在后、资金足够的项目递补；或者某一项目申请的资金超出所余预算的，该类别的立项到此为止',
    ],
  ])('%s, %j', (key, leave, said) =>
    expect(sayRuled({ parameters: {}, left: { [key]: leave } }, key)).toBe(said),
  )

  test('is said of what is left, and of nothing else', () => {
    const parameters = { publicity: { days: 5 } }
    expect(sayRuled({ parameters }, 'publicity.days')).toBe('5日')
    const left = { 'panel.size': { to: 'round' } } as const
    expect(sayRuled({ parameters, left }, 'publicity.days')).toBe('5日')
  })
  test('has the ends of the rules where the clause gives none, and 0 is an end', () => {
    const kind = kindOf('panel.recusalYears')
    expect(withinOf(kind, {})).toMatchObject({ least: 0, most: 10 })
    expect(withinOf(kind, { least: 2, most: 0 })).toMatchObject({ least: 2, most: 0 })
    expect(withinOf(kindOf('payments.tranches'), { least: 2 })).toEqual(kindOf('payments.tranches'))
  })
})

describe('a value beside the text', () => {
  test.each<[string, ParameterKey, Some]>([
    ['5份', 'scoring.minSheets', { scoring: { minSheets: 5 } }],
    ['无', 'scoring.trimFromSheets', { scoring: { trimFromSheets: null } }],
    ['5份', 'scoring.trimFromSheets', { scoring: { trimFromSheets: 5 } }],
    ['0分', 'scoring.passMark', passMark(0)],
    ['是', 'scoring.bonus', { scoring: { bonus: true } }],
    ['否', 'scoring.bonus', { scoring: { bonus: false } }],
    ['50%、30%、20%', 'payments.tranches', paid(50, 30, 20)],
    ['得分相同的，先提交者在前', 'scoring.tieBreak', chain()],
    ['目标、效果', 'scoring.tieBreak', chain('目标', '效果')],
    ['', 'sanctions.kinds', { sanctions: { kinds: [] } }],
  ])('%s', (said, key, some) => expect(sayShort(some, key)).toBe(said))
})

describe('a rule on the call', () => {
  test.each<[string | null, ParameterKey, Some]>([
    ['每家单位每期最多申报2项', 'proposals.perOrganization', { proposals: { perOrganization: 2 } }],
    [null, 'proposals.perOrganization', { proposals: {} }],
    [null, 'calls.openDays', { calls: { openDays: 12 } }],
    ['得分低于70分的项目，不予资助', 'scoring.passMark', passMark(70_00)],
    ['不去掉最高分和最低分', 'scoring.trimFromSheets', { scoring: { trimFromSheets: null } }],
    ['按月提交进展报告', 'projects.reports', { projects: { reports: 'monthly' } }],
    ['公示发布的当日不计入公示期', 'publicity.countsFirstDay', { publicity: { countsFirstDay: false } }],
    [
      '申报截止之日仍被列入活动异常名录的，资格审查不予通过',
      'screening.abnormalYears',
      { screening: { abnormalYears: 0 } },
    ],
    [
      '申报截止之日前1年内被列入活动异常名录的，资格审查不予通过',
      'screening.abnormalYears',
      { screening: { abnormalYears: 1 } },
    ],
  ])('%s', (said, key, some) => expect(sayRule(some, key)).toBe(said))
})

test('a hint says the range, where the form does not show it', () => {
  const ranges: [ParameterKey, string][] = [
    ['publicity.days', '1到60日'],
    ['scoring.passMark', '0到100分'],
    ['scoring.trimFromSheets', '3到15份；不填：不去掉最高分和最低分'],
    ['proposals.highestAsk', '1,000到50,000,000元；不填：单项资助上限由征集公告规定'],
    ['scoring.tieBreak', '每行一项，最多12项'],
    ['payments.tranches', '最多5笔，合计100%；最后一笔为余款'],
    ['scoring.bonus', ''],
    ['projects.reports', ''],
    ['sanctions.kinds', ''],
  ]
  expect(ranges.map(([key]) => [key, sayRange(kindOf(key))])).toEqual(ranges)
})
