import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { type Reminder, isUntold } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { citableColumn, citableOf, hasEnded } from '../round/calls/store.ts'
import { inForce } from '../round/scoring/store/sheet.ts'
import { groundsIn } from '../rulebook/citing.ts'
import { type Instant, dayOf, endOf, plusDays, sayDeadline } from '../shared/days.ts'
import * as says from './letters.ts'

type Behind = {
  once: string
  personId: string
  roundId: string
  round: string
  left: number
  closesAt: Instant
  citable: string
}

const isInForce = inForce({
  id: sql`x.id`,
  submissionId: sql`x.submission_id`,
  roundId: sql`x.round_id`,
  expertId: sql`x.expert_id`,
})

/** Experts with sheets left in a round whose scoring closes within 7, 3 and 1 days, by calendar days. */
export function closingSheets(db: Db, at: Instant) {
  const within = (days: number) => endOf(plusDays(dayOf(at), days))
  return db.all<Behind>(sql`
    select d.once, d.personId, d.roundId, r.plan ->> '$.title' as round, d.left, d.closesAt,
      ${citableColumn(sql`r.plan`, '#scoring')} as citable
    from (
      select 'sheets-closing:' || c.id || ':' || case when c.at <= ${within(1)} then 1 when c.at <= ${within(3)} then 3 else 7 end as once,
        a.person_id as personId, c.id as roundId, count(*) as left, c.at as closesAt
      from (select r.id, r.plan ->> '$.dates.scoringCloses' as at from rounds r join publications u on u.round_id = r.id
        where not ${hasEnded(sql`r.id`)}) c
      join assignments x on x.round_id = c.id
      join experts e on e.id = x.expert_id
      join invitation_acceptances a on a.invitation_id = e.invitation_id
      left join sheets y on y.assignment_id = x.id
      where c.at > ${at} and c.at <= ${within(7)} and y.assignment_id is null and ${isInForce}
        and not exists (select 1 from decisions d join decision_approvals p on p.decision_id = d.id where d.round_id = c.id)
      group by c.id, a.person_id
    ) d join rounds r on r.id = d.roundId
    where ${isUntold(sql`d.once`, { personId: sql`d.personId` })}`)
}

/** To each of them, of their own sheets alone. */
export const ofSheets = ({ once, personId, roundId, round, left, closesAt, citable }: Behind): Reminder => ({
  once,
  to: { personId },
  ...says.sheetsClosing(
    { 期: round, 件数: left, 期限: sayDeadline(closesAt) },
    { about: paths.scoring(roundId), grounds: groundsIn(citableOf(citable), roundId, '#scoring') },
  ),
})
