import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { applicantsOf } from '../../../organizations/applying/store.ts'
import { certificatesOf } from '../../../organizations/certificates/store.ts'
import { certificateIn } from '../../../organizations/rules/certificate.ts'
import { hostingsWaiting } from '../../../organizations/hosting/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { agreementsWaitingFor } from '../../../round/agreements/store/desks.ts'
import { hasEnded } from '../../../round/calls/store.ts'
import { publications, rounds } from '../../../round/calls/tables.ts'
import { requestBy } from '../../../round/closing/rules/term.ts'
import { endedIn, finalReportsDue } from '../../../round/closing/store/desks.ts'
import { dueIn, milestonesDue } from '../../../round/projects/store/desks.ts'
import { proposalsOf } from '../../../round/proposals/store.ts'
import { recheckableIn, recheckablesOf } from '../../../round/screening/store/rechecks.ts'
import { correctionsWaitingFor } from '../../../round/screening/store/corrections.ts'
import { currentSubmissions } from '../../../round/proposals/tables.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Applicant, MyProject } from '../rules/desk.ts'
import { hostedOf } from './hosted.ts'
import { owingOf } from './owing.ts'

/** All that concerns a person's organizations, in one round trip; nothing of anybody else's, nothing that is not published. */
export async function findApplicant(db: Db, by: Person, now: Instant): Promise<Applicant> {
  const mine = by.organizations.map(({ id }) => id)
  const acting = by.organizations.filter(({ role }) => role !== 'reader').map(({ id }) => id)
  const [
    proposals,
    projects,
    milestones,
    toSign,
    finals,
    calls,
    counted,
    hostings,
    corrections,
    recheckables,
    applicants,
    papers,
    owing,
    hosted,
    calendar,
  ] = await db.batch([
    proposalsOf(db, mine),
    projectsOf(db, mine),
    milestonesDue(db, acting),
    // asked as a member alone: an approver signs for the bureau at another desk
    agreementsWaitingFor(db, { ...by, roles: [] }),
    finalReportsDue(db, acting),
    openCalls(db, now),
    countedIn(db, mine, now),
    hostingsWaiting(db, acting),
    correctionsWaitingFor(db, acting),
    recheckablesOf(db, acting),
    applicantsOf(db, mine),
    certificatesOf(db, mine),
    owingOf(db, by),
    hostedOf(db, mine),
    calendarOf(db),
  ])
  return {
    ...{
      proposals,
      projects,
      milestones: milestones.map(dueIn),
      toSign,
      calls,
      counted,
      hostings,
      corrections,
      recheckables: recheckables.map(recheckableIn),
      owing,
      hosted,
      calendar,
    },
    mine: applicants,
    certificates: by.organizations.map((organization) => ({
      organization,
      certificates: papers
        .filter((one) => one.organization.id === organization.id)
        .map(({ file }) => certificateIn(file)),
    })),
    finals: finals.map(endedIn).map((one) => ({ ...one, by: requestBy(one) ?? one.endsOn })),
  }
}

const projectsOf = (db: Db, organizationIds: string[]) =>
  db.all<MyProject>(sql`
    select j.id, g.id as agreementId, s.title, o.name as organization, g.amount_fen as amount, g.ends_on as endsOn,
      (select coalesce(sum(amount_fen), 0) from payments where agreement_id = g.id) as paid,
      (select min(m.due_on) from milestones m where m.project_id = j.id and not exists (
        select 1 from reports r left join report_reviews v on v.report_id = r.id
        where r.milestone_id = m.id and coalesce(v.outcome, 'waiting') <> 'returned')) as nextDue,
      e.closed_at as closedAt, e.terminated_at as terminatedAt
    from (
      select y.id from proposals x cross join agreements y on y.proposal_id = x.id
      where x.organization_id in (select value from json_each(${JSON.stringify(organizationIds)}))
      union select agreement_id from agreement_hosts
      where host_id in (select value from json_each(${JSON.stringify(organizationIds)}))
    ) q
    cross join agreements g on g.id = q.id
    join proposals p on p.id = g.proposal_id
    join organizations o on o.id = p.organization_id
    join submissions s on s.id = g.submission_id
    join projects j on j.agreement_id = g.id
    join project_ends e on e.project_id = j.id
    order by e.closed_at is not null, g.ends_on limit 50`)

const isOpen = (now: Instant) =>
  sql`${rounds.plan} ->> '$.dates.opens' <= ${now} and ${rounds.plan} ->> '$.dates.closes' > ${now}
    and not ${hasEnded(rounds.id)}`

/** Calls that take proposals now: few at any time, so that the rule may read their plans. */
const openCalls = (db: Db, now: Instant) =>
  db
    .select({ id: rounds.id, plan: rounds.plan })
    .from(publications)
    .innerJoin(rounds, eq(rounds.id, publications.roundId))
    .where(isOpen(now))
    .orderBy(desc(rounds.id))
    .limit(10)

const countedIn = (db: Db, organizationIds: string[], now: Instant) =>
  db
    .select({
      roundId: currentSubmissions.roundId,
      organizationId: currentSubmissions.organizationId,
      count: count(),
    })
    .from(currentSubmissions)
    .innerJoin(rounds, eq(rounds.id, currentSubmissions.roundId))
    .where(and(inArray(currentSubmissions.organizationId, organizationIds), isOpen(now)))
    .groupBy(currentSubmissions.roundId, currentSubmissions.organizationId)
