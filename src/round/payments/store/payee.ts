import { subjects } from '../../../history/subjects.ts'
import { and, eq, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db, Statement } from '../../../db/db.ts'
import type { Last } from '../../../history/rules.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { agreements } from '../../agreements/tables.ts'
import { readableBy } from '../../agreements/store/agreement.ts'
import type { Ledger } from '../rules/ledger.ts'
import type { Account, Payee } from '../rules/payee.ts'
import { accountConfirmations, paymentAccounts, payments } from '../tables.ts'
import { ledgersIn, lines, linesOfAgreement } from './ledger.ts'

export type FoundLedger = { ledger: Ledger; payee: Payee; calendar: Calendar }

/**
 * An agreement's money, who receives it, and what the last day to pay is counted by; for the staff, for the members of
 * its organization and for those of its host. One round trip.
 */
export async function findLedger(db: Db, by: Person, agreementId: string): Promise<FoundLedger | null> {
  const [rows, [payee], calendar] = await db.batch([
    lines(db, and(eq(agreements.id, agreementId), readableBy(by))),
    payeeOf(db, agreementId),
    calendarOf(db),
  ])
  const [ledger] = ledgersIn(rows)
  return ledger && payee ? { ledger, payee: payeeIn(payee), calendar } : null
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
  const [rows, [row], used, last, lastOfVoucher, lasts] = await db.batch([
    linesOfAgreement(db, agreementId),
    payeeOf(db, agreementId),
    db.select({ id: payments.id }).from(payments).where(eq(payments.voucher, voucher)),
    lastOf(db, subjects.agreement(agreementId)),
    lastOf(db, subjects.voucher(voucher)),
    lastsOfPayee(db, agreementId),
  ])
  const [ledger] = ledgersIn(rows)
  if (!ledger || !row) return null
  const payee = payeeIn(row)
  const payees = [payee, ...(payee.group ? [payee.group] : [])].map(({ id }) => subjects.organization(id))
  return {
    ledger,
    payee,
    isUsed: used.length > 0,
    last: lastIn(last, subjects.agreement(agreementId)),
    lastOfVoucher: lastIn(lastOfVoucher, subjects.voucher(voucher)),
    lastsOfPayee: payees.map((subject) =>
      lastIn(
        lasts.filter((one) => one.subject === subject),
        subject,
      ),
    ),
  }
}

type PayeeRow = Omit<Payee, 'group' | 'accounts' | 'confirmed'> & {
  groupId: string | null
  group: string | null
  accounts: string
  confirmed: string
}

/** Whoever receives an agreement's money, with the accounts that it has given; their numbers are not selected. */
const payeeOf = (db: Db, agreementId: string) =>
  db.all<PayeeRow>(sql`
    select o.id, o.name, iif(h.host_id is null, null, g.id) as groupId, iif(h.host_id is null, null, g.name) as "group",
      (select json_group_array(json_object('version', b.version, 'holder', b.holder, 'bank', b.bank, 'tail', b.tail,
          'at', b.at)) from (select * from bank_accounts x where x.organization_id = o.id order by x.version desc) b) as accounts,
      (select json_group_array(c.version) from account_confirmations c
        where c.agreement_id = a.id and c.organization_id = o.id) as confirmed,
      (select w.at from passed_gates w where w.agreement_id = a.id and w.gate = 'agreement_signed') as signedAt,
      (select case when count(*) > count(e.hosting_id) then null else max(e.at) end
        from hostings x join hosting_answers y on y.hosting_id = x.id and y.outcome = 'confirmed'
        left join hosting_ends e on e.hosting_id = x.id
        where x.group_id = g.id and x.host_id = h.host_id) as hostOverAt
    from agreements a
    join proposals p on p.id = a.proposal_id
    join organizations g on g.id = p.organization_id
    left join agreement_hosts h on h.agreement_id = a.id
    join organizations o on o.id = coalesce(h.host_id, g.id)
    where a.id = ${agreementId}`)

function payeeIn({ id, name, groupId, group, hostOverAt, accounts, confirmed, signedAt }: PayeeRow): Payee {
  const given: Account[] = JSON.parse(accounts)
  const versions: number[] = JSON.parse(confirmed)
  return {
    id,
    name,
    group: groupId !== null && group !== null ? { id: groupId, name: group } : null,
    hostOverAt,
    accounts: given,
    confirmed: versions,
    signedAt,
  }
}

const lastsOfPayee = (db: Db, agreementId: string) =>
  db.all<Last>(sql`select h.subject, max(h.seq) as seq, h.hash from agreements a
    join proposals p on p.id = a.proposal_id
    left join agreement_hosts x on x.agreement_id = a.id
    join history h on h.subject in (${subjects.organization.of(sql`p.organization_id`)}, ${subjects.organization.of(sql`x.host_id`)})
    where a.id = ${agreementId} group by h.subject`)

export const insertPaidTo = (db: Db, row: typeof paymentAccounts.$inferInsert): Statement =>
  db.insert(paymentAccounts).values(row)
export const insertConfirmation = (db: Db, row: typeof accountConfirmations.$inferInsert): Statement =>
  db.insert(accountConfirmations).values(row)
