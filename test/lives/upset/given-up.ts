import { sql } from 'drizzle-orm'
import { askHost, endHosting } from '../../../src/organizations/hosting/actions.ts'
import { recordChange } from '../../../src/organizations/changes/actions.ts'
import { endRole } from '../../../src/people/roles/actions.ts'
import { redraftAgreement } from '../../../src/round/agreements/actions.ts'
import { proposeLapse } from '../../../src/round/agreements/lapses/actions.ts'
import { proposeEnding } from '../../../src/round/publicity/endings/actions.ts'
import { discardProposal, fetchProposal } from '../../../src/round/proposals/discards/actions.ts'
import { dayOf } from '../../../src/shared/days.ts'
import { ok } from '../../../src/shared/result.ts'
import { organizationOf } from '../../round/opened.ts'
import { memberOf } from '../bureau.ts'
import { type Upset, chosen, dbOf, ofGroup, ofOffice, picked } from './kind.ts'
import { unlike } from '../../unlike.ts'

/** Somebody gives up: is silent from now on, resigns, is dissolved, ends what was agreed. */
export const GIVEN_UP = {
  'fall silent': async (life, pick) => {
    const who = chosen(
      [...life.groups, ...life.hosts, ...life.bureau.experts.map(({ person }) => person)],
      pick,
    )
    if (who) life.silent.add(who.id)
    return ok(null)
  },
  resign: async (life, pick) => {
    const { officers, approvers, finance, experts, administrator } = life.bureau
    const of = [officers[1], approvers[1], finance[1], ...experts.map(({ person }) => person)]
    const who = chosen(of, pick)
    const [role] = who?.roles ?? []
    return who && role ? endRole(dbOf(life), administrator, who.id, role, life.now) : undefined
  },
  cancel: ofOffice(
    'officers',
    (round) => sql`select ${round} as id`,
    (x, by, id) => proposeEnding(x.db, by, id, { kind: 'cancelled', reason: '经费取消' }, x.now),
  ),
  dissolve: async (life, pick) => {
    const [by, who] = [chosen(life.bureau.officers, pick), chosen([...life.groups, ...life.hosts], pick)]
    if (!by || !who) return undefined
    const change = {
      kind: 'dissolved' as const,
      since: dayOf(life.now),
      into: '街道办',
      evidence: '注销公告',
    }
    return recordChange(dbOf(life), by, organizationOf(who), change, life.now)
  },
  'end the hosting': async (life, pick) => {
    const group = chosen(life.groups, pick)
    const hosting =
      group &&
      (await picked(
        life,
        () => sql`select id from hostings where group_id = ${organizationOf(group)} order by at desc limit 1`,
        0,
      ))
    return group && hosting ? endHosting(dbOf(life), group, hosting, '合作到期', life.now) : undefined
  },
  'ask another host': async (life, pick) => {
    const group = chosen(life.groups, pick)
    if (!group) return undefined
    const other = life.hosts[1] ?? (await memberOf(dbOf(life), `社工中心${unlike()}`, 'service', life.now))
    if (!life.hosts[1]) life.hosts.push(other)
    const asked = { hostId: organizationOf(other), note: '' }
    return askHost(dbOf(life), group, organizationOf(group), asked, life.now)
  },
  'draft the agreement anew': ofOffice(
    'officers',
    (round) => sql`select id from agreements where round_id = ${round} order by seq`,
    (x, by, id) => redraftAgreement(x.db, by, id, { startsOn: dayOf(x.now), reason: '换了托管单位' }, x.now),
  ),
  'give the award up': ofOffice(
    'officers',
    (round) => sql`select proposal_id as id from awards where round_id = ${round} order by proposal_id`,
    (x, by, id) => proposeLapse(x.db, by, id, { because: 'waived', reason: '单位来函放弃' }, x.now),
  ),
  'throw the draft away': ofGroup(({ db, now }, by, id) => discardProposal(db, by, id, '不申报了', now)),
  'fetch the draft back': ofGroup(({ db, now }, by, id) => fetchProposal(db, by, id, now)),
} satisfies Record<string, Upset>
