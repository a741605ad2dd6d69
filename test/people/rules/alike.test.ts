import { describe, expect, test } from 'vitest'
import { type Marks, alikeAmong, plainEmail, plainPhone } from '../../../src/people/seconds/alike.ts'

const one = (id: string, of: Partial<Marks> = {}): Marks => ({
  id,
  name: id,
  email: `${id}@example.org`,
  phones: [],
  devices: [],
  ...of,
})

describe('two accounts may be one person', () => {
  test.each([
    ['email', { email: 'wang+2@example.org' }, { email: 'Wang@example.org' }],
    ['phone', { phones: ['139 0000 0000'] }, { phones: ['010-1', '+8613900000000'] }],
    ['device', { devices: ['a', 'b'] }, { devices: ['b'] }],
  ])('by the same %s', (by, first, second) => {
    const found = alikeAmong([one('x', first), one('y', second), one('z')])
    expect([found.get('x'), found.get('y'), found.get('z')]).toEqual([
      [{ id: 'y', name: 'y', by: [by] }],
      [{ id: 'x', name: 'x', by: [by] }],
      [],
    ])
  })

  test('and nothing in common is nobody else', () => {
    expect(alikeAmong([one('x'), one('y', { phones: ['1'], devices: ['d'] })]).get('x')).toEqual([])
  })
})

test.each([
  ['A.b+shop@GoogleMail.com', 'ab@gmail.com'],
  ['a.b+shop@example.org', 'a.b@example.org'],
  ['ｗang@example.org', 'wang@example.org'],
])('the mailbox of %s is %s', (email, plain) => {
  expect(plainEmail(email)).toBe(plain)
})

test.each([
  ['+86 139-0000-0000', '13900000000'],
  ['0086 13900000000', '13900000000'],
  ['010-86001234', '01086001234'],
])('the number of %s is %s', (phone, plain) => {
  expect(plainPhone(phone)).toBe(plain)
})
