import { expect, test } from 'vitest'
import { CONTENT } from '../../proposals/typed.ts'
import { placed } from '../../../../src/round/scoring/rules/place.ts'

const content = {
  ...CONTENT,
  place: '东城区龙潭街道左安门社区12号',
  communities: [
    { id: 'a', subdistrict: '龙潭街道', community: '左安门社区' },
    { id: 'b', subdistrict: '龙潭街道', community: '光明社区' },
  ],
}

test('an expert reads places no finer than the rules allow', () => {
  expect(placed(content, 'community')).toEqual(content)
  expect(placed(content, undefined)).toEqual(content)
  expect(placed(content, 'subdistrict')).toEqual({
    ...CONTENT,
    place: '东城区龙潭街道',
    communities: [{ id: '', subdistrict: '龙潭街道', community: '' }],
  })
  expect(placed(content, 'none')).toEqual({ ...CONTENT, place: '' })
})

test('of a place that names no subdistrict nothing is left', () => {
  expect(placed({ ...CONTENT, place: '左安门社区12号' }, 'subdistrict').place).toBe('')
})
