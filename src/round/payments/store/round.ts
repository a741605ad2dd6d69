import { type SQL, inArray, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { agreements } from '../../agreements/tables.ts'
import { callOf } from '../../calls/store.ts'
import type { Wanted } from '../../projects/rules/listing.ts'
import { type StateSum, pagedOf } from '../rules/ledger.ts'
import { ledgersIn, lines } from './ledger.ts'

/** A page of a round's tranches, each with its agreement's money, and the sums of all; null: no such round. */
export async function findPaid(db: Db, roundId: string, wanted: Wanted, rows: number) {
  const [[call], shown, of, sums, calendar] = await db.batch([
    callOf(db, roundId),
    db.all<{ agreementId: string; seq: number }>(placesIn(roundId, wanted, rows)),
    lines(db, inArray(agreements.id, sql`(select agreementId from (${placesIn(roundId, wanted, rows)}))`)),
    wanted.word ? sumsAmong(db, roundId, wanted) : sumsOf(db, roundId),
    calendarOf(db),
  ])
  if (!call) return null
  const ledgers = new Map(ledgersIn(of).map((ledger) => [ledger.agreementId, ledger]))
  const found = shown.flatMap(({ agreementId, seq }) => {
    const ledger = ledgers.get(agreementId)
    const tranche = ledger?.tranches.find((one) => one.seq === seq)
    return ledger && tranche ? [{ ledger, tranche }] : []
  })
  return { round: { id: roundId, title: call.plan.title }, listing: pagedOf(found, sums, wanted), calendar }
}

/** Which tranches stand on a page, in the order of their agreements. */
const placesIn = (roundId: string, { state, word, page }: Wanted, rows: number): SQL => sql`
  select t.agreement_id as agreementId, t.seq from tranche_progress t
  where t.round_id = ${roundId} and ${state ? sql`t.state = ${state}` : sql`true`} and ${hasWord(word)}
  order by t.number, t.seq limit ${rows} offset ${(page - 1) * rows}`

const hasWord = (word: string | undefined): SQL =>
  word
    ? sql`exists (select 1 from agreements g join submissions s on s.id = g.submission_id
        join proposals p on p.id = g.proposal_id join organizations o on o.id = p.organization_id
        where g.id = t.agreement_id and instr(s.title || ' ' || o.name, ${word}) > 0)`
    : sql`true`

const sumsOf = (db: Db, roundId: string) =>
  db.all<StateSum>(
    sql`select state, tranches as count, amount_fen as amount from round_tranches where round_id = ${roundId}`,
  )

const sumsAmong = (db: Db, roundId: string, { word }: Wanted) =>
  db.all<StateSum>(sql`
    select t.state, count(*) as count, sum(t.amount_fen) as amount from tranche_progress t
    where t.round_id = ${roundId} and ${hasWord(word)} group by t.state`)
