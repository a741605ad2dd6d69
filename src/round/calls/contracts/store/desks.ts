import { sql } from 'drizzle-orm'
import type { Db } from '../../../../db/db.ts'
import type { Day, Instant } from '../../../../shared/days.ts'
import type { Running } from '../rules.ts'

type About = Pick<Running, 'id' | 'roundId' | 'round' | 'organizationId' | 'unit'>
const about = sql`c.id, c.round_id as roundId, r.plan ->> '$.title' as round, c.organization_id as organizationId, u.name as unit`
const named = sql`join rounds r on r.id = c.round_id join organizations u on u.id = c.organization_id`

/** Whoever waits under a contract: named, a member of the unit still, and neither answered nor ended. */
const waitingPeople = sql`select o.contract_id, o.by_id, o.at from operators o
  join contracts k on k.id = o.contract_id
  join memberships m on m.organization_id = k.organization_id and m.person_id = o.person_id
  where o.id not in (select operator_id from operator_answers) and o.id not in (select operator_id from operator_ends)`

/** What an approver answers: contracts, and people who are named under them; `isMine`: somebody has proposed a part of it. */
export const contractsWaiting = (db: Db, personId: string, today: Day) =>
  db.all<About & { people: number; isNew: 0 | 1; isMine: 0 | 1; at: Instant }>(sql`
    select ${about}, count(*) - max(w.isNew) as people, max(w.isNew) as isNew, max(w.by_id = ${personId}) as isMine, min(w.at) as at
    from (
      select id as contract_id, by_id, at, 1 as isNew from contracts where id not in (select contract_id from contract_answers)
      union all select x.*, 0 from (${waitingPeople}) x
    ) w join contracts c on c.id = w.contract_id ${named}
    where c.last_on >= ${today} and c.id not in (select contract_id from contract_ends)
      and c.id not in (select contract_id from contract_answers where outcome = 'refused')
    group by c.id order by min(w.at) limit 50`)

/** As the view applicants_in_rounds says, from the unit, whose proposals are few. */
const appliesSince = sql`(select max(s.at) from (
    select c.organization_id as id union select h.host_id from hosts_in_force h where h.group_id = c.organization_id
    union select h.group_id from hosts_in_force h where h.host_id = c.organization_id
  ) x cross join organizations_in_rounds s on s.organization_id = x.id and s.round_id = c.round_id)`

/** Those that are confirmed and have not ended; where a longer contract follows, it is that one. */
export const contractsRunning = (db: Db, today: Day) =>
  db.all<Omit<Running, 'isEmpty'> & { isEmpty: 0 | 1 }>(sql`
    select ${about}, c.last_on as lastOn, a.at,
      not exists (select 1 from operating_people p where p.contract_id = c.id)
        and not exists (select 1 from (${waitingPeople}) p where p.contract_id = c.id) as isEmpty,
      ${appliesSince} as appliesSince
    from contracts c ${named} join contract_answers a on a.contract_id = c.id and a.outcome = 'confirmed'
    where c.last_on >= ${today} and c.id not in (select contract_id from contract_ends)
      and not exists (select 1 from contracts n where n.organization_id = c.organization_id and n.round_id = c.round_id and n.last_on > c.last_on
        and n.id not in (select contract_id from contract_ends)
        and n.id not in (select contract_id from contract_answers where outcome = 'refused'))
    order by c.last_on, c.id limit 50`)
