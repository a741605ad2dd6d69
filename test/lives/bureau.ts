import { env } from 'cloudflare:workers'
import { setCalendarYear } from '../../src/calendar/actions.ts'
import { newId } from '../../src/db/db.ts'
import { must } from '../../src/demonstration/must.ts'
import { giveAccount } from '../../src/organizations/account/actions.ts'
import { answerHosting, askHost } from '../../src/organizations/hosting/actions.ts'
import { findAsker } from '../../src/people/asker.ts'
import type { Person } from '../../src/people/rules/person.ts'
import { enactVersion, importVersion, requestApproval } from '../../src/rulebook/actions.ts'
import { type Expert, makeExpert } from '../round/panel/sitting.ts'
import { type Site, type Someone, openSite } from '../pageless.ts'
import { organizationOf } from '../round/opened.ts'
import { type Shape, bookOf } from './shape.ts'

/** Whoever works for the office, as long as the file lasts: lives follow each other in it. */
export type Bureau = {
  site: Site
  officers: [Someone, Someone]
  approvers: [Someone, Someone]
  finance: [Someone, Someone]
  auditor: Someone
  administrator: Someone
  experts: Expert[]
}

/** Lives follow each other until this year; then the office begins anew. */
export const LAST_YEAR = 2040
/** When the first life begins. */
export const BIRTH = Date.parse('2026-03-02T09:00:00+08:00')

export async function openBureau(): Promise<Bureau> {
  const site = await openSite(BIRTH - 1000)
  const two = async (name: string, role: 'officer' | 'approver' | 'finance'): Promise<[Someone, Someone]> => [
    await site.person(`${name}甲`, [role]),
    await site.person(`${name}乙`, [role]),
  ]
  const administrator = await site.person('系统管理员', ['administrator'])
  const quiet = { holidays: ['01-01', '10-01'], workdays: [], source: '演练' }
  for (let year = 2027; year <= LAST_YEAR + 2; year += 1) {
    const holidays = quiet.holidays.map((day) => `${year}-${day}`)
    must(await setCalendarYear(site.db, administrator, year, { ...quiet, holidays }, site.now))
  }
  return {
    site,
    officers: await two('经办', 'officer'),
    approvers: await two('负责人', 'approver'),
    finance: await two('财务', 'finance'),
    auditor: await site.person('监督员', ['auditor']),
    administrator,
    experts: [
      await makeExpert(site, '专家甲'),
      await makeExpert(site, '专家乙'),
      await makeExpert(site, '专家丙'),
    ],
  }
}

/** A version of the rules in force, as a shape wants them: the one that a round drafted now binds. */
export async function enactFor(
  { site, officers, approvers }: Bureau,
  shape: Shape,
  now: number,
): Promise<void> {
  const { id } = must(await importVersion(site.db, officers[0], bookOf(shape), null, now))
  must(await requestApproval(site.db, officers[0], id, now))
  must(await enactVersion(site.db, approvers[0], id, now + 1))
}

/** A community group with its host and the account that the money goes to. */
export async function hostedGroup({ site }: Bureau, now: number): Promise<{ group: Someone; host: Someone }> {
  const [group, host] = [
    await site.member(`茶叙社${newId()}`),
    await site.member(`服务中心${newId()}`, 'service'),
  ]
  const hostId = organizationOf(host)
  const { id } = must(await askHost(site.db, group, organizationOf(group), { hostId, note: '' }, now))
  must(await answerHosting(site.db, host, id, { outcome: 'confirmed', reason: '' }, now))
  return { group, host }
}

/** The owner gives the organization's account. */
export const accountFor = ({ site }: Bureau, by: Person, now: number) =>
  giveAccount(
    site.db,
    [env.DATA_SECRET],
    by,
    by.organizations[0]?.id ?? '',
    { holder: '服务中心', bank: '建设银行东城支行', number: '6217000000000000043', version: 0 },
    now,
  )

/** Somebody as the site knows them now: with the interests that have come about. */
export async function asNow({ site }: Bureau, someone: Someone, now: number): Promise<Person> {
  const [, signed = ''] = decodeURIComponent(someone.cookie).split('=')
  const { person } = await findAsker(site.db, signed.split('.')[0] ?? '', now)
  if (!person) throw new Error(`${someone.name} is not signed in`)
  return person
}
