import { subjects } from '../../history/subjects.ts'
import { Hono } from 'hono'
import { filesAt } from '../../files/store.ts'
import { membersOf } from '../../people/members/store.ts'
import { has, roleIn } from '../../people/rules/person.ts'
import { dayOf } from '../../shared/days.ts'
import { show } from '../../web/answer.tsx'
import { ROWS } from '../../web/controls.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { accountOf } from '../account/store.ts'
import { type Asked, nothing, staffFrame } from '../asked.tsx'
import { barsOf } from '../bars/store.ts'
import { snapshotsOf } from '../checks/store.ts'
import { hostingsOf } from '../hosting/store.ts'
import { movesOf } from '../ladder/store.ts'
import { profileOf } from '../profile/store.ts'
import { certificateIn } from '../rules/certificate.ts'
import { READERS, deskFor, mayRead } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { listQuery } from './forms.ts'
import { OrganizationsPage } from './pages/list.tsx'
import { OrganizationPage } from './pages/organization.tsx'
import { countOrganizations, organizationsPage } from './store.ts'

export const listRoutes = new Hono<Site>()

listRoutes.get('/organizations', only(...READERS), async (c) => {
  const { db } = c.var
  const { q: words, kind, rung, page } = listQuery.parse(c.req.query())
  const wanted = { words, kind, rung }
  const [items, [counted]] = await db.batch([
    organizationsPage(db, wanted, page, ROWS),
    countOrganizations(db, wanted),
  ])
  const list = { items, total: counted?.count ?? 0, page, ...wanted }
  const isAuditor = has(c.var.person, 'auditor')
  return show(c, staffFrame(c, '申报单位'), list, <OrganizationsPage {...list} isAuditor={isAuditor} />)
})

listRoutes.get('/organizations/:id', only('anyone'), async (c) => {
  const found = await load(c)
  if (!found) return nothing(c)
  const { organization } = found
  const frame = { title: organization.name, desk: deskFor(c.var.person, organization.id) }
  return show(c, frame, found, <OrganizationPage {...found} person={c.var.person} />)
})

/** What officers found is the staff's to read; a bar that is not approved yet is too. */
async function load(c: Asked) {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  if (!mayRead(person, id)) return null
  const role = roleIn(person, id)
  const isStaff = role === null
  const [[organization], [profile], [account], hostings, moves, bars, snapshots, members, files] =
    await db.batch([
      organizationOf(db, id),
      profileOf(db, id),
      accountOf(db, id),
      hostingsOf(db, id),
      movesOf(db, id),
      barsOf(db, id, isStaff),
      snapshotsOf(db, isStaff ? id : ''),
      membersOf(db, id),
      filesAt(db, subjects.organization(id)),
    ])
  if (!organization) return null
  return {
    organization,
    profile: profile?.profile ?? null,
    account: account ?? null,
    hostings,
    moves,
    bars,
    snapshots,
    members: members.length,
    certificates: files.map(certificateIn),
    role,
    today: dayOf(now),
  }
}
