import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/db.ts'
import { subjects } from '../../../../history/subjects.ts'

type Table = 'all_enquiry_answers' | 'all_enquiry_refusals'
const TOLD = {
  all_enquiry_answers: { what: 'enquiry-answered', says: 'text' },
  all_enquiry_refusals: { what: 'enquiry-refused', says: 'reason' },
}

/** What was said to a question, with what its reversal must know. */
export const saidRow = (table: Table, which: string): SQL => sql`
  select w.id as which, ${subjects.enquiry.of(sql`w.enquiry_id`)} as subject, ${TOLD[table].what} as what, w.at,
    '[]' as concerns, null as round,
    json_object('id', e.id, 'roundId', e.round_id, 'title', r.plan ->> '$.title', 'rulebook', json(r.plan -> '$.rulebook'),
      'asked', e.text, 'asker', e.by_id, 'says', w.${sql.raw(TOLD[table].says)}) as fields
  from ${sql.raw(table)} w join enquiries e on e.id = w.enquiry_id join rounds r on r.id = e.round_id
  where w.id = ${which}`

export const saidLocks = (table: Table, which: string): SQL[] => [
  subjects.enquiry.of(sql`(select enquiry_id from ${sql.raw(table)} where id = ${which})`),
]

/** What stands said to a question, and under which kind it is taken back; goes into the batch of the question. */
export const standingAnswer = (db: Db, enquiryId: string) =>
  db.all<{
    kind: string
    id: string
  }>(sql`select 'enquiry-answer' as kind, id from enquiry_answers where enquiry_id = ${enquiryId}
    union all select 'enquiry-refusal', id from enquiry_refusals where enquiry_id = ${enquiryId}`)
