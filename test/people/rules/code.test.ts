import { describe, expect, test } from 'vitest'
import { readCode, sayCodeRefusal, whatIsOdd, whyNotKind } from '../../../src/people/rules/code.ts'

const SERVICE = '52110101270209033T'

describe('a code says', () => {
  test('who it is given to, and where', () => {
    expect(readCode(SERVICE)).toEqual({ body: 'service', division: '110101', province: '北京' })
  })

  test.each([
    ['51310000500000000X', 'association', '上海'],
    ['53100000500000008U', 'foundation', '国家'],
    ['91350100M000100Y43', 'company', '福建'],
    ['12990000400000000A', 'institution', null],
    ['55110101MF00000000', 'other', '北京'],
    ['N2110101MF00000000', 'unknown', '北京'],
  ])('%s: %s, %s', (code, body, province) => {
    expect(readCode(code)).toMatchObject({ body, province })
  })
})

describe('a code beside the kind that was chosen', () => {
  test('fits', () => {
    expect(whyNotKind(SERVICE, 'service')).toBeNull()
    expect(whatIsOdd(SERVICE, 'service')).toBeNull()
  })

  test.each(['association', 'foundation'] as const)('is refused for the kind %s', (kind) => {
    const refusal = whyNotKind(SERVICE, kind)
    expect(refusal).toEqual({ why: 'code-of-another-kind', kind, reads: 'service' })
    expect(refusal && sayCodeRefusal(refusal)).toContain('社会服务机构')
  })

  test('is refused when it is a company’s', () => {
    expect(whyNotKind('91350100M000100Y43', 'service')).toMatchObject({ reads: 'company' })
  })

  test('is taken with a remark where it does not tell', () => {
    expect(whyNotKind('N2110101MF00000000', 'service')).toBeNull()
    expect(whatIsOdd('N2110101MF00000000', 'service')).toBe('kind')
    expect(whatIsOdd('52990101MF00000000', 'service')).toBe('division')
  })

  test('is taken from a committee, whose numbers differ', () => {
    expect(whyNotKind(SERVICE, 'committee')).toBeNull()
    expect(whatIsOdd(SERVICE, 'committee')).toBe('kind')
    expect(whatIsOdd('55110101MF00000000', 'committee')).toBeNull()
  })
})
