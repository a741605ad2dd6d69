import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { subjects } from '../history/subjects.ts'
import { type Reminder, isUntold } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { citableColumn, citableOf, hasEnded } from '../round/calls/store.ts'
import { conflictFound } from '../round/scoring/rules/letters.ts'
import { groundsIn } from '../rulebook/citing.ts'
import type { Instant } from '../shared/days.ts'

const RULE = 'panel.recusalYears'

type Own = {
  once: string
  roundId: string
  round: string
  expert: string
  organization: string
  citable: string
}

/**
 * Sheets to be written by an expert who has come to have an interest, and who has not been refused one yet: that told it. What a member
 * who was taken off has given back is written by nobody.
 */
export const ownSheets = (db: Db, at: Instant) =>
  db.all<Own>(sql`
    select o.once, o.roundId, json_extract(r.plan, '$.title') as round, o.expert, o.organization,
      ${citableColumn(sql`r.plan`, RULE)} as citable
    from (
      select distinct 'own-sheet:' || a.id as once, ${subjects.assignment('')} || a.id as subject, a.round_id as roundId,
        x.name as expert, g.name as organization
      from panel_seats z
      join experts x on x.invitation_id = z.invitation_id
      join invitation_acceptances c on c.invitation_id = z.invitation_id
      cross join interests_in_rounds i on i.person_id = c.person_id and i.round_id = z.round_id
      join organizations g on g.id = i.organization_id
      join assignments a on a.round_id = z.round_id and a.expert_id = x.id
      join submissions s on s.id = a.submission_id
      join proposals p on p.id = s.proposal_id and p.organization_id = g.id
      left join sheets h on h.assignment_id = a.id
      left join panel_removals v on v.round_id = a.round_id and v.expert_id = a.expert_id
      where h.assignment_id is null and v.expert_id is null
    ) o join rounds r on r.id = o.roundId
    where json_extract(r.plan, '$.dates.scoringCloses') > ${at} and not ${hasEnded(sql`r.id`)}
      and not exists (select 1 from history e where e.subject = o.subject)
      and ${isUntold(sql`o.once`, { role: 'officer' })}`)

/** To the officers, once. */
export const ofOwnSheet = ({ once, roundId, round, expert, organization, citable }: Own): Reminder => ({
  ...conflictFound(
    { 期: round, 姓名: expert, 单位: organization },
    { about: paths.scoring(roundId), grounds: groundsIn(citableOf(citable), roundId, RULE) },
  ),
  once,
  to: { role: 'officer' },
})
