import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { citableColumn, citableOf, hasEnded } from '../../round/calls/store.ts'
import { inForce } from '../../round/scoring/store/sheet.ts'
import { unsettled } from '../../round/screening/store/waiting.ts'
import type { Instant } from '../../shared/days.ts'
import type { Expert, MyPanel, MySheet, MySubmitted } from './rules.ts'

/** What one expert has to declare and to score, in one round trip: never an organization's name, nobody else's sheet. */
export async function findExpert(db: Db, personId: string, now: Instant): Promise<Expert> {
  const [panels, sheets, submitted] = await db.batch([
    panelsOf(db, personId, now),
    sheetsToDo(db, personId, now),
    sheetsDone(db, personId),
  ])
  return {
    panels: panels.map(({ citable, ...panel }) => ({
      ...panel,
      canDeclare: panel.canDeclare === 1,
      isAssigned: panel.isAssigned === 1,
      rulebook: citableOf(citable),
    })),
    sheets,
    submitted,
  }
}

type Flags = { canDeclare: 0 | 1; isAssigned: 0 | 1 }

/** Whether the list of organizations is complete is told, not how many are still to be judged. */
const panelsOf = (db: Db, personId: string, now: Instant) =>
  db.all<Omit<MyPanel, 'canDeclare' | 'isAssigned' | 'rulebook'> & Flags & { citable: string }>(sql`
    select r.id as roundId, r.plan ->> '$.title' as round, r.plan ->> '$.dates.closes' as closes,
      r.plan ->> '$.dates.scoringCloses' as scoringCloses,
      d.at as declaredAt, ${citableColumn(sql`r.plan`, '#scoring', 'panel.recusalYears')} as citable,
      r.plan ->> '$.dates.closes' <= ${now} and ${unsettled} = 0 and (q.sheets = 0 or r.plan ->> '$.dates.scoringCloses' > ${now})
        and not exists (select 1 from approved_rounds x where x.round_id = r.id) as canDeclare, q.sheets > 0 as isAssigned,
      coalesce(g.sheets, 0) - ${barred(sql`true`)} as sheets,
      coalesce(g.sheets_done, 0) - ${barred(sql`exists (select 1 from sheets y where y.assignment_id = x.id)`)} as submitted
    from invitation_acceptances a
    join experts e on e.invitation_id = a.invitation_id
    join panel_members m on m.expert_id = e.id
    join rounds r on r.id = m.round_id
    join round_progress q on q.round_id = r.id
    left join expert_progress g on g.round_id = r.id and g.expert_id = e.id
    left join declarations d on d.round_id = m.round_id and d.expert_id = m.expert_id
    where a.person_id = ${personId} and not ${hasEnded(sql`r.id`)}
      and not exists (select 1 from panel_removals v where v.round_id = m.round_id and v.expert_id = m.expert_id)
    order by scoringCloses desc limit 50`)

/** Of the sheets of an expert in a round, how many they were barred from since: from what bars them, which is little. */
const barred = (which: SQL) => sql`(select count(distinct x.id) from recusals b
    cross join proposals p on p.organization_id = b.organization_id and p.round_id = r.id
    join submissions s on s.proposal_id = p.id
    join assignments x on x.submission_id = s.id and x.expert_id = e.id and x.round_id = r.id
    where b.round_id = r.id and b.expert_id = e.id and ${which})`

/** Of an assignment x: a sheet from which the expert was barred since is nowhere, here as in the scoring itself. */
const isInForce = inForce({
  id: sql`x.id`,
  submissionId: sql`x.submission_id`,
  roundId: sql`x.round_id`,
  expertId: sql`x.expert_id`,
})

const mine = (personId: string) => sql`invitation_acceptances a
  join experts e on e.invitation_id = a.invitation_id
  join assignments x on x.expert_id = e.id and a.person_id = ${personId} and ${isInForce}
  join submissions s on s.id = x.submission_id`

const sheetsToDo = (db: Db, personId: string, now: Instant) =>
  db.all<MySheet>(sql`
    select x.id, x.round_id as roundId, s.title, s.category, d.saved_at as savedAt
    from ${mine(personId)}
    join rounds r on r.id = x.round_id
    left join sheets y on y.assignment_id = x.id
    left join sheet_drafts d on d.assignment_id = x.id
    where y.assignment_id is null and r.plan ->> '$.dates.scoringCloses' > ${now} and not ${hasEnded(sql`r.id`)}
      and not exists (select 1 from decisions d join decision_approvals p on p.decision_id = d.id where d.round_id = r.id)
    order by r.plan ->> '$.dates.scoringCloses', d.saved_at is null, x.at, x.id limit 50`)

const sheetsDone = (db: Db, personId: string) =>
  db.all<MySubmitted>(sql`
    select x.id, x.round_id as roundId, s.title, y.total, y.at
    from ${mine(personId)}
    join sheets y on y.assignment_id = x.id
    order by y.at desc, x.id limit 50`)
