import { describe, expect, test } from 'vitest'
import {
  type Member,
  whyNotChange,
  whyNotEnd,
  whyNotJoin,
  whyNotOwner,
} from '../../../src/people/rules/member.ts'
import { type Person, mayEdit, whyNotEditFor } from '../../../src/people/rules/person.ts'

const person = (id: string, role?: 'owner' | 'editor' | 'reader'): Person => ({
  ...{ id, name: id, roles: [], places: [], interests: [], secondFactor: false },
  organizations: role ? [{ id: 'o', name: '安怡', kind: 'service', role }] : [],
})
const member = (personId: string, role: Member['role']): Member => ({
  personId,
  name: personId,
  role,
  since: 0,
})
const MEMBERS = [member('wang', 'owner'), member('li', 'editor'), member('zhao', 'reader')]

describe('who may do what for an organization', () => {
  test.each([
    ['owner', true],
    ['editor', true],
    ['reader', false],
    [undefined, false],
  ] as const)('%s may edit: %s', (role, may) => expect(mayEdit(person('x', role), 'o')).toBe(may))

  test('a reader is told so; a stranger finds nothing in the first place', () => {
    expect(whyNotEditFor(person('x', 'reader'), 'o')).toEqual({ why: 'reader-only' })
    expect(whyNotEditFor(person('x', 'editor'), 'o')).toBeNull()
  })

  test('members are managed by owners, as they are at this moment', () => {
    expect(whyNotOwner(MEMBERS, person('wang', 'reader'))).toBeNull()
    expect(whyNotOwner(MEMBERS, person('li', 'owner'))).toEqual({ why: 'not-owner' })
  })
})

describe('a member', () => {
  test('gets another role', () => expect(whyNotChange(MEMBERS, 'li', 'owner')).toBeNull())
  test('not the same again', () =>
    expect(whyNotChange(MEMBERS, 'li', 'editor')).toEqual({ why: 'same-role', role: 'editor' }))
  test('not when nobody is left who owns it', () =>
    expect(whyNotChange(MEMBERS, 'wang', 'editor')).toEqual({ why: 'last-owner' }))
  test('not when it is no member', () =>
    expect(whyNotChange(MEMBERS, 'sun', 'editor')).toEqual({ why: 'no-such-member' }))

  test('is let go by an owner, or goes', () => {
    expect(whyNotEnd(MEMBERS, person('wang'), 'zhao')).toBeNull()
    expect(whyNotEnd(MEMBERS, person('zhao'), 'zhao')).toBeNull()
    expect(whyNotEnd(MEMBERS, person('li'), 'zhao')).toEqual({ why: 'not-owner' })
  })
  test('the last owner stays', () => {
    expect(whyNotEnd(MEMBERS, person('wang'), 'wang')).toEqual({ why: 'last-owner' })
    expect(whyNotEnd([...MEMBERS, member('sun', 'owner')], person('wang'), 'wang')).toBeNull()
  })
})

describe('a link', () => {
  const link = { outcome: null, endedAt: null, expiresAt: 100 }
  const organization = { id: 'o', name: '安怡' }
  const join = (wrong: object, by = person('x'), now = 99) =>
    whyNotJoin({ ...link, ...wrong }, organization, by, now)

  test('lets somebody in', () => expect(join({})).toBeNull())
  test('until its last instant', () =>
    expect(join({}, person('x'), 100)).toEqual({ why: 'link-expired', at: 100 }))
  test('once', () =>
    expect(join({ outcome: 'accepted', endedAt: 5 })).toEqual({ why: 'link-accepted', at: 5 }))
  test('unless it is taken back', () =>
    expect(join({ outcome: 'withdrawn', endedAt: 5 })).toEqual({ why: 'link-withdrawn', at: 5 }))
  test('but nobody who is in already', () =>
    expect(join({}, person('x', 'reader'))).toEqual({ why: 'member-already', organization: '安怡' }))
})
