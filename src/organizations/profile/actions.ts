import { subjects } from '../../history/subjects.ts'
import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { membersOf } from '../../people/members/store.ts'
import { whyNotOwner } from '../../people/rules/member.ts'
import { type Person, isMemberOf } from '../../people/rules/person.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { EMPTY, type Profile, type ProfileRefusal, changedIn, whyNotProfile } from '../rules/profile.ts'
import { insertProfile, profileOf } from './store.ts'

/**
 * An owner changes the profile. `version` is the one that the page showed (0: none yet): what somebody else changed
 * meanwhile is not lost unseen.
 */
export async function changeProfile(
  db: Db,
  by: Person,
  organizationId: string,
  version: number,
  profile: Profile,
  now: Instant,
): Promise<Result<{ version: number }, ProfileRefusal | Stale | NotFound>> {
  if (!isMemberOf(by, organizationId)) return refuse({ why: 'not-found' })
  const [members, [found], last] = await db.batch([
    membersOf(db, organizationId),
    profileOf(db, organizationId),
    lastOf(db, subjects.organization(organizationId)),
  ])
  const before = found?.profile ?? EMPTY
  const whyNot = whyNotOwner(members, by) ?? whyNotProfile(before, profile, dayOf(now))
  if (whyNot) return refuse(whyNot)
  if ((found?.version ?? 0) !== version) return refuse({ why: 'changed-meanwhile' })
  const next = version + 1
  const particulars = { version: next, changed: changedIn(before, profile) }
  return record(
    db,
    lastIn(last, subjects.organization(organizationId)),
    { what: 'profile-changed', by: by.id, at: now, particulars },
    [insertProfile(db, { organizationId, version: next, profile, by: by.id, at: now })],
    { version: next },
  )
}
