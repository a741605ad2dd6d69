import { describe, expect, test } from 'vitest'
import type { Parties } from '../../../src/organizations/rules/party.ts'
import type { MemberRole, Person } from '../../../src/people/rules/person.ts'
import { type Signature, whyNotRedraft } from '../../../src/round/agreements/rules/agreement.ts'
import { type HostStanding, whyNotHosted } from '../../../src/round/agreements/rules/hosts.ts'
import { sideFor, sidesOf, whyNotInForce } from '../../../src/round/agreements/rules/signing.ts'

const person = (roles: Person['roles'], ...organizations: string[]): Person => ({
  id: roles.join('') + organizations.join(''),
  name: '张三',
  roles,
  organizations: organizations.map((id) => ({ id, name: id, kind: 'community', role: 'owner' })),
  places: [],
  interests: [],
  secondFactor: true,
})
const OFFICER = person(['officer'])
const APPROVER = person(['approver'])
const MEMBER = person([], 'o1')
const BOTH = person(['approver'], 'o1')

const party = (id: string, kind: 'community' | 'service' = 'community') => {
  const number =
    kind === 'community' ? { uscc: null, filingNo: '备1' } : { uscc: 'U'.repeat(18), filingNo: null }
  return { id, name: id, kind, representative: '', address: '', ...number }
}
const O1: Parties = { organization: party('o1'), host: null }
const HOSTED: Parties = { organization: party('o1'), host: party('h1', 'service') }
const UNRULED: HostStanding = { isRuled: false, now: O1, named: null }

describe('a community group and its host', () => {
  const of = (role: MemberRole, id = 'h1'): Person => ({
    ...person([], id),
    organizations: [{ id, name: id, kind: 'service', role }],
  })
  test('the owner of the host signs; nobody else of either does', () => {
    expect(sideFor(of('owner'), HOSTED)).toEqual({ ok: true, value: 'organization' })
    const by = 'agreements.signWorkingDays'
    const no = (why: string) => ({ ok: false, refusal: { why, by, host: 'h1' } })
    expect(sideFor(of('editor'), HOSTED)).toEqual(no('host-owner-signs'))
    expect(sideFor(of('reader'), HOSTED)).toEqual({ ok: false, refusal: { why: 'reader-only' } })
    expect(sideFor(MEMBER, HOSTED)).toEqual(no('host-signs'))
    expect(sideFor(MEMBER, HOSTED, 'organization')).toEqual(no('host-signs'))
    expect(sidesOf(BOTH, HOSTED)).toEqual(['bureau'])
  })
  test('a host is in force when it is named and when it is signed', () => {
    const missing = { why: 'host-missing', by: 'agreements.signWorkingDays', group: 'o1', host: null }
    expect(whyNotHosted(UNRULED)).toBeNull()
    expect(whyNotHosted({ ...UNRULED, isRuled: true })).toEqual(missing)
    expect(whyNotHosted({ isRuled: true, now: HOSTED, named: HOSTED })).toBeNull()
    expect(whyNotHosted({ isRuled: true, now: O1, named: HOSTED })).toEqual({ ...missing, host: 'h1' })
    expect(whyNotHosted({ isRuled: false, now: O1, named: HOSTED })).toEqual({ ...missing, host: 'h1' })
  })
  test('another host, or a group that has become a legal person: the agreement names somebody else', () => {
    const other: Parties = { organization: party('o1'), host: party('h2', 'service') }
    expect(whyNotHosted({ isRuled: true, now: other, named: HOSTED })).toEqual({
      why: 'host-changed',
      by: 'agreements.signWorkingDays',
      named: 'h1',
      now: 'h2',
    })
    const registered: Parties = { organization: party('o1', 'service'), host: null }
    expect(whyNotHosted({ isRuled: true, now: registered, named: HOSTED })).toEqual({
      why: 'host-changed',
      by: 'agreements.signWorkingDays',
      named: 'h1',
      now: 'o1',
    })
    expect(whyNotHosted({ isRuled: true, now: HOSTED, named: O1 })).toMatchObject({
      why: 'host-changed',
      by: 'agreements.signWorkingDays',
    })
  })
})

describe('drafting anew', () => {
  const found = { signatures: [], hosting: { isRuled: true, now: HOSTED, named: HOSTED } }
  test('is for an officer, until somebody signs, with whichever host is in force', () => {
    expect(whyNotRedraft(found, OFFICER)).toBeNull()
    expect(whyNotRedraft(found, APPROVER)).toEqual({ why: 'not-your-role', needs: 'officer' })
    const signed: Signature = { side: 'bureau', by: 'x', at: 7 }
    expect(whyNotRedraft({ ...found, signatures: [signed] }, OFFICER)).toEqual({
      why: 'signed-before',
      by: '#record',
      side: 'bureau',
      at: 7,
    })
    const other = { organization: party('o1'), host: party('h2', 'service') }
    expect(whyNotRedraft({ ...found, hosting: { ...found.hosting, now: other } }, OFFICER)).toBeNull()
    expect(whyNotRedraft({ ...found, hosting: { ...found.hosting, now: O1 } }, OFFICER)).toMatchObject({
      why: 'host-missing',
      by: 'agreements.signWorkingDays',
    })
  })
  test('who has read the draft before is told to read again', () => {
    const drafts = [
      { draft: 1, reason: '' },
      { draft: 2, reason: '日期写错' },
    ]
    const hosting = { isRuled: true, now: HOSTED, named: HOSTED }
    expect(whyNotInForce({ drafts, hosting }, 2)).toBeNull()
    expect(whyNotInForce({ drafts, hosting }, 1)).toEqual({ why: 'redrafted', draft: 2, reason: '日期写错' })
    expect(whyNotInForce({ drafts, hosting }, 9)).toMatchObject({ why: 'redrafted' })
  })
})
