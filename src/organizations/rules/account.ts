import type { OwnInterest } from '../../people/rules/interest.ts'
import { bareNumber } from '../../shared/numbers.ts'

/** 收款账户. `tail`: the last four digits, all that is shown of the number. */
export type BankAccount = { version: number; holder: string; bank: string; tail: string }

/** Digits of an account: 8 to 30; spaces and dashes as people type them are dropped before. */
export const ACCOUNT_NUMBER = /^\d{8,30}$/
export const plainNumber = bareNumber
export const tailOf = (number: string): string => number.slice(-4)
/** "•••• 0043" */
export const mask = (tail: string): string => `•••• ${tail}`

/** A sealed number opens only as this organization's. */
export const sealedAs = (organizationId: string): string => `bank-account:${organizationId}`

export type AccountRefusal =
  | OwnInterest
  | { why: 'not-owner' }
  | { why: 'not-your-reading' }
  | { why: 'reading-unexplained' }
  | { why: 'no-account' }
  | { why: 'account-tampered' }
  | { why: 'account-key-unknown' }
