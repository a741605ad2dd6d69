import { describe, expect, test } from 'vitest'
import { isShown, printedIn, undecided, whyNotDecide } from '../../src/personal/rules.ts'
import { masked, numbersIn, textsIn } from '../../src/shared/personal/masked.ts'
import { person } from '../round/people.ts'

const PLACE = { of: 'project' as const, title: '邻里厨房' }
const OFFICER = person('o', ['officer'])

describe('what everybody reads', () => {
  const found = {
    title: '找13812345678',
    rows: [{ text: '一', phone: '13812345678' }, { text: '打138-1234-5678' }],
    by: new Map([['甲', '证件11010519491231002X']]),
    at: new Date(0),
    count: 13812345678,
    contact: '办公室010-65550001',
  }

  test('has its numbers hidden, wherever they stand; a field that asks for a telephone is read or is not selected', () => {
    expect(masked(found, () => false)).toEqual({
      ...found,
      title: '找138****5678',
      rows: [{ text: '一', phone: '13812345678' }, { text: '打138****5678' }],
      by: new Map([['甲', '证件110*************2X']]),
    })
    expect(numbersIn(found)).toHaveLength(3)
    expect(textsIn(found)).not.toContain('13812345678')
  })

  test('is left as it is where all of them may be shown', () =>
    expect(masked(found, () => true)).toEqual(found))
})

describe('a number in public text', () => {
  test('is named by its kind and digits, however it is written', async () => {
    const texts = ['打１３８ 1234 5678', '13812345678'].map((text) => ({ place: PLACE, text }))
    const printed = await printedIn(texts)
    expect(new Set(printed.map(({ digest }) => digest)).size).toBe(1)
    expect(undecided(printed, [])).toHaveLength(1)
    expect(undecided(printed, [{ digest: printed[0]?.digest ?? '' }])).toEqual([])
  })

  test('is shown to the officer among its words, hidden as the others beside it', async () => {
    const [first] = await printedIn([{ place: PLACE, text: '王芳13812345678，李明13912345678' }])
    expect(first).toMatchObject({ masked: '138****5678', text: '王芳138****5678，李明139****5678' })
  })

  test('is decided on by an officer; an identity card and a bank card are hidden, or are none', () => {
    const mobile = { what: 'mobile' } as const
    expect(whyNotDecide(OFFICER, 'r1', mobile, 'public')).toBeNull()
    expect(whyNotDecide(person('a', ['approver']), 'r1', mobile, 'public')).toEqual({
      ...{ why: 'not-your-role', needs: 'officer' },
    })
    for (const what of ['id-number', 'bank-card'] as const) {
      expect(whyNotDecide(OFFICER, 'r1', { what }, 'public')).toEqual({ why: 'never-public', what })
      expect(whyNotDecide(OFFICER, 'r1', { what }, 'mistaken')).toBeNull()
    }
  })

  test('is printed when it may be, and not before', () => {
    expect(isShown(undefined)).toBe(false)
    expect(isShown({ outcome: 'hidden' })).toBe(false)
    expect(isShown({ outcome: 'public' })).toBe(true)
    expect(isShown({ outcome: 'mistaken' })).toBe(true)
  })
})
