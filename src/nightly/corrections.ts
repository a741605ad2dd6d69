import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { type Reminder, isUntold } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { citableColumn, citableOf, hasEnded } from '../round/calls/store.ts'
import { groundsIn } from '../rulebook/citing.ts'
import { type Day, type Instant, dayOf, plusDays, sayDay } from '../shared/days.ts'
import * as says from './letters.ts'

const RULE = 'screening.correctionWorkingDays'

type Due = {
  once: string
  proposalId: string
  organizationId: string
  roundId: string
  title: string
  dueOn: Day
  citable: string
}

/** Corrections that are due today or tomorrow, and have not come. */
export const dueCorrections = (db: Db, at: Instant) =>
  db.all<Due>(sql`
    select d.once, d.proposalId, d.organizationId, d.roundId, d.title, d.dueOn,
      ${citableColumn(sql`r.plan`, RULE)} as citable
    from (
      select 'correction-due:' || c.id as once, p.id as proposalId, p.organization_id as organizationId,
        p.round_id as roundId, s.title, c.due_on as dueOn
      from corrections c
      join submissions s on s.id = c.submission_id
      join proposals p on p.id = s.proposal_id
      left join correction_answers a on a.correction_id = c.id
      left join eligibility_checks e on e.submission_id = c.submission_id
      where a.correction_id is null and e.submission_id is null
        and c.due_on >= ${dayOf(at)} and c.due_on <= ${plusDays(dayOf(at), 1)}
    ) d join rounds r on r.id = d.roundId
    where not ${hasEnded(sql`r.id`)} and ${isUntold(sql`d.once`, { organizationId: sql`d.organizationId` })}`)

/** To the members, once. */
export const ofCorrection = ({ once, proposalId, organizationId, roundId, ...of }: Due): Reminder => ({
  once,
  to: { organizationId },
  ...says.correctionDue(
    { 项目: of.title, 期限: sayDay(of.dueOn) },
    { about: paths.correction(proposalId), grounds: groundsIn(citableOf(of.citable), roundId, RULE) },
  ),
})
