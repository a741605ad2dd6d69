import { sql } from 'drizzle-orm'
import { missingYear } from '../../../calendar/rules.ts'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { whyNotAnswer } from '../../../people/recovery/rules.ts'
import { recoveriesWaiting } from '../../../people/recovery/store.ts'
import { registered } from '../../../people/registers/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { waitingFor } from '../../../people/seconds/rules.ts'
import { waiting as waitingRoles } from '../../../people/seconds/store.ts'
import { givenUpNow } from '../../../post/given-up/store.ts'
import { modelVersion } from '../../../rulebook/model/model.ts'
import { longestTerm } from '../../../rulebook/rules/terms.ts'
import { currentVersion } from '../../../rulebook/store.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import type { Administrator, Counts, Holders, Invited } from '../rules/desk.ts'
import { mattersOf } from '../rules/matters.ts'
import {
  poolsBefore,
  stuckOrganizations,
  stuckPool,
  stuckProjects,
  stuckRechecks,
  stuckRounds,
} from './stuck.ts'

/** Who is here and who was invited, `rows` of them, in one round trip. */
export async function findAdministrator(db: Db, by: Person, now: Instant, rows: number) {
  const [[counts], invited, holders, rounds, projects, organizations, pools, calendar, roles, ...rest] =
    await db.batch([
      countAll(db, now),
      invitedPeople(db, now, rows),
      roleHolders(db),
      stuckRounds(db, rows),
      stuckProjects(db, rows),
      stuckOrganizations(db, rows),
      poolsBefore(db, now, rows),
      calendarOf(db),
      waitingRoles(db, now, rows),
      recoveriesWaiting(db, now, rows),
      currentVersion(db),
      givenUpNow(db),
      stuckRechecks(db, rows),
      stuckPool(db),
    ])
  const [recoveries, [rulebook], unsent, rechecks, unanswered] = rest
  const found: Administrator = {
    counts: counts ?? { people: 0, organizations: 0, experts: 0, open: 0, expired: 0 },
    invited: invited.map((row) => ({ ...row, roles: JSON.parse(row.roles), isExpired: row.isExpired === 1 })),
    holders,
    stuckRounds: rounds,
    stuckProjects: projects,
    stuckRechecks: rechecks,
    stuckOrganizations: organizations,
    stuckPool: unanswered,
    pools,
    missing: missingYear(calendar, dayOf(now), longestTerm((rulebook ?? modelVersion()).book.parameters)),
    roles: waitingFor(by, roles, now),
    unsent,
    recoveries: recoveries.filter((one) => whyNotAnswer(by, one, now) === null),
  }
  return { ...found, matters: mattersOf(found, calendar, now) }
}

const countAll = (db: Db, now: Instant) =>
  db.all<Counts>(sql`
    select ${registered('people')} as people, ${registered('group', 'filed', 'registered')} as organizations,
      ${registered('experts')} as experts,
      (select count(*) from untaken_invitations where expires_at > ${now}) as open,
      (select count(*) from untaken_invitations where expires_at <= ${now}) as expired`)

/** Never the hash of a link. Those that run out first come first. */
const invitedPeople = (db: Db, now: Instant, rows: number) =>
  db.all<Omit<Invited, 'roles' | 'isExpired'> & { roles: string; isExpired: 0 | 1 }>(sql`
    select i.id, i.name, i.email, i.roles, i.expires_at as expiresAt, i.expires_at <= ${now} as isExpired
    from untaken_invitations u cross join invitations i on i.id = u.invitation_id
    order by u.expires_at <= ${now}, u.expires_at limit ${rows}`)

const roleHolders = (db: Db) =>
  db.all<Holders>(sql`
    select substr(noun, 6) as role, rows as people from register_counts where noun >= 'role:' and noun < 'role;'`)
