import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as box from '../../src/web/boxes/box.ts'
import * as choices from '../../src/web/boxes/choices.ts'
import * as days from '../../src/web/boxes/days.ts'
import * as numbers from '../../src/web/boxes/numbers.ts'
import * as texts from '../../src/web/boxes/texts.ts'

const { typedOf } = box
const boxes = { ...box, ...choices, ...days, ...numbers, ...texts }

describe('of a list that the page shows', () => {
  const list = [
    { id: 'a', name: '甲' },
    { id: 'b', name: '乙' },
  ]
  const some = z.object({ chosen: boxes.chosenFrom('社区', list, '已经不在名录里') })

  test('things are ticked by their ids, in its order', () => {
    expect(some.parse({ chosen: ['', 'b', 'a'] })).toEqual({ chosen: list })
    expect(some.parse({})).toEqual({ chosen: [] })
    expect(typedOf(some, { chosen: list })).toEqual({ 'chosen[]': 'a\nb' })
  })

  test('what is gone is said, and what was chosen before is given back all the same', () => {
    expect(some.safeParse({ chosen: ['c'] }).error?.issues[0]?.message).toBe('已经不在名录里')
    expect(typedOf(some, { chosen: [{ id: 'c', name: '丙' }] })).toEqual({ 'chosen[]': 'c' })
  })
})

describe('some values only', () => {
  const odd = boxes.such(boxes.line('名称', 4), (text) => text.length % 2 === 1, '应是单数')

  test('are taken, and it is asked as before', () => {
    expect(odd.safeParse('一').success).toBe(true)
    expect(odd.safeParse('一二').error?.issues[0]?.message).toBe('应是单数')
    expect(boxes.lookOf(odd)).toMatchObject({ title: '名称', limit: 4 })
  })
})

describe('hundredths', () => {
  const of = boxes.hundredths('数量', [1, 1000])
  test.each<[string, number | string]>([
    ['2.5', 250],
    ['１０', 1000],
    ['0', '数量应在0.01到10.00之间'],
    ['10.01', '数量应在0.01到10.00之间'],
    ['3元', '数量应是数字，最多两位小数'],
    ['', '请填写数量'],
  ])('%s', (sent, expected) => {
    const read = of.safeParse(sent)
    expect(read.success ? read.data : read.error.issues[0]?.message).toBe(expected)
  })
  test('are given back as one types them', () => expect(z.encode(of, 250)).toBe('2.5'))
})

test('what was taken under other bounds is given back, and reading it says what is wrong', () => {
  const narrow = z.object({ title: boxes.line('名称', 4), ask: boxes.money('金额', [1, 100]) })
  const typedAgain = typedOf(narrow, { title: '比现在允许的长', ask: 5000 })
  expect(typedAgain).toEqual({ title: '比现在允许的长', ask: '50.00' })
  expect(narrow.safeParse(typedAgain).error?.issues).toHaveLength(2)
})
