import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { milestonesOf } from '../../../src/round/projects/rules/milestones.ts'
import { termOf } from '../../../src/round/agreements/rules/agreement.ts'
import { plusDays } from '../../../src/shared/days.ts'
import { CONTENT, END, START } from './fixtures.ts'

const shown = (...args: Parameters<typeof milestonesOf>) =>
  milestonesOf(...args).map(({ seq, kind, title, dueOn }) => `${seq} ${dueOn} ${kind} ${title}`)

describe('milestones', () => {
  test('follow the plan, with the mid-term when half the time is over, after the step of that day', () => {
    expect(shown(CONTENT.plan, 12, START)).toEqual([
      '1 2013-08-07 progress 组建志愿者队伍',
      '2 2014-01-07 progress 累计完成5次活动',
      '3 2014-01-07 midterm 中期评估',
      `4 ${END} progress 效果评估与展示`,
    ])
  })

  test('of one month keep the order of the plan, whatever order the months come in', () => {
    const steps = [
      { month: 3, work: '丙' },
      { month: 1, work: '甲' },
      { month: 1, work: '乙' },
    ]
    expect(shown(steps, 3, '2014-01-01').map((line) => line.split(' ').at(-1))).toEqual([
      '甲',
      '乙',
      '中期评估',
      '丙',
    ])
  })

  test('end on the last day of a month that has no such date', () => {
    expect(shown([{ month: 1, work: '甲' }], 1, '2014-01-31')).toEqual([
      '1 2014-02-27 progress 甲',
      '2 2014-02-27 midterm 中期评估',
    ])
  })

  test('the mid-term is never before the half: of 7 months it is at the end of the fourth', () => {
    expect(shown([], 7, '2014-01-01')).toEqual(['1 2014-04-30 midterm 中期评估'])
  })

  test('a step after the end is due at the end', () => {
    expect(shown([{ month: 12, work: '甲' }], 6, '2014-01-01').at(-1)).toBe('2 2014-06-30 progress 甲')
  })

  test('property: none is lost, all lie within the agreement, in order, numbered from 1', () => {
    const step = fc.record({ month: fc.integer({ min: 1, max: 24 }), work: fc.string() })
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => plusDays('2013-01-01', days))
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.integer({ min: 1, max: 24 }),
        day,
        (plan, months, from) => {
          const made = milestonesOf(plan, months, from)
          const days = made.map(({ dueOn }) => dueOn)
          expect(made).toHaveLength(plan.length + 1)
          expect(made.map(({ title }) => title).toSorted()).toEqual(
            [...plan.map(({ work }) => work), '中期评估'].toSorted(),
          )
          expect(days).toEqual(days.toSorted())
          expect(made.map(({ seq }) => seq)).toEqual(made.map((_, at) => at + 1))
          expect(days.every((due) => due >= from && due <= termOf(from, months).endsOn)).toBe(true)
        },
      ),
    )
  })
})
