import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { type Reminder, isUntold } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { citableColumn, citableOf } from '../round/calls/store.ts'
import { groundsIn } from '../rulebook/citing.ts'
import { type Day, type Instant, dayOf, plusDays, sayDay } from '../shared/days.ts'
import * as says from './letters.ts'

/** `isOver`: its last day is behind us. */
type Ending = {
  once: string
  roundId: string
  round: string
  organizationId: string
  unit: string
  lastOn: Day
  isOver: 0 | 1
  citable: string
}

/** Of an outside unit that runs a round: it ends within a week, or it has within the week before; no longer contract follows. */
export const endingContracts = (db: Db, at: Instant) =>
  db.all<Ending>(sql`
    select e.*, ${citableColumn(sql`r.plan`, '#second-person')} as citable
    from (
      select iif(c.last_on < ${dayOf(at)}, 'contract-over:', 'contract-near:') || c.id as once, c.round_id as roundId,
        q.plan ->> '$.title' as round, c.organization_id as organizationId, u.name as unit, c.last_on as lastOn, c.last_on < ${dayOf(at)} as isOver
      from contracts c join contract_answers a on a.contract_id = c.id and a.outcome = 'confirmed'
      join organizations u on u.id = c.organization_id join rounds q on q.id = c.round_id
      where c.last_on between ${plusDays(dayOf(at), -7)} and ${plusDays(dayOf(at), 7)} and c.id not in (select contract_id from contract_ends)
        and not exists (select 1 from contracts n join contract_answers y on y.contract_id = n.id and y.outcome = 'confirmed'
          where n.organization_id = c.organization_id and n.round_id = c.round_id and n.last_on > c.last_on
            and n.id not in (select contract_id from contract_ends))
    ) e join rounds r on r.id = e.roundId
    where ${isUntold(sql`e.once`, { role: 'officer' })}
      or ${isUntold(sql`e.once`, { organizationId: sql`e.organizationId` })}`)

/** To the unit, and to the officers who go on with what is not done. */
export function ofContract({
  once,
  roundId,
  round,
  organizationId,
  unit,
  lastOn,
  isOver,
  citable,
}: Ending): Reminder[] {
  const of = { 单位: unit, 期: round, 期限: sayDay(lastOn) }
  const grounds = groundsIn(citableOf(citable), roundId, '#second-person')
  const ofUnit = isOver === 1 ? says.contractOver : says.contractNear
  const ofOfficers = isOver === 1 ? says.contractOverOfficers : says.contractNearOfficers
  return [
    { once, to: { organizationId }, ...ofUnit(of, { about: paths.call(roundId), grounds }) },
    { once, to: { role: 'officer' }, ...ofOfficers(of, { about: paths.contracts(roundId), grounds }) },
  ]
}
