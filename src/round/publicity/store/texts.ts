import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Place, PublicText } from '../../../personal/rules.ts'
import { textsIn } from '../../../shared/personal/masked.ts'
import { listsIn } from '../../calls/store.ts'

/**
 * What people typed and everybody reads of a round, or will once its list is published: as JSON, a row a text. Of projects those
 * that its newest decision funds.
 */
export const publicTextsOf = (db: Db, roundId: string | SQL) =>
  db.all<TextRow>(sql`
    select 'call' as "of", '' as title, plan as texts from rounds where id = ${roundId}
    union all select 'topic', t.title, json_array(t.title, t.text) from topics t
      where t.list_id in (select value from json_each((select ${listsIn(sql`plan`)} from rounds where id = ${roundId})))
    union all select 'enquiry', '', json_array(e.text, e.name, a.text) from enquiries e
      left join enquiry_answers a on a.enquiry_id = e.id where e.round_id = ${roundId}
    union all select 'amendment', '', json_array(m.reason) from amendments m where m.round_id = ${roundId}
    union all select 'project', s.title, json_array(s.title, o.name, s.category, s.place, ${PROJECT})
      from decision_lines l join submissions s on s.id = l.submission_id
      join proposals p on p.id = s.proposal_id join organizations o on o.id = p.organization_id
      where l.award_fen > 0 and l.decision_id = (select d.id from decisions d where d.round_id = ${roundId}
        and not exists (select 1 from decision_returns r where r.decision_id = d.id) order by d.revision desc limit 1)`)

/** What the public page of a project selects of what was submitted. */
const PROJECT = sql.raw(
  ['leader', 'summary', 'need', 'outputs', 'effects', 'budget']
    .map((field) => `json_extract(s.content, '$.${field}')`)
    .join(', '),
)

type TextRow = Place & { texts: string }

export const publicTextsIn = (rows: TextRow[]): PublicText[] =>
  rows.flatMap(({ of, title, texts }) => {
    const held: unknown = JSON.parse(texts)
    return textsIn(held).map((text) => ({ place: { of, title }, text }))
  })
