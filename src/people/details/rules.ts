import type { Taken } from '../rules/account.ts'

/** What a person may change of themselves: how they are called, and the address that they sign in with. */
export type Details = { name: string; email: string }

export type DetailsRefusal = { why: 'details-unchanged' } | { why: 'wrong-password' } | Taken

export const whyNotChange = (before: Details, after: Details): DetailsRefusal | null =>
  before.name === after.name && before.email === after.email ? { why: 'details-unchanged' } : null
