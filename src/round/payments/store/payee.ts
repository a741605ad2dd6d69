import { subjects } from '../../../history/subjects.ts'
import { type SQL, and, eq, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import type { Reversal } from '../../../history/reversals/rules.ts'
import { reversalIn } from '../../../history/reversals/store.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { agreements } from '../../agreements/tables.ts'
import { organizationOf, readableBy } from '../../agreements/store/agreement.ts'
import type { Ledger } from '../rules/ledger.ts'
import type { Payee } from '../rules/payee.ts'
import { accountConfirmations, paymentAccounts, paymentVouchers } from '../tables.ts'
import { type Entry, entriesOf, paymentsReversed } from './reversal.ts'
import { ledgersIn, lines, linesOfAgreement } from './ledger.ts'

export type FoundLedger = {
  ledger: Ledger
  payee: Payee
  calendar: Calendar
  entries: Entry[]
  reversals: Reversal[]
}

/**
 * An agreement's money, who receives it, and what the last day to pay is counted by; for the staff, for the members of
 * its organization and for those of its host. One round trip.
 */
export async function findLedger(db: Db, by: Person, agreementId: string): Promise<FoundLedger | null> {
  const [rows, [found], calendar, entries, reversals] = await db.batch([
    lines(db, and(eq(agreements.id, agreementId), readableBy(by))),
    payeeOf(db, agreementId),
    calendarOf(db),
    entriesOf(db, agreementId),
    paymentsReversed(db, agreementId),
  ])
  const [ledger] = ledgersIn(rows)
  return ledger && found?.payee
    ? { ledger, payee: payeeIn(found.payee), calendar, entries, reversals: reversals.map(reversalIn) }
    : null
}

export type Entering = {
  ledger: Ledger
  payee: Payee
  isUsed: boolean
  last: Last
  lastOfVoucher: Last
  /** Of the payee, and of the group that it receives for: an account that changes or a hosting that ends enters them too. */
  lastsOfPayee: Last[]
}

/** What recording a payment rests on: the agreement's money, its payee, and whether the voucher is new. One round trip. */
export async function findEntering(db: Db, agreementId: string, voucher: string): Promise<Entering | null> {
  const [rows, [found], used, last, lastOfVoucher, lastOfOrganization, lastOfHost] = await db.batch([
    linesOfAgreement(db, agreementId),
    payeeOf(db, agreementId),
    db
      .select({ id: paymentVouchers.paymentId })
      .from(paymentVouchers)
      .where(eq(paymentVouchers.voucher, voucher)),
    lastOf(db, subjects.agreement(agreementId)),
    lastOf(db, subjects.voucher(voucher)),
    lastOf(db, subjects.organization.of(organizationOf(agreementId))),
    lastOf(db, subjects.organization.of(hostOf(agreementId))),
  ])
  const [ledger] = ledgersIn(rows)
  if (!ledger || !found?.payee) return null
  const payee = payeeIn(found.payee)
  const ofGroup = lastIn(lastOfOrganization, subjects.organization(payee.group?.id ?? payee.id))
  const ofHost = lastIn(lastOfHost, subjects.organization(payee.id))
  return {
    ledger,
    payee,
    isUsed: used.length > 0,
    last: lastIn(last, subjects.agreement(agreementId)),
    lastOfVoucher: lastIn(lastOfVoucher, subjects.voucher(voucher)),
    lastsOfPayee: payee.group ? [ofGroup, ofHost] : [ofGroup],
  }
}

const hostOf = (agreementId: string): SQL =>
  sql`(select host_id from agreement_hosts where agreement_id = ${agreementId})`

/** Whoever receives an agreement's money, with the accounts that it has given; their numbers are not selected. */
const payeeOf = (db: Db, agreementId: string) =>
  db.all<{ payee: string | null }>(sql`select ${payeeColumn(sql`${agreementId}`)} as payee`)

/** The same for a query by hand; `payeeIn` reads what it selects. */
export const payeeColumn = (agreementId: SQL): SQL => sql`(select json_object('id', o.id, 'name', o.name,
    'group', json(iif(h.host_id is null, 'null', json_object('id', g.id, 'name', g.name))),
    'hostOverAt', iif(exists (select 1 from hosts_in_force x where x.group_id = g.id and x.host_id = h.host_id), null,
      (select max(e.at) from hostings x join hosting_ends e on e.hosting_id = x.id
        where x.group_id = g.id and x.host_id = h.host_id)),
    'accounts', json((select json_group_array(json_object('version', b.version, 'holder', b.holder, 'bank', b.bank,
        'tail', b.tail, 'at', b.at) order by b.version desc) from bank_accounts b where b.organization_id = o.id)),
    'confirmed', json((select json_group_array(json_object('version', c.version, 'by', c.by_id)) from account_confirmations c
      where c.agreement_id = a.id and c.organization_id = o.id)),
    'signedAt', (select w.at from passed_gates w where w.agreement_id = a.id and w.gate = 'agreement_signed'))
  from agreements a
  join proposals p on p.id = a.proposal_id
  join organizations g on g.id = p.organization_id
  left join agreement_hosts h on h.agreement_id = a.id
  join organizations o on o.id = coalesce(h.host_id, g.id)
  where a.id = ${agreementId})`

export function payeeIn(found: string): Payee {
  const payee: Payee = JSON.parse(found)
  return payee
}

export const insertPaidTo = (db: Db, row: typeof paymentAccounts.$inferInsert): Statement =>
  db.insert(paymentAccounts).values(row)
export const insertConfirmation = (db: Db, row: typeof accountConfirmations.$inferInsert): Statement =>
  db.insert(accountConfirmations).values(row)
