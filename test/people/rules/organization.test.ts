import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type NewOrganization,
  plainUscc,
  sayUscc,
  whyNotRegister,
  whyNotUscc,
} from '../../../src/people/rules/organization.ts'

const VALID = '91350100M000100Y43'
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe('a unified social credit code', () => {
  test('is right by the standard', () => {
    expect(whyNotUscc(VALID)).toBeNull()
  })

  test.each([
    ['91350100M000100Y4Z', '校验位不对：第18位应为“3”，现在是“Z”'],
    ['91350100M000100Y44', '校验位不对：第18位应为“3”，现在是“4”'],
    ['91350100M000100Y4', '统一社会信用代码是18位，现在是17位'],
    ['91350100M000100Y433', '统一社会信用代码是18位，现在是19位'],
    ['9I350100M000100Y43', '第2位不能是“I”'],
    ['91350100O000100Y43', '第9位不能是“O”'],
    ['91350100M0001中0Y43', '第14位不能是“中”'],
    ['', '统一社会信用代码是18位，现在是0位'],
  ])('%s: %s', (code, says) => {
    const refusal = whyNotUscc(code)
    expect(refusal && sayUscc(refusal)).toContain(says)
  })

  test('is read as people type it', () => {
    expect(plainUscc(' ９１３５0100-m000 100y43 ')).toBe(VALID)
  })

  test('has exactly one right check digit, and no single wrong character passes', () => {
    const body = fc
      .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
      .map((letters) => letters.join(''))
    fc.assert(
      fc.property(body, fc.nat(16), fc.nat(30), (first, at, other) => {
        const right = [...ALPHABET].filter((digit) => whyNotUscc(first + digit) === null)
        expect(right).toHaveLength(1)
        const wrong = first.slice(0, at) + ALPHABET[other] + first.slice(at + 1)
        expect(wrong === first || whyNotUscc(wrong + right[0]) !== null).toBe(true)
      }),
    )
  })
})

describe('registering', () => {
  const wanted: NewOrganization = {
    kind: 'service',
    name: '安怡',
    uscc: VALID,
    filingNo: null,
    subdistrict: '东四',
    contact: '王',
    phone: '5550000',
  }
  const other = { name: '别的', uscc: '52110101MJ00010011', filingNo: null }

  test('is free beside others', () => expect(whyNotRegister(wanted, [other])).toBeNull())
  test('not under a number that is taken', () =>
    expect(whyNotRegister(wanted, [other, { ...other, uscc: VALID }])).toEqual({
      why: 'uscc-taken',
      uscc: VALID,
    }))
  test('not under a name that is taken', () =>
    expect(whyNotRegister(wanted, [{ ...other, name: '安怡' }])).toEqual({ why: 'name-taken', name: '安怡' }))
  test('not under a filing number that is taken', () =>
    expect(
      whyNotRegister({ ...wanted, kind: 'community', uscc: null, filingNo: '1号' }, [
        { ...other, filingNo: '1号' },
      ]),
    ).toEqual({ why: 'filing-no-taken', filingNo: '1号' }))
})
