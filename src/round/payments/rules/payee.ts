import type { BankAccount } from '../../../organizations/rules/account.ts'
import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'

export type Account = BankAccount & { at: Instant }
/** Which account a payment went to, as it was then. */
export type PaidTo = BankAccount & { organizationId: string }

/** Whoever receives an agreement's money: of a community group the host that signed, otherwise the organization. */
export type Payee = {
  id: string
  name: string
  /** For whom a host receives it; null: the organization receives it itself. */
  group: { id: string; name: string } | null
  /** Since when that host does not host the group any more; null: it does. */
  hostOverAt: Instant | null
  /** Every account that it has given, the newest first. */
  accounts: Account[]
  /** Versions that finance has confirmed for this agreement, and who did. */
  confirmed: { version: number; by: string }[]
  /** When the agreement came into force; null: it has not. */
  signedAt: Instant | null
}

/** The account in force at the end of a day. */
export const accountOn = ({ accounts }: Payee, day: Day): Account | null =>
  accounts.find(({ at }) => dayOf(at) <= day) ?? null

/** Given after the signatures and not confirmed since: whoever changed it may not be who signed. */
export const isUnconfirmed = ({ signedAt, confirmed }: Payee, { at, version }: Account): boolean =>
  signedAt !== null && at > signedAt && !confirmed.some((one) => one.version === version)

/** What finance has to settle first: a host that is gone, no account, one that is newer than what it saw or was signed. */
export type Hindrance = Ruled<
  | { why: 'payee-host-over'; host: string; group: string; at: Instant }
  | { why: 'payee-without-account'; payee: string; on: Day }
  | { why: 'account-changed'; tail: string; at: Instant }
  | { why: 'account-unconfirmed'; version: number; tail: string; at: Instant }
>
export type PayeeRefusal = OwnInterest | Hindrance | Ruled<{ why: 'own-confirmation'; tail: string }>

/** Whether money that was or is paid on a day could go to this payee. */
export const whyNotPayTo = (payee: Payee, by: Person, on: Day, shown?: number): PayeeRefusal | null =>
  whyNotImpartial(by, payee.id, payee.group?.id) ??
  hindranceOf(payee, on, shown) ??
  whyNotSecond(payee, by, on)

/** A new account is confirmed by another than who pays to it. */
function whyNotSecond(
  payee: Payee,
  by: Person,
  on: Day,
): Ruled<{ why: 'own-confirmation'; tail: string }> | null {
  const account = accountOn(payee, on)
  const isOwn = payee.confirmed.some((one) => one.version === account?.version && one.by === by.id)
  return account && isOwn ? { why: 'own-confirmation', by: '#second-person', tail: account.tail } : null
}

/** `shown`: the version that finance had before its eyes; a newer one by that day was not what it paid to. */
export function hindranceOf(payee: Payee, on: Day, shown = Infinity): Hindrance | null {
  const { name, group, hostOverAt: at } = payee
  if (group && at !== null && dayOf(at) <= on)
    return { why: 'payee-host-over', by: 'agreements.signWorkingDays', host: name, group: group.name, at }
  const account = accountOn(payee, on)
  if (!account) return { why: 'payee-without-account', by: 'payments.workingDays', payee: name, on }
  const { version, tail } = account
  if (version > shown) return { why: 'account-changed', by: 'payments.workingDays', tail, at: account.at }
  return isUnconfirmed(payee, account)
    ? { why: 'account-unconfirmed', by: 'payments.workingDays', version, tail, at: account.at }
    : null
}

export type ConfirmRefusal =
  | NotYourRole
  | OwnInterest
  | Ruled<
      | { why: 'payee-without-account'; payee: string; on: Day }
      | { why: 'account-changed'; tail: string; at: Instant }
      | { why: 'nothing-to-confirm' }
    >

/** Finance confirms the account that counts now, if it is newer than the signatures; once. */
export function whyNotConfirm(payee: Payee, by: Person, version: number, today: Day): ConfirmRefusal | null {
  const notYours = whyNotRole(by, 'finance') ?? whyNotImpartial(by, payee.id, payee.group?.id)
  if (notYours) return notYours
  const [account] = payee.accounts
  if (!account)
    return { why: 'payee-without-account', by: 'payments.workingDays', payee: payee.name, on: today }
  if (account.version !== version)
    return { why: 'account-changed', by: 'payments.workingDays', tail: account.tail, at: account.at }
  return isUnconfirmed(payee, account) ? null : { why: 'nothing-to-confirm', by: 'payments.workingDays' }
}
