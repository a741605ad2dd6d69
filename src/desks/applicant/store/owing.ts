import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Owing } from '../rules/owing.ts'

/**
 * What an organization owes besides its papers: an account for what can be paid, its side of a sanction that is proposed,
 * money to give back, a host to sign for it. Each only to who may do it.
 */
export function owingOf(db: Db, { organizations }: Pick<Person, 'organizations'>) {
  const owners = organizations.filter(({ role }) => role === 'owner').map(({ id }) => id)
  const editors = organizations.filter(({ role }) => role !== 'reader').map(({ id }) => id)
  return db.all<Owing>(sql`
    ${accounts(among(owners))} union all ${replies(among(editors))} union all ${refunds(among(editors))}
    union all ${hosts(among(editors))} union all ${hostsAgain(among(editors))} limit 50`)
}

const among = (ids: string[]): SQL => sql`(select value from json_each(${JSON.stringify(ids)}))`

const accounts = (mine: SQL) => sql`
  select 'account' as kind, coalesce(h.host_id, p.organization_id) as id, s.title as about, min(t.passed_at) as since
  from (${paidTo(mine)}) q cross join agreements g on g.id = q.id join proposals p on p.id = g.proposal_id
  join submissions s on s.id = g.submission_id
  left join agreement_hosts h on h.agreement_id = g.id
  join tranche_progress t on t.agreement_id = g.id and t.state = 'payable'
  where coalesce(h.host_id, p.organization_id) in ${mine} and ${isPayee}
    and not exists (select 1 from bank_accounts b where b.organization_id = coalesce(h.host_id, p.organization_id))
  group by g.id`

/** Agreements of theirs, and those that name one of them as a host. */
const paidTo = (mine: SQL) => sql`
  select y.id from proposals x cross join agreements y on y.proposal_id = x.id where x.organization_id in ${mine}
  union select agreement_id from agreement_hosts where host_id in ${mine}`

/** A host that has ended its hosting receives nothing. */
const isPayee = sql`(h.host_id is null or exists (select 1 from hosts_in_force x
  where x.group_id = p.organization_id and x.host_id = h.host_id))`

const replies = (mine: SQL) => sql`
  select 'reply', j.id, s.title, x.at
  from proposals p cross join agreements g on g.proposal_id = p.id
  join submissions s on s.id = g.submission_id
  join projects j on j.agreement_id = g.id
  join sanctions x on x.project_id = j.id
  where p.organization_id in ${mine}
    and not exists (select 1 from sanction_replies r where r.sanction_id = x.id)
    and not exists (select 1 from sanction_decisions d where d.sanction_id = x.id)`

/** Paid more than was spent, evaluated, and not back. */
const refunds = (mine: SQL) => sql`
  select 'refund', j.id, s.title, v.at
  from proposals p cross join agreements g on g.proposal_id = p.id
  join submissions s on s.id = g.submission_id
  join projects j on j.agreement_id = g.id
  join project_ends e on e.project_id = j.id
  join evaluations v on v.project_id = j.id
  join final_reports f on f.id = v.final_report_id
  where p.organization_id in ${mine} and e.closed_at is null and e.refunded_at is null
    and not exists (select 1 from tranche_progress t where t.agreement_id = g.id and t.state = 'payable')
    and (select coalesce(sum(y.amount_fen), 0) from payments y where y.agreement_id = g.id) > f.spent_fen`

/** A community group whose award nobody can sign for: the round goes by a rulebook, there is no host, and nobody has signed yet. */
const hosts = (mine: SQL) => sql`
  select 'host', w.organization_id, s.title, w.announced_at
  from awards w join submissions s on s.id = w.submission_id
  join organizations o on o.id = w.organization_id
  join rounds r on r.id = w.round_id
  left join agreements g on g.proposal_id = w.proposal_id
  where w.organization_id in ${mine} and o.kind = 'community' and not exists (select 1 from signatures x where x.agreement_id = g.id)
    and w.proposal_id not in (select proposal_id from lapsed_awards)
    and (r.plan ->> '$.rulebook.version' is not null or exists (select 1 from agreement_hosts h where h.agreement_id = g.id))
    and not exists (select 1 from hosts_in_force h where h.group_id = w.organization_id)`

/**
 * An agreement that somebody has signed and whose host is gone: it alone can sign it and receive what is due. Not while it is asked
 * already.
 */
const hostsAgain = (mine: SQL) => sql`
  select 'host-again', p.organization_id, s.title, max(g.at, coalesce((select max(e.at) from hostings x
    join hosting_ends e on e.hosting_id = x.id where x.group_id = p.organization_id and x.host_id = h.host_id), 0))
  from proposals p cross join agreements g on g.proposal_id = p.id
  join submissions s on s.id = g.submission_id
  join agreement_hosts h on h.agreement_id = g.id
  where p.organization_id in ${mine} and not ${isPayee}
    and exists (select 1 from signatures x where x.agreement_id = g.id)
    and g.proposal_id not in (select proposal_id from lapsed_awards)
    and (exists (select 1 from tranche_progress t where t.agreement_id = g.id and t.state = 'payable')
      or 2 > (select count(*) from signatures x where x.agreement_id = g.id))
    and not exists (select 1 from hostings x where x.group_id = p.organization_id and x.host_id = h.host_id
      and x.id not in (select hosting_id from hosting_answers) and x.id not in (select hosting_id from hosting_ends))`
