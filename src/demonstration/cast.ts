import type { BundleExpert, BundleOrganization } from '../bundle/entries.ts'
import { type Db, newId } from '../db/db.ts'
import { giveAccount } from '../organizations/account/actions.ts'
import { answerHosting, askHost } from '../organizations/hosting/actions.ts'
import { acceptInvitation, invite } from '../people/invitations/actions.ts'
import { setOffice } from '../people/office/actions.ts'
import { answerProposal } from '../people/seconds/actions.ts'
import { changeProfile } from '../organizations/profile/actions.ts'
import { EMPTY, type Profile } from '../organizations/rules/profile.ts'
import { registerOrganization } from '../people/organizations/actions.ts'
import { hashPassword } from '../people/password.ts'
import type { NewOrganization } from '../people/rules/organization.ts'
import type { Person, Role } from '../people/rules/person.ts'
import { createAccount } from '../people/store.ts'
import { addExpert, answerChanges } from '../round/panel/pool/actions.ts'
import { poolWaiting } from '../round/panel/pool/store/standing.ts'
import type { Instant } from '../shared/days.ts'
import { must } from './must.ts'
import { PASSWORD, SECOND_FINANCE, STAFF_CAST, usernameOf } from './names.ts'

export type Cast = Record<keyof typeof STAFF_CAST, Person> & {
  /** By the folder's organization id, its member. */
  members: Map<string, Person>
  /** By the folder's expert id. */
  experts: Map<string, { expertId: string; person: Person }>
  /** What seals the numbers of accounts. */
  secret: string
}

type Casting = { db: Db; now: Instant; passwordHash: string }

/** Accounts, invitations, the pool and the organizations: through the actions that people use. */
export async function makeCast(
  db: Db,
  organizations: BundleOrganization[],
  experts: BundleExpert[],
  now: Instant,
  secret: string,
): Promise<Cast> {
  const casting = { db, now, passwordHash: await hashPassword(PASSWORD) }
  const administrator = await staff(casting, null, 'administrator')
  // nobody is there yet to confirm the first approver, who confirms from then on
  const approver = await staff(casting, administrator, 'approver')
  must(await setOffice(db, administrator, OFFICE, now))
  const cast: Cast = {
    administrator,
    officer: await staff(casting, administrator, 'officer', approver),
    approver,
    finance: await staff(casting, administrator, 'finance', approver),
    auditor: await staff(casting, administrator, 'auditor', approver),
    members: new Map(),
    experts: new Map(),
    secret,
  }
  await staff(casting, administrator, 'finance', approver, SECOND_FINANCE)
  for (const expert of experts) cast.experts.set(expert.id, await inPool(casting, administrator, expert))
  if (experts.length > 0) await admitAll(casting, approver)
  for (const organization of organizations)
    cast.members.set(organization.id, await member(casting, organization))
  await hosted(casting, cast, organizations)
  await withAccounts(casting, cast, organizations)
  return cast
}

/** Numbers that nobody has. */
const OFFICE = {
  name: '东城区民政局公益创投办公室',
  phone: '010-55550101',
  supervision: '010-55550102',
  address: '东城区某某街1号2层',
  hours: '工作日9:00至12:00，14:00至17:30',
}

/** Every legal person has an account for the money; its number is made up. A group receives its own through its host. */
async function withAccounts({ db, now }: Casting, cast: Cast, all: BundleOrganization[]): Promise<void> {
  const legal = all.filter(({ kind }) => kind !== 'community')
  for (const [at, { id, name, subdistrict }] of legal.entries()) {
    const by = cast.members.get(id)
    if (!by) continue
    const number = `11001${String(at * 137 + 4021).padStart(12, '0')}`
    const given = { holder: name, bank: `中国建设银行北京${subdistrict.replace('街道', '')}支行`, number }
    const organizationId = by.organizations[0]?.id ?? ''
    must(await giveAccount(db, [cast.secret], by, organizationId, { ...given, version: 0 }, now))
  }
}

/** Every community group has its host: a legal person of its own subdistrict where there is one, by turns otherwise. */
async function hosted({ db, now }: Casting, cast: Cast, all: BundleOrganization[]): Promise<void> {
  const legal = all.filter(({ kind }) => kind !== 'community')
  const groups = all.filter(({ kind }) => kind === 'community')
  for (const [at, group] of groups.entries()) {
    const near = legal.find(({ subdistrict }) => subdistrict === group.subdistrict)
    const by = cast.members.get(group.id)
    const host = cast.members.get((near ?? legal[at % legal.length])?.id ?? '')
    const [groupId, hostId] = [by?.organizations[0]?.id ?? '', host?.organizations[0]?.id ?? '']
    if (!by || !host) continue
    const asked = must(await askHost(db, by, groupId, { hostId, note: '' }, now))
    const answer = { outcome: 'confirmed', reason: '' } as const
    must(await answerHosting(db, host, asked.id, answer, now))
  }
}

async function staff(
  casting: Casting,
  by: Person | null,
  role: keyof typeof STAFF_CAST,
  second?: Person,
  { username, name }: { username: string; name: string } = STAFF_CAST[role],
): Promise<Person> {
  const email = `${username}@example.org`
  const person = await account(casting, { username, name, email }, role)
  const invited = must(await invite(casting.db, by, { name, email, roles: [role] }, casting.now))
  if (second) must(await answerProposal(casting.db, second, invited.id, 'confirmed', casting.now))
  must(await acceptInvitation(casting.db, invited.token, invited.code, { ...person, roles: [] }, casting.now))
  return person
}

async function inPool(
  casting: Casting,
  administrator: Person,
  { id, name, employer, field, email }: BundleExpert,
) {
  const person = await account(casting, { username: usernameOf(id), name, email }, 'expert')
  const added = must(
    await addExpert(casting.db, administrator, { name, employer, field, email }, casting.now),
  )
  must(await acceptInvitation(casting.db, added.token, added.code, { ...person, roles: [] }, casting.now))
  return { expertId: added.expertId, person }
}

/** Whoever waits to be admitted is. */
async function admitAll({ db, now }: Casting, approver: Person): Promise<void> {
  const proposals = (await poolWaiting(db)).map(({ id }) => id)
  must(await answerChanges(db, approver, { proposals, isAgreed: true }, now))
}

async function member(casting: Casting, organization: BundleOrganization): Promise<Person> {
  const { id, name, contact, email } = organization
  const person = await account(casting, { username: usernameOf(id), name: contact, email })
  const registered = must(
    await registerOrganization(casting.db, person, registration(organization), casting.now),
  )
  const owner: Person = {
    ...person,
    organizations: [{ id: registered.id, name, kind: organization.kind, role: 'owner' }],
  }
  must(await changeProfile(casting.db, owner, registered.id, 0, profileOf(organization), casting.now))
  return owner
}

/** Made up, like the names and numbers of those to call: the year of a filing is that of its number. */
function profileOf({ kind, subdistrict, contact, phone, filingNumber }: BundleOrganization): Profile {
  const isGroup = kind === 'community'
  const year = /20\d\d/.exec(filingNumber ?? '')?.[0] ?? '2009'
  return {
    ...EMPTY,
    representative: contact,
    address: `东城区${subdistrict}街道（演示地址）`,
    // before the first accounts, which are of 4 January 2013
    foundedOn: `${year}-01-02`,
    charter: isGroup ? '在本社区开展居民互助和文化活动' : '面向社区居民的公益服务',
    contacts: [{ name: contact, post: '联系人', phone }],
    ...(!isGroup && { grade: 'none', inspections: [{ year: 2012, result: 'passed' }] }),
  }
}

async function account(
  { db, now, passwordHash }: Casting,
  names: { username: string; name: string; email: string },
  ...roles: Role[]
): Promise<Person> {
  const id = newId()
  const [first, ...others] = createAccount(db, { id, ...names, passwordHash }, now)
  if (first) await db.batch([first, ...others])
  return { id, name: names.name, roles, organizations: [], places: [], interests: [], secondFactor: false }
}

function registration(organization: BundleOrganization): NewOrganization {
  const { name, subdistrict, contact, phone, kind, uscc, filingNumber } = organization
  const known = { name, subdistrict, contact, phone }
  return kind === 'community'
    ? { ...known, kind, filingNo: filingNumber, uscc: null }
    : { ...known, kind, uscc, filingNo: null }
}
