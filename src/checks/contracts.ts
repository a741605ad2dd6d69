import { sql } from 'drizzle-orm'
import type { Check } from './check.ts'

/** Later than any instant. */
const NEVER = sql`9000000000000000`

/** An outside unit that runs a round, and whoever does it. */
export const CONTRACTS: Check[] = [
  {
    name: 'contracts-by-two',
    says: 'who proposes a unit or names one of it does not confirm it, nor does who is named; they run it under a contract that is confirmed',
    words: '承办和承办人员由一人提出、另一人确认，合同确认以前没有人承办',
    rows: sql`select 'contract ' || c.id as what from contracts c join contract_answers a on a.contract_id = c.id
        where a.at < c.at or (a.by_id = c.by_id and a.outcome = 'confirmed')
      union select 'operator ' || o.id from operators o join operator_answers a on a.operator_id = o.id
        left join contract_answers k on k.contract_id = o.contract_id and k.outcome = 'confirmed'
        where a.at < o.at or (a.outcome = 'confirmed' and (a.by_id = o.by_id or a.by_id = o.person_id or k.contract_id is null))`,
  },
  {
    name: 'operators-hold-no-role',
    says: 'whoever is named to run a round for a unit holds no role as long as they are',
    words: '承办人员在承办期间没有办公室的角色，也不是专家',
    rows: sql`select distinct 'operator ' || o.id as what from operators o join contracts c on c.id = o.contract_id
      join role_grants g on g.person_id = o.person_id left join role_ends e on e.grant_id = g.id
      left join operator_ends x on x.operator_id = o.id left join contract_ends y on y.contract_id = c.id
      left join operator_answers a on a.operator_id = o.id and a.outcome = 'refused'
      left join contract_answers k on k.contract_id = c.id and k.outcome = 'refused'
      where o.at < coalesce(e.at, ${NEVER}) and date(g.at / 1000, 'unixepoch', '+8 hours') <= c.last_on
        and g.at < min(coalesce(x.at, ${NEVER}), coalesce(y.at, ${NEVER}), coalesce(a.at, ${NEVER}), coalesce(k.at, ${NEVER}))`,
  },
  {
    name: 'units-do-not-apply',
    says: 'a unit hands in nothing in a round that it runs, has run, or is asked to run',
    words: '承办单位不在自己承办的一期申报',
    rows: sql`select 'submission ' || s.id as what from contracts c
      join proposals p on p.organization_id = c.organization_id and p.round_id = c.round_id join submissions s on s.proposal_id = p.id
      left join contract_ends y on y.contract_id = c.id
      left join contract_answers k on k.contract_id = c.id and k.outcome = 'refused'
      where (s.at > c.at and s.at < min(coalesce(y.at, ${NEVER}), coalesce(k.at, ${NEVER})) and date(s.at / 1000, 'unixepoch', '+8 hours') <= c.last_on)
        or exists (select 1 from operators o join operator_answers a on a.operator_id = o.id
          where o.contract_id = c.id and a.outcome = 'confirmed' and a.at <= s.at)`,
  },
]
