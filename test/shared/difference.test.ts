import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf } from '../../src/shared/difference.ts'

test('tells what was added and what was removed, in words', () => {
  expect(differenceOf('每周一次茶叙，陪独居老人说话。', '每周两次茶叙，陪独居老人说话。')).toEqual([
    { kind: 'same', text: '每周' },
    { kind: 'removed', text: '一次' },
    { kind: 'added', text: '两次' },
    { kind: 'same', text: '茶叙，陪独居老人说话。' },
  ])
  expect(differenceOf('', '新写的')).toEqual([{ kind: 'added', text: '新写的' }])
  expect(differenceOf('一样', '一样')).toEqual([{ kind: 'same', text: '一样' }])
})

test('loses nothing of either text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const parts = differenceOf(before, after)
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }),
  )
})

test('says of a text that is wholly another that it is', () => {
  const [before, after] = [...'甲乙'].map((word) =>
    Array.from({ length: 500 }, (_, i) => `${word}${i}，`).join(''),
  )
  expect(differenceOf(before ?? '', after ?? '').map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
