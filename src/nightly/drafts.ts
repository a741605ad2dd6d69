import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { subjects } from '../history/subjects.ts'
import { type Reminder, isUntold } from '../letters/store.ts'
import { isGone } from '../organizations/changes/store.ts'
import { paths } from '../paths.ts'
import { citableColumn, citableOf, hasEnded, numberIn } from '../round/calls/store.ts'
import { isDiscarded } from '../round/proposals/discards/store.ts'
import { groundsIn } from '../rulebook/citing.ts'
import { dayOf, endOf, type Instant, plusDays, sayDeadline } from '../shared/days.ts'
import * as says from './letters.ts'

/** `revision`: the version that counts, of one that was reopened; null: it was never handed in. */
type Closing = {
  once: string
  proposalId: string
  organizationId: string
  roundId: string
  title: string | null
  revision: number | null
  closesAt: Instant
  citable: string
}

/**
 * Drafts that could still be submitted, and changes that were not submitted again, in a round that closes within 7, 3 and
 * 1 days. By calendar days: the last letter comes on the morning of the day before. A draft begun late gets the one letter
 * of its time.
 */
export function closingDrafts(db: Db, at: Instant) {
  const within = (days: number) => endOf(plusDays(dayOf(at), days))
  return db.all<Closing>(sql`
    select d.once, d.proposalId, d.organizationId, d.roundId, d.title, d.revision, d.closesAt,
      ${citableColumn(sql`r.plan`, '#submission')} as citable
    from (
      select 'draft-closing:' || p.id || ':' || case when c.at <= ${within(1)} then 1 when c.at <= ${within(3)} then 3 else 7 end as once,
        p.id as proposalId, p.organization_id as organizationId, p.round_id as roundId, t.typed ->> '$.title' as title,
        s.revision, c.at as closesAt
      from (select r.id, r.plan, r.plan ->> '$.dates.closes' as at from rounds r join publications u on u.round_id = r.id
        where not ${hasEnded(sql`r.id`)}) c
      join proposals p on p.round_id = c.id
      left join proposal_sections t on t.proposal_id = p.id and t.section = 'about'
      left join current_submissions s on s.proposal_id = p.id
      where c.at > ${at} and c.at <= ${within(7)} and not ${isDiscarded(sql`p.id`)} and not ${isGone(sql`p.organization_id`)}
        and ((s.id is null and ${isBelowCap} and ${isMeant}) or ${isChangedAgain})
    ) d join rounds r on r.id = d.roundId
    where ${isUntold(sql`d.once`, { organizationId: sql`d.organizationId` })}`)
}

/** What counts of the organization leaves room for this one. */
const isBelowCap = sql`${numberIn(sql`c.plan`, 'proposals.perOrganization')} > (select count(*)
  from current_submissions n where n.round_id = p.round_id and n.organization_id = p.organization_id)`

/** Something was written or attached, or a file taken away, since then. */
const isChangedSince = (at: SQL) => sql`(
  exists (select 1 from proposal_sections x where x.proposal_id = p.id and x.saved_at >= ${at})
  or exists (select 1 from files f left join file_removals y on y.file_id = f.id
    where f.place = ${subjects.proposal.of(sql`p.id`)} and (f.at >= ${at} or y.at >= ${at})))`

/** Never handed in, or withdrawn and then written on: whoever withdrew and left it so has said what they want. */
const isMeant = sql`not exists (select 1 from withdrawals w join submissions z on z.id = w.submission_id
  where z.proposal_id = p.id and z.revision = (select max(v.revision) from submissions v where v.proposal_id = p.id)
    and not ${isChangedSince(sql`w.at`)})`

/** Submitted, reopened, and changed since: what was changed counts only when it is submitted again. */
const isChangedAgain = sql`exists (select 1 from proposal_reopenings o
  where o.submission_id = s.id and ${isChangedSince(sql`o.at`)})`

/** To the members. */
export function ofDraft({ once, organizationId, proposalId, roundId, revision, ...of }: Closing): Reminder {
  const closing = { 项目: of.title?.trim() || '未命名的申报书', 期限: sayDeadline(of.closesAt) }
  const whence = {
    about: paths.proposal(proposalId),
    grounds: groundsIn(citableOf(of.citable), roundId, '#submission'),
  }
  const letter =
    revision === null
      ? says.draftClosing(closing, whence)
      : says.reopenedClosing({ ...closing, 版: revision }, whence)
  return { once, to: { organizationId }, ...letter }
}
