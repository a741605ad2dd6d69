import { serializeSigned } from 'hono/utils/cookie'
import { type Db, newId } from '../src/db/db.ts'
import type { OrganizationKind } from '../src/people/rules/organization.ts'
import type { Person, Role } from '../src/people/rules/person.ts'
import { people, sessions } from '../src/people/tables.ts'
import type { Instant } from '../src/shared/days.ts'
import { makeAccount, makeOrganization } from './made.ts'

/** A person of a test, and the cookie that signs them in. */
export type Someone = Person & { cookie: string }

/** Where they are kept, and what signs their cookies. */
type Signing = { db: Db; secret: string }

/** Staff have their second factor already, as they must. */
export async function makePerson(
  { db, secret }: Signing,
  name: string,
  roles: Role[],
  now: Instant,
): Promise<Someone> {
  const id = newId()
  const at = new Date(now)
  const stamps = { createdAt: at, updatedAt: at }
  const account = db.insert(people).values({
    id,
    name,
    email: `${id}@example.org`,
    username: id,
    twoFactorEnabled: roles.length > 0,
    ...stamps,
  })
  await makeAccount(db, id, [account], roles, now)
  const cookie = await cookieOf({ db, secret }, id, now)
  return {
    id,
    name,
    roles,
    organizations: [],
    places: [],
    interests: [],
    secondFactor: roles.length > 0,
    cookie,
  }
}

/** Signs a person in, without a password: the cookie of a new session. */
export async function cookieOf({ db, secret }: Signing, personId: string, now: Instant): Promise<string> {
  const token = newId() + newId()
  const at = new Date(now)
  const session = {
    id: newId(),
    token,
    userId: personId,
    expiresAt: new Date(FAR),
    createdAt: at,
    updatedAt: at,
    // in use, and its second factor just given, whatever time a test goes to
    seenAt: FAR,
    freshAt: FAR,
  }
  await db.insert(sessions).values(session)
  return (await serializeSigned('better-auth.session_token', token, secret)).split(';')[0] ?? ''
}

const FAR = Date.UTC(2100, 0, 1)

export async function makeOwner(
  signing: Signing,
  name: string,
  kind: OrganizationKind,
  now: Instant,
): Promise<Someone> {
  const person = await makePerson(signing, `${name}联系人`, [], now)
  const id = newId()
  const about = { id, name, subdistrict: '和平里', contact: person.name, phone: '010-55500001' }
  const made =
    kind === 'community'
      ? { ...about, kind, uscc: null, filingNo: `备${id.toUpperCase()}` }
      : { ...about, kind, uscc: usccOf(id), filingNo: null }
  await makeOrganization(signing.db, made, person.id, now)
  return {
    ...person,
    organizations: [{ id, name, kind, role: 'owner' }],
    interests: [{ id, name, rounds: [] }],
  }
}

/** Eighteen characters, unique; the check digit is not what these tests are about. */
const usccOf = (id: string): string => `5211${id.toUpperCase()}`.padEnd(18, '0').slice(0, 18)
