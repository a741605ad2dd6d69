import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { type Decision, type Place, type PublicText, printedIn, undecided } from '../../../personal/rules.ts'
import { textsIn } from '../../../shared/personal/masked.ts'
import { hasEnded, isKept, listsIn } from '../../calls/store.ts'

/**
 * What people typed and everybody reads of a round, or will once its list is published: as JSON, a row a text. Of projects those
 * that its newest decision funds.
 */
export const publicTextsOf = (db: Db, roundId: string | SQL) =>
  db.all<TextRow>(textsOf(sql`select ${roundId} as id`))

/** The same of every round that waits to be published, or its list: for the desks. */
export const textsToPublish = (db: Db) => db.all<TextRow & { roundId: string }>(textsOf(TO_PUBLISH))

const TO_PUBLISH = sql`
  select r.id from rounds r left join publications b on b.round_id = r.id
  where b.round_id is null and ${isKept(sql`r.id`)} and not exists (
    select 1 from round_returns t where t.round_id = r.id and t.version = r.version)
  union all select d.round_id from decisions d join decision_approvals a on a.decision_id = d.id
  where d.id not in (select decision_id from notices) and not ${hasEnded(sql`d.round_id`)}
    and d.revision = (select max(x.revision) from decisions x where x.round_id = d.round_id)`

const textsOf = (ids: SQL) => sql`
  with these as materialized (${ids})
  select r.id as roundId, 'call' as "of", '' as title, r.plan as texts from these i join rounds r on r.id = i.id
  union all select r.id, 'topic', t.title, json_array(t.title, t.text)
    from these i join rounds r on r.id = i.id join json_each(${listsIn(sql`r.plan`)}) l
    join topics t on t.list_id = l.value
  union all select e.round_id, 'enquiry', '', json_array(e.text, e.name, a.text)
    from these i join enquiries e on e.round_id = i.id left join enquiry_answers a on a.enquiry_id = e.id
  union all select m.round_id, 'amendment', '', json_array(m.reason)
    from these i join amendments m on m.round_id = i.id
  union all select i.id, 'project', s.title, json_array(s.title, o.name, s.category, s.place, ${PROJECT})
    from these i join decision_lines l on l.award_fen > 0 and l.decision_id = (
      select d.id from decisions d where d.round_id = i.id
        and not exists (select 1 from decision_returns r where r.decision_id = d.id) order by d.revision desc limit 1)
    join submissions s on s.id = l.submission_id
    join proposals p on p.id = s.proposal_id join organizations o on o.id = p.organization_id`

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

/** How many numbers of people wait for a decision, by the round that they keep from being published. */
export async function undecidedBy(
  rows: (TextRow & { roundId: string })[],
  decisions: Decision[],
): Promise<Record<string, number>> {
  const each = [...Map.groupBy(rows, ({ roundId }) => roundId)]
  const counts = each.map(async ([id, texts]) => {
    const printed = await printedIn(publicTextsIn(texts))
    return [id, undecided(printed, decisions).length] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}
