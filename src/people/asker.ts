import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { asked } from '../db/asked.ts'
import type { Db } from '../db/db.ts'
import type { Day, Instant } from '../shared/days.ts'
import type { OfficeCard } from './office/rules.ts'
import type { Interest } from './rules/interest.ts'
import { type Contract, type Membership, type Person, type Role, isContracted } from './rules/person.ts'
import type { Place } from './rules/place.ts'
import type { Factors } from './rules/second-factor.ts'
import { isIdle } from './rules/session.ts'

/** Who asks, on what kind of database. `person` is null for a visitor. */
export type Asker = {
  person: Person | null
  sessionId: string | null
  /** Which second factors the person has. */
  factors: Factors
  /** The session's last request, and when a second factor was last given in it. */
  seenAt: Instant
  freshAt: Instant | null
  unread: number
  isDemonstration: boolean
  /** Of the rounds that the person runs for an outside unit, the one of the address that is asked for. */
  operates?: Contract | null
  /** How the office is reached; null: nobody has set it. */
  office: OfficeCard | null
}

/** One statement, one round trip. */
export const findAsker = async (db: Db, token: string, now: Instant, here?: Here): Promise<Asker> =>
  askerIn((await askerOf(db, token, now, here))[0], now)

/**
 * The session, its person, roles, organizations, places, interests and unread letters; how the office is reached: a row for `askerIn`.
 * With the rounds that they run for an outside unit, of which one may be `here`, the round of the address that is asked for.
 */
export function askerOf(db: Db, token: string, now: Instant, { id, of }: Here = NOWHERE) {
  const known = asking.get(of) ?? askingIn(of)
  asking.set(of, known)
  return known(db, { token, now, id })
}

/** The same of whose calendar has this address (people/feeds): they have no session, and do nothing. */
export const ownerOf = (db: Db, tokenHash: string, now: Instant) =>
  owning(db, { token: tokenHash, now, id: '' })

/** What an address names, and of which round that is: one function for each kind of address. */
export type Here = { id: string; of: (id: SQLWrapper) => SQL }
const NOWHERE: Here = { id: '', of: () => sql`null` }

/** By what somebody is known: `times`: its id and instants; `by`: the row of it, as s. */
type Known = { times: (now: SQLWrapper) => SQL; by: (token: SQLWrapper, now: SQLWrapper) => SQL }
const SESSION: Known = {
  times: () => sql`s.id as session, coalesce(s.seen_at, s.created_at) as seenAt, s.fresh_at as freshAt`,
  by: (token, now) => sql`sessions s on s.token = ${token} and s.expires_at > ${now}`,
}
const FEED: Known = {
  times: (now) => sql`null as session, ${now} as seenAt, null as freshAt`,
  by: (token) => sql`date_feeds s on s.token_hash = ${token}`,
}

const asking = new Map<Here['of'], ReturnType<typeof askingIn>>()
const askingIn = (roundOf: Here['of'], { times, by } = SESSION) =>
  asked(['token', 'now', 'id'], (db, { token, now, id }) =>
    db.all<Row>(sql`
    select (select count(*) from demonstration) as demonstration,
      (select json_object('name', name, 'phone', phone, 'supervision', supervision, 'address', address, 'hours', hours)
        from office_cards order by version desc limit 1) as office,
      ${times(now)}, p.id, p.name,
      p.two_factor_enabled as app, exists (select 1 from passkeys where person_id = p.id) as passkey,
      (select json_group_array(distinct g.role) from role_grants g left join role_ends e on e.grant_id = g.id
        where g.person_id = p.id and e.grant_id is null) as roles,
      (select json_group_array(json_object('id', o.id, 'name', o.name, 'kind', o.kind, 'role', m.role))
        from memberships m join organizations o on o.id = m.organization_id where m.person_id = p.id) as organizations,
      (select json_group_array(json_object('id', x.id, 'subdistrict', x.subdistrict, 'community', x.community))
        from community_places g join places x on x.id = g.place_id left join community_place_ends e on e.grant_id = g.id
        where g.person_id = p.id and e.grant_id is null) as places,
      (select json_group_array(json_object('id', o.id, 'name', o.name, 'rounds', json((
          select json_group_array(distinct r.round_id) from organizations_in_rounds r where r.organization_id = o.id))))
        from organizations o where o.id in (select organization_id from interests where person_id = p.id)
          and (exists (select 1 from role_grants where person_id = p.id)
            or exists (select 1 from operating_people where person_id = p.id)
            or exists (select 1 from community_places where person_id = p.id))) as interests,
      (select json_group_array(json_object('id', c.contract_id, 'roundId', c.round_id, 'unit', c.unit, 'lastOn', c.last_on,
          'isHere', c.round_id = (${roundOf(id)}))) from (select contract_id, round_id, unit, max(last_on) as last_on
            from operating_people where person_id = p.id group by round_id) c) as contracts,
      coalesce((select unread from unread_letters where person_id = p.id), 0) as unread
    from (select 1) left join ${by(token, now)} left join people p on p.id = s.person_id
      and p.id not in (select person_id from suspended_people)`),
  )

const owning = askingIn(NOWHERE.of, FEED)

export function askerIn(row: Row | undefined, now: Instant): Asker {
  const person = row ? personIn(row) : null
  const lives = person !== null && !isIdle(row?.seenAt ?? 0, rolesForIdling(person), now)
  const operates = row ? contractsIn(row).find(({ isHere }) => isHere === 1) : undefined
  return {
    person: lives ? person : null,
    factors: factorsIn(row),
    sessionId: lives ? (row?.session ?? null) : null,
    seenAt: row?.seenAt ?? 0,
    freshAt: row?.freshAt ?? null,
    unread: lives ? (row?.unread ?? 0) : 0,
    isDemonstration: (row?.demonstration ?? 0) > 0,
    ...(lives && operates && { operates }),
    office: row?.office ? JSON.parse(row.office) : null,
  }
}

/** An operator reads what an officer reads, and is signed out as soon. */
const rolesForIdling = (person: Person): Role[] =>
  isContracted(person) ? [...person.roles, 'officer'] : person.roles

/** The same on a day: a contract is over after its last one, by the clock of the site. */
export function askerOn(asker: Asker, today: Day): Asker {
  const { person, operates } = asker
  if (!person?.contracts) return asker
  const contracts = person.contracts.filter(({ lastOn }) => today <= lastOn)
  return {
    ...asker,
    person: { ...person, contracts },
    operates: operates && today <= operates.lastOn ? operates : null,
  }
}

type Row = {
  demonstration: number
  office: string | null
  session: string | null
  seenAt: number | null
  freshAt: number | null
  id: string | null
  name: string | null
  app: number | null
  passkey: number
  roles: string
  organizations: string
  places: string
  interests: string
  contracts: string
  unread: number
}

function personIn(row: Row): Person | null {
  if (!row.id || row.name === null) return null
  const roles: Role[] = JSON.parse(row.roles)
  const organizations: Membership[] = JSON.parse(row.organizations)
  const places: Place[] = JSON.parse(row.places)
  const interests: Interest[] = JSON.parse(row.interests)
  const { id, name } = row
  const contracts: Contract[] = contractsIn(row).map(({ id: of, roundId, unit, lastOn }) => ({
    ...{ id: of, roundId, unit, lastOn },
  }))
  const { app, passkey } = factorsIn(row)
  return {
    ...{ id, name, roles, organizations, places, interests, secondFactor: app || passkey },
    ...(contracts.length > 0 && { contracts }),
  }
}

/** `isHere` null: the address is of no round. */
const contractsIn = (row: Pick<Row, 'contracts'>): (Contract & { isHere: number | null })[] =>
  JSON.parse(row.contracts)

const factorsIn = (row: Pick<Row, 'app' | 'passkey'> | undefined): Factors => ({
  app: row?.app === 1,
  passkey: row?.passkey === 1,
})
