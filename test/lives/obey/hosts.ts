import { sql } from 'drizzle-orm'
import { askHost, endHosting } from '../../../src/organizations/hosting/actions.ts'
import { redraftAgreement } from '../../../src/round/agreements/actions.ts'
import { proposeSanction } from '../../../src/round/projects/actions/sanctions.ts'
import type { Person } from '../../../src/people/rules/person.ts'
import { dayOf } from '../../../src/shared/days.ts'
import { organizationOf } from '../../round/opened.ts'
import { type Act, type Done, type Life, idsOf, rowsOf } from '../life.ts'

const NO_PAYEE = '没有单位可以收款'

/** A group whose host is gone asks it, or another, to sign and to receive its money; where nobody does, the agreement ends. */
export const obeyedForHosts: Record<string, Act> = {
  'my-host': async (life, by, id) => {
    const [host] = life.hosts
    return host && askAgain(life, by, id, organizationOf(host))
  },
  'my-host-again': async (life, by, id) => {
    const [named] = await idsOf(
      life,
      sql`select h.host_id as id from agreement_hosts h join agreements g on g.id = h.agreement_id
        join proposals p on p.id = g.proposal_id where p.organization_id = ${id} order by g.at desc`,
    )
    return named ? askAgain(life, by, id, named) : undefined
  },
  'redraft-agreement': ({ bureau, now }, by, id) =>
    redraftAgreement(bureau.db, by, id, { startsOn: dayOf(now), reason: '换了托管单位' }, now),
  // its last day is over: nobody will receive it
  'find-payee': async (life, by, id, line) => {
    const [project] = await idsOf(life, sql`select id from projects where agreement_id = ${id}`)
    if (!project || dayOf(life.now) <= line.by) return undefined
    return proposeSanction(life.bureau.db, by, project, { kind: 'terminate', reason: NO_PAYEE }, life.now)
  },
}

/** Another than it wants to be hosted by is let go first. */
async function askAgain(life: Life, by: Person, groupId: string, hostId: string): Promise<Done | undefined> {
  const { db } = life.bureau
  const [current] = await rowsOf<{ id: string; host: string; isAsked: number }>(
    life,
    sql`select x.id, x.host_id as host, a.hosting_id is null as isAsked from hostings x
      left join hosting_answers a on a.hosting_id = x.id
      where x.group_id = ${groupId} and coalesce(a.outcome, 'confirmed') = 'confirmed'
        and x.id not in (select hosting_id from hosting_ends)`,
  )
  if (current?.host === hostId) return undefined
  if (current) return endHosting(db, by, current.id, '请原来的单位恢复托管', life.now)
  return askHost(db, by, groupId, { hostId, note: '' }, life.now)
}

/** Proposed because nobody can receive its money: then an approver agrees. */
export async function isForWantOfAPayee(life: Life, sanctionId: string): Promise<boolean> {
  const found = await idsOf(
    life,
    sql`select id from sanctions where id = ${sanctionId} and reason = ${NO_PAYEE}`,
  )
  return found.length > 0
}
