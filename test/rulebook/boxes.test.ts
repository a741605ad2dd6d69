import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { boxOf } from '../../src/rulebook/forms/boxes.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import type { ParameterKey } from '../../src/rulebook/rules/parameters.ts'
import { PARAMETER_KEYS, kindOf, valueOf } from '../../src/rulebook/rules/words.ts'
import { readKept } from '../../src/web/body.ts'
import { lookOf, typedOf } from '../../src/web/boxes/box.ts'

/** A form of another noun that asks one parameter, as a call's does. */
const formOf = (key: ParameterKey): z.ZodObject => z.object({ setting: boxOf(key) })
const taken = (key: ParameterKey, setting: unknown) => formOf(key).safeParse({ setting }).success
const saidOf = (key: ParameterKey, setting: unknown) =>
  formOf(key)
    .safeParse({ setting })
    .error?.issues.map(({ message }) => message)

describe('the box of a parameter', () => {
  test.each(PARAMETER_KEYS)('%s gives back what it read', (key) => {
    const form = formOf(key)
    const setting = valueOf(modelRulebook().parameters, key)
    expect(readKept(form, typedOf(form, { setting }))).toEqual({ ok: true, value: { setting } })
  })

  test('has its name, unit and range from the table of parameters', () => {
    for (const key of PARAMETER_KEYS) {
      const kind = kindOf(key)
      if (!('unit' in kind)) continue
      expect(lookOf(boxOf(key)), key).toMatchObject({ title: kind.name, unit: kind.unit, kind: 'number' })
      const scale = kind.unit === '元' || kind.unit === '分' ? 100 : 1
      const [least, most] = [kind.least / scale, kind.most / scale]
      expect(
        [least, most].map((value) => taken(key, String(value))),
        key,
      ).toEqual([true, true])
      expect(
        [least - 1 / scale, most + 1 / scale].map((value) => taken(key, String(value))),
        key,
      ).toEqual([false, false])
    }
  })

  test('takes a value of its own type, and no other', () => {
    const days: number = boxOf('publicity.days').parse('５')
    const trim: number | null = boxOf('scoring.trimFromSheets').parse(' ')
    const reports: 'monthly' | 'none' = boxOf('projects.reports').parse('none')
    expect([days, trim, reports]).toEqual([5, null, 'none'])
  })

  test.each<[ParameterKey, unknown, string]>([
    ['publicity.days', '', '请填写公示期'],
    ['publicity.days', '61', '公示期应在1到60之间'],
    ['publicity.days', '1.5', '公示期应是整数'],
    ['scoring.passMark', '60.001', '合格线应是分数，最多两位小数'],
    ['proposals.highestAsk', '999.99', '单项资助上限应在1,000.00到50,000,000.00元之间'],
    ['proposals.sealed', '', '请选择密封到开启'],
    ['projects.reports', 'weekly', '请选择进展报告'],
    ['sanctions.kinds', [''], '请选择处理措施'],
    ['proposals.forbidden', ' \n ', '不得列支的费用至少1项'],
    ['scoring.tieBreak', '专业{能力}', '同分时依次比较的每一项不能有花括号'],
    ['payments.tranches', [{ percent: '', on: '' }], '请填写拨付次序'],
    [
      'payments.tranches',
      Array.from({ length: 6 }, () => ({ percent: '10', on: 'final_passed' })),
      '最多5笔',
    ],
    ['payments.tranches', [{ percent: '101', on: 'final_passed' }], '比例应在1到100之间'],
  ])('%s refuses %j', (key, typed, says) => {
    expect(saidOf(key, typed)).toEqual([says])
  })
})
