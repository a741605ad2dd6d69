import { type SQL, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { fresh } from '../../../history/rules.ts'
import { lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import type { Instant } from '../../../shared/days.ts'
import { endingIn, endingsOf, roundOfEnding } from '../../calls/endings/store.ts'
import { isUnsealed } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { recheckBy } from '../../screening/rechecks/rules.ts'
import { lastFailure, unsettled } from '../../screening/store/waiting.ts'
import type { Come } from './rules.ts'

/** A round by its own id or by that of an ending that was proposed. */
export type Which = { roundId: string } | { endingId: string }

/** A published round with all that ending it rests on. One round trip. */
export async function findEnding(db: Db, which: Which, now: Instant) {
  const roundId = 'roundId' in which ? sql<string>`${which.roundId}` : roundOfEnding(which.endingId)
  const [[round], endings, [come], calendar, last] = await db.batch([
    callOf(db, roundId),
    endingsOf(db, roundId),
    comeIn(db, roundId, now),
    calendarOf(db),
    lastOf(db, subjects.round.of(roundId)),
  ])
  if (!round || !come) return null
  const { isSealed, isPending, failedAt, ...counts } = come
  const asking = recheckBy(round.plan, calendar, failedAt)
  return {
    round,
    endings: endings.map(endingIn),
    come: {
      ...counts,
      isSealed: isSealed === 1,
      isPending: isPending === 1,
      recheckBy: asking.ok ? asking.value : null,
    },
    calendar,
    last: last[0] ?? fresh(subjects.round(round.id)),
  }
}

export type Found = NonNullable<Awaited<ReturnType<typeof findEnding>>>

const open = isUnsealed(sql`r.id`)

type Row = Omit<Come, 'isSealed' | 'isPending' | 'recheckBy'> & {
  isSealed: 0 | 1
  isPending: 0 | 1
  failedAt: Instant | null
}

/** Counts alone; before the deadline nobody learns how many have handed in. */
const comeIn = (db: Db, roundId: SQL, now: Instant) =>
  db.all<Row>(sql`
    select
      case when r.plan ->> '$.dates.closes' > ${now} then null
        else q.submitted end as received,
      not ${open} as isSealed, iif(${open}, ${unsettled}, 0) as unscreened, iif(${open}, q.eligible, 0) as eligible,
      iif(${open}, (select max(x.screened_at) from proposal_progress x where x.round_id = r.id), null) as screenedAt,
      ${lastFailure(sql`r.id`)} as failedAt, coalesce(c.funded, 0) as funded,
      coalesce(c.funded, 0) - (select count(*) from decision_lines l where l.decision_id = d.id and l.award_fen > 0
        and l.submission_id in (select u.submission_id from upheld_objections u where u.round_id = r.id)) as standing,
      (select a.at from decision_approvals a where a.decision_id = d.id) as approvedAt,
      exists (select 1 from decisions x left join decision_returns t on t.decision_id = x.id
        where x.round_id = r.id and x.revision > coalesce(d.revision, 0) and t.decision_id is null) as isPending,
      (select count(*) from notices n join objections o on o.notice_id = n.id
        left join objection_answers y on y.objection_id = o.id
        where n.round_id = r.id and y.objection_id is null) as objections,
      (select max(f.at) from notices n join announcements f on f.notice_id = n.id where n.round_id = r.id) as announcedAt
    from rounds r join round_progress q on q.round_id = r.id left join decisions d on d.round_id = r.id and d.revision = (
      select max(v.revision) from decisions v join decision_approvals y on y.decision_id = v.id where v.round_id = r.id)
    left join decision_counts c on c.decision_id = d.id where r.id = ${roundId}`)

/** Every organization that has a proposal in the round, typed or handed in, and the hosts of those. */
export const organizationsIn = (roundId: string): SQL => sql`
  select p.organization_id from proposals p where p.round_id = ${roundId}
  union select h.host_id from proposals p join hosts_in_force h on h.group_id = p.organization_id where p.round_id = ${roundId}`

/** Whoever else it concerns: experts of its panel, who has asked about the call, who has objected. */
export const othersIn = (roundId: string): SQL => sql`
  select a.person_id from panel_members m join experts x on x.id = m.expert_id
    join invitation_acceptances a on a.invitation_id = x.invitation_id where m.round_id = ${roundId}
  union select q.by_id from enquiries q where q.round_id = ${roundId} and q.by_id is not null
  union select o.by_id from objections o join notices n on n.id = o.notice_id where n.round_id = ${roundId} and o.by_id is not null`

/** Communities that were asked to take part and have not answered. */
export const communitiesIn = (roundId: string): SQL => sql`
  select g.person_id from partner_requests q join proposals p on p.id = q.proposal_id and p.round_id = ${roundId}
    left join partner_answers y on y.request_id = q.id
    join community_places g on g.place_id = q.place_id
    left join community_place_ends z on z.grant_id = g.id
    where y.request_id is null and z.grant_id is null`
