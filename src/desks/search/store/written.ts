import { type SQL, sql } from 'drizzle-orm'
import { READERS } from '../../../organizations/rules/organization.ts'
import { type Person, type Role, has } from '../../../people/rules/person.ts'
import { MADE, agreementsRead, readsAgreements, readsMany } from './rounds.ts'
import { around, mayHold, saidIn, withAll, withAny, withText } from './words.ts'

const isOne = (by: Person, roles: readonly Role[]): boolean => roles.some((role) => has(by, role))

/** What a report says, and what of its project may be added to find it: of what says none of the words no project is asked. */
const reportSays = (words: string[], report: { text: SQL; actuals: SQL }, ...named: SQL[]): SQL =>
  sql`${mayHold(words, report.actuals, report.text)} and ${withText(words, report.actuals, report.text, ...named)}
    and (${withAny(words, report.text)} or ${withAny(words, saidIn(report.actuals))})`

const titles = [sql`s.title`, sql`o.name`]

/** Milestones' reports, for whoever reads the agreement of their project. */
export const reportsWith = (words: string[], by: Person): SQL | null =>
  readsAgreements(by)
    ? sql`select j.id, s.title, m.title || char(10) || o.name as small, ${around(sql`p.text`, words)} as excerpt, p.at, 1 as inside
    from ${
      readsMany(by)
        ? sql`reports p cross join milestones m on m.id = p.milestone_id cross join projects j on j.id = m.project_id cross join ${MADE}`
        : sql`${MADE} cross join projects j cross join milestones m on m.project_id = j.id cross join reports p on p.milestone_id = m.id`
    } where agreements.id = j.agreement_id and ${agreementsRead(by)}
      and ${reportSays(words, { text: sql`p.text`, actuals: sql`p.actuals` }, ...titles, sql`m.title`)}`
    : null

export const finalReportsWith = (words: string[], by: Person): SQL | null =>
  readsAgreements(by)
    ? sql`select j.id, s.title, o.name as small, ${around(sql`f.text`, words)} as excerpt, f.at, 1 as inside
    from ${
      readsMany(by)
        ? sql`final_reports f cross join projects j on j.id = f.project_id cross join ${MADE}`
        : sql`${MADE} cross join projects j cross join final_reports f on f.project_id = j.id`
    } where agreements.id = j.agreement_id and ${agreementsRead(by)}
      and ${reportSays(words, { text: sql`f.text`, actuals: sql`f.actuals` }, ...titles)}`
    : null

const roundTitle = sql`(r.plan ->> '$.title')`

/**
 * A question and its answer: all of them for whoever reads them in the office, those that were answered for everybody, without who
 * asked; `id`: of the question, or of its call.
 */
export function enquiriesWith(words: string[], by: Person): SQL {
  const isInside = isOne(by, ['officer', 'approver', 'auditor'])
  const texts = [sql`q.text`, sql`a.text`, ...(isInside ? [sql`q.name`, sql`z.reason`] : [])]
  return sql`select ${isInside ? sql`q.id` : sql`q.round_id`} as id, substr(q.text, 1, 40) as title, ${roundTitle} as small,
      coalesce(${around(sql`q.text`, words)}, ${around(sql`a.text`, words)}) as excerpt, q.at, ${isInside ? 1 : 0} as inside
    from enquiries q join rounds r on r.id = q.round_id left join enquiry_answers a on a.enquiry_id = q.id
      left join enquiry_refusals z on z.enquiry_id = q.id
    where ${isInside ? sql`true` : sql`a.enquiry_id is not null and ${holdsNoNumber(sql`q.text`, sql`a.text`)}`}
      and ${withAll(words, ...texts, roundTitle)} and ${withAny(words, ...texts)}`
}

/** Corrections of a call: published, and for the staff those that wait or were sent back. */
export function amendmentsWith(words: string[], by: Person): SQL {
  const isInside = isOne(by, READERS)
  return sql`select m.round_id as id, ${roundTitle} as title, cast(m.seq as text) as small, ${around(sql`m.reason`, words)} as excerpt,
      coalesce(b.at, m.at) as at, ${isInside ? 1 : 0} as inside
    from amendments m join rounds r on r.id = m.round_id left join amendment_publications b on b.amendment_id = m.id
    where ${isInside ? sql`true` : sql`b.amendment_id is not null and ${holdsNoNumber(sql`m.reason`)}`}
      and ${withAll(words, sql`m.reason`, roundTitle)} and ${withAny(words, sql`m.reason`)}`
}

/**
 * A number of a person is hidden where everybody reads, and what is hidden is not found by guessing at it: a text with so many
 * digits in a row is looked through for the office alone.
 */
const holdsNoNumber = (...texts: SQL[]): SQL =>
  sql.join(
    texts.map(
      (
        text,
      ) => sql`coalesce(replace(replace(${text}, ' ', ''), '-', ''), '') not glob '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
        and coalesce(${text}, '') not glob '*[０-９][０-９][０-９][０-９][０-９]*'`,
    ),
    sql` and `,
  )

/** What is noted on, as it is called; of a proposal where the office may read it, so that a sealed one is not there. */
const caseTitle = sql`case n.kind when 'organization' then (select name from organizations where id = n.about)
  when 'proposal' then (select title from open_submissions where proposal_id = n.about)
  else (select x.title from projects j join agreements g on g.id = j.agreement_id
    join open_submissions x on x.id = g.submission_id where j.id = n.about) end`

/** Notes of the staff on what somebody has no interest in, as they stand: what was put right is found no more. */
export const notesWith = (words: string[], by: Person): SQL | null =>
  isOne(by, READERS)
    ? sql`select c.kind || ':' || c.about as id, c.title, c.name as small, ${around(sql`c.text`, words)} as excerpt, c.at, 1 as inside
        from (select n.*, p.name, ${caseTitle} as title from staff_notes n join people p on p.id = n.by_id) c
        where c.title is not null and not exists (select 1 from staff_notes y where y.corrects = c.id)
          and not exists (select 1 from cases_concern x join interests i on i.organization_id = x.organization_id
            where x.kind = c.kind and x.about = c.about and i.person_id = ${by.id})
          and ${withAll(words, sql`c.text`, sql`c.title`)} and ${withAny(words, sql`c.text`)}`
    : null
