import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/people/rules/person.ts'
import {
  type Account,
  type Payee,
  accountOn,
  whyNotConfirm,
  whyNotPayTo,
} from '../../../src/round/payments/rules/payee.ts'
import { endOf, startOf } from '../../../src/shared/days.ts'

const SIGNED = startOf('2013-07-08')
const account = (version: number, at: number): Account => ({
  ...{ version, holder: '安怡中心', bank: '建行', tail: `000${version}`, at },
})
const FIRST = account(1, SIGNED - 1)
const SECOND = account(2, startOf('2013-07-10'))
const PAYEE: Payee = {
  ...{ id: 'h1', name: '安怡中心', group: { id: 'g1', name: '茶叙社' }, hostOverAt: null },
  ...{ accounts: [FIRST], confirmed: [], signedAt: SIGNED },
}
const CHANGED: Payee = { ...PAYEE, accounts: [SECOND, FIRST] }
const finance = (...organizations: string[]): Person => ({
  ...{ id: 'f', name: '金财务', roles: ['finance'], places: [], organizations: [], secondFactor: true },
  interests: organizations.map((id) => ({ id, name: '安怡中心', rounds: [] })),
})
const BY = finance()

describe('who is paid', () => {
  test('a payee with an account of before the signatures, at once', () => {
    expect(whyNotPayTo(PAYEE, BY, '2013-07-19')).toBeNull()
    expect(whyNotPayTo({ ...PAYEE, accounts: [account(1, SIGNED)] }, BY, '2013-07-19')).toBeNull()
  })
  test('nobody without an account; an account counts on the day that it is given', () => {
    const missing = {
      why: 'payee-without-account',
      by: 'payments.workingDays',
      payee: '安怡中心',
      on: '2013-07-19',
    }
    expect(whyNotPayTo({ ...PAYEE, accounts: [] }, BY, '2013-07-19')).toEqual(missing)
    expect(accountOn(CHANGED, '2013-07-09')).toBe(FIRST)
    expect(accountOn(CHANGED, '2013-07-10')).toBe(SECOND)
    expect(
      accountOn({ ...PAYEE, accounts: [account(1, endOf('2013-07-10') - 1)] }, '2013-07-10'),
    ).not.toBeNull()
    expect(accountOn({ ...PAYEE, accounts: [account(1, endOf('2013-07-10'))] }, '2013-07-10')).toBeNull()
  })
  test('an account that is newer than the signatures after finance has confirmed it', () => {
    const no = {
      why: 'account-unconfirmed',
      by: 'payments.workingDays',
      version: 2,
      tail: '0002',
      at: SECOND.at,
    }
    expect(whyNotPayTo(CHANGED, BY, '2013-07-19')).toEqual(no)
    expect(whyNotPayTo({ ...CHANGED, confirmed: [{ version: 1, by: 'another' }] }, BY, '2013-07-19')).toEqual(
      no,
    )
    expect(
      whyNotPayTo({ ...CHANGED, confirmed: [{ version: 2, by: 'another' }] }, BY, '2013-07-19'),
    ).toBeNull()
    expect(whyNotPayTo(CHANGED, BY, '2013-07-09'), 'it went to the one before').toBeNull()
    expect(whyNotPayTo({ ...PAYEE, accounts: [account(1, SIGNED + 1)] }, BY, '2013-07-19')).toMatchObject({
      why: 'account-unconfirmed',
      by: 'payments.workingDays',
    })
  })
  test('the account that finance had before its eyes, or an older one by the day of paying', () => {
    const confirmed = { ...CHANGED, confirmed: [{ version: 2, by: 'another' }] }
    expect(whyNotPayTo(confirmed, BY, '2013-07-19', 2)).toBeNull()
    expect(whyNotPayTo(confirmed, BY, '2013-07-19', 1)).toEqual({
      why: 'account-changed',
      by: 'payments.workingDays',
      tail: '0002',
      at: SECOND.at,
    })
    expect(whyNotPayTo(confirmed, BY, '2013-07-09', 2)).toBeNull()
  })
  test('no host that is gone: from the day on which the hosting ended', () => {
    const over = { ...PAYEE, hostOverAt: startOf('2013-07-20') + 5 }
    expect(whyNotPayTo(over, BY, '2013-07-19')).toBeNull()
    expect(whyNotPayTo(over, BY, '2013-07-20')).toEqual({
      why: 'payee-host-over',
      by: 'agreements.signWorkingDays',
      host: '安怡中心',
      group: '茶叙社',
      at: over.hostOverAt,
    })
  })
  test('not by one of its own', () => {
    expect(whyNotPayTo(PAYEE, finance('h1'), '2013-07-19')).toEqual({
      why: 'own-interest',
      by: '#second-person',
      organizations: ['安怡中心'],
    })
    expect(whyNotConfirm(CHANGED, finance('h1'), 2, '2013-07-19')).toMatchObject({ why: 'own-interest' })
  })
})

describe('confirming', () => {
  test('is for finance, of the account that counts, if it is newer than the signatures, once', () => {
    const confirm = (payee: Payee, version: number, by = BY) =>
      whyNotConfirm(payee, by, version, '2013-07-19')
    expect(confirm(CHANGED, 2)).toBeNull()
    expect(confirm(CHANGED, 1)).toMatchObject({ why: 'account-changed', by: 'payments.workingDays' })
    expect(confirm(PAYEE, 1)).toEqual({ why: 'nothing-to-confirm', by: 'payments.workingDays' })
    expect(confirm({ ...CHANGED, confirmed: [{ version: 2, by: 'another' }] }, 2)).toEqual({
      why: 'nothing-to-confirm',
      by: 'payments.workingDays',
    })
    expect(confirm({ ...PAYEE, accounts: [] }, 1)).toMatchObject({
      why: 'payee-without-account',
      by: 'payments.workingDays',
    })
    expect(confirm({ ...CHANGED, signedAt: null }, 2)).toEqual({
      why: 'nothing-to-confirm',
      by: 'payments.workingDays',
    })
    expect(confirm(CHANGED, 2, { ...BY, roles: ['officer'] })).toEqual({
      why: 'not-your-role',
      needs: 'finance',
    })
  })
})
