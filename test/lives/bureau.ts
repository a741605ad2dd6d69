import { readFileSync, readdirSync } from 'node:fs'
import { setCalendarYear } from '../../src/calendar/actions.ts'
import { type Db, openDb } from '../../src/db/db.ts'
import { must } from '../../src/demonstration/must.ts'
import type { OrganizationKind } from '../../src/people/rules/organization.ts'
import type { Role } from '../../src/people/rules/person.ts'
import { giveAccount } from '../../src/organizations/account/actions.ts'
import { answerHosting, askHost } from '../../src/organizations/hosting/actions.ts'
import { findAsker } from '../../src/people/asker.ts'
import type { Person } from '../../src/people/rules/person.ts'
import { enactVersion, importVersion, requestApproval } from '../../src/rulebook/actions.ts'
import { acceptInvitation } from '../../src/people/invitations/actions.ts'
import { addExpert, answerChanges } from '../../src/round/panel/pool/actions.ts'
import { poolWaiting } from '../../src/round/panel/pool/store/standing.ts'
import { type Expert, cardOf } from '../round/panel/sitting.ts'
import { type Someone, makeOwner, makePerson } from '../somebody.ts'
import { type WatchedSqlite, openWatched } from '../sqlite.ts'
import { organizationOf } from '../round/opened.ts'
import { type Shape, bookOf } from './shape.ts'
import { unlike } from '../unlike.ts'

/** Whoever works for the office, as long as the file lasts: lives follow each other in it. */
export type Bureau = {
  sqlite: WatchedSqlite
  db: Db
  officers: Some
  approvers: Some
  finance: Some
  auditor: Someone
  administrator: Someone
  experts: Expert[]
}

/** Two of a role, and whoever is appointed later. */
export type Some = [Someone, Someone, ...Someone[]]

/** When a life begins. */
export const BIRTH = Date.parse('2026-03-02T09:00:00+08:00')
/** Years that a life may reach into. */
const YEARS = 12

export const SECRET = 'a secret of these tests, of thirty-two letters'

export async function openBureau(): Promise<Bureau> {
  const sqlite = openWatched()
  for (const name of readdirSync('migrations').toSorted())
    sqlite.run(readFileSync(`migrations/${name}`, 'utf8'))
  const db = openDb(sqlite)
  const two = async (name: string, role: Role): Promise<[Someone, Someone]> => [
    await personOf(db, `${name}甲`, [role]),
    await personOf(db, `${name}乙`, [role]),
  ]
  const administrator = await personOf(db, '系统管理员', ['administrator'])
  const approvers = await two('负责人', 'approver')
  await setYears(db, administrator)
  const experts = []
  for (const name of ['专家甲', '专家乙', '专家丙'])
    experts.push(await expertOf({ db, administrator, approvers }, name, BIRTH - 1000))
  return {
    ...{ sqlite, db, administrator, approvers, experts },
    officers: await two('经办', 'officer'),
    finance: await two('财务', 'finance'),
    auditor: await personOf(db, '监督员', ['auditor']),
  }
}

export const personOf = (db: Db, name: string, roles: Role[], now = BIRTH - 1000) =>
  makePerson({ db, secret: SECRET }, name, roles, now)
export const memberOf = (db: Db, name: string, kind: OrganizationKind, now: number) =>
  makeOwner({ db, secret: SECRET }, name, kind, now)

async function setYears(db: Db, administrator: Someone): Promise<void> {
  for (let year = 2027; year <= 2027 + YEARS; year += 1) {
    const holidays = ['01-01', '10-01'].map((day) => `${year}-${day}`)
    must(
      await setCalendarYear(
        db,
        administrator,
        year,
        { holidays, workdays: [], source: '演练' },
        BIRTH - 1000,
      ),
    )
  }
}

/** An expert of the pool who has accepted the invitation. */
export async function expertOf(
  { db, administrator, approvers }: Pick<Bureau, 'db' | 'administrator' | 'approvers'>,
  name: string,
  now: number,
): Promise<Expert> {
  const { expertId, token, code } = must(await addExpert(db, administrator, cardOf(name), now))
  const proposals = (await poolWaiting(db)).map(({ id }) => id)
  must(await answerChanges(db, approvers[0], { proposals, isAgreed: true }, now))
  const someone = await personOf(db, name, [])
  must(await acceptInvitation(db, token, code, someone, now))
  return { expertId, person: { ...someone, roles: ['expert'] } }
}

/** A version of the rules in force, as a shape wants them: the one that a round drafted now binds. */
export async function enactFor(
  { db, officers, approvers }: Bureau,
  shape: Shape,
  now: number,
): Promise<void> {
  const { id } = must(await importVersion(db, officers[0], bookOf(shape), null, now))
  must(await requestApproval(db, officers[0], id, now))
  must(await enactVersion(db, approvers[0], id, now + 1))
}

/** Community groups with the one host that the money of all goes to. */
export async function hostedGroups({ db }: Bureau, count: number, now: number) {
  const host = await memberOf(db, `服务中心${unlike()}`, 'service', now)
  const groups = []
  for (let at = 0; at < count; at += 1) {
    const group = await memberOf(db, `茶叙社${unlike()}`, 'community', now)
    const asked = { hostId: organizationOf(host), note: '' }
    const { id } = must(await askHost(db, group, organizationOf(group), asked, now))
    must(await answerHosting(db, host, id, { outcome: 'confirmed', reason: '' }, now))
    groups.push(group)
  }
  return { groups, hosts: [host] }
}

/** The owner gives the organization's account. */
export const accountFor = ({ db }: Bureau, by: Person, now: number) =>
  giveAccount(
    db,
    [SECRET],
    by,
    by.organizations[0]?.id ?? '',
    { holder: '服务中心', bank: '建设银行东城支行', number: '6217000000000000043', version: 0 },
    now,
  )

/** Somebody as the site knows them now: with the interests that have come about. */
export async function asNow({ db }: Bureau, someone: Someone, now: number): Promise<Person> {
  const [, signed = ''] = decodeURIComponent(someone.cookie).split('=')
  const { person } = await findAsker(db, signed.split('.')[0] ?? '', now)
  if (!person) throw new Error(`${someone.name} is not signed in`)
  return person
}
