import { Hono } from 'hono'
import { filesAt } from '../../files/store.ts'
import { subjects } from '../../history/subjects.ts'
import { membersOf } from '../../people/members/store.ts'
import { has, roleIn } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { dayOf } from '../../shared/days.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { accountOf } from '../account/store.ts'
import { barsOf } from '../bars/store.ts'
import { snapshotsOf } from '../checks/store.ts'
import { hostingsOf } from '../hosting/store.ts'
import { movesOf } from '../ladder/store.ts'
import { READ } from '../own.ts'
import { currentVersion } from '../../rulebook/store.ts'
import { boundTo } from '../../rulebook/rules/bound.ts'
import { applicantsOf } from '../applying/store.ts'
import { profileOf } from '../profile/store.ts'
import { lacksOf } from '../rules/applying.ts'
import { stateOf } from '../rules/hosting.ts'
import { EMPTY } from '../rules/profile.ts'
import { certificateIn } from '../rules/certificate.ts'
import { READERS, deskFor, mayRead } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { listQuery } from './forms.ts'
import { COLUMNS, OrganizationsPage } from './pages/list.tsx'
import { OrganizationPage } from './pages/organization.tsx'
import { countOrganizations, isKept, organizationsPage } from './store.ts'

export const listRoutes = new Hono<Site>()

screen(listRoutes, {
  at: paths.organizations,
  who: READERS,
  query: listQuery,
  load: async ({ db, asked: { q: words, page, ...narrowed }, rows }) => {
    const wanted = { words, ...narrowed }
    const [items, [counted]] = await db.batch([
      organizationsPage(db, wanted, page, rows),
      countOrganizations(db, wanted, page, rows),
    ])
    return { items, total: counted?.count ?? 0, page, ...wanted }
  },
  frame: (_, { person }) => ({ title: '申报单位', desk: officeOf(person) }),
  data: (list) => list,
  page: (list, _, { person, url }) => (
    <OrganizationsPage {...list} isAuditor={has(person, 'auditor')} reached={!isKept(list)} url={url} />
  ),
  sheets: ({ items, total }) => [sheetOf('申报单位', COLUMNS, items, total)],
})

/** What officers found is the staff's to read; a bar that is not approved yet is too. */
screen(listRoutes, {
  ...READ,
  at: paths.organization,
  load: async ({ db, person, now }, id) => {
    if (!mayRead(person, id)) return null
    const role = roleIn(person, id)
    const isStaff = role === null
    const [
      [organization],
      [profile],
      [account],
      hostings,
      moves,
      bars,
      snapshots,
      members,
      files,
      [applicant],
      [version],
    ] = await db.batch([
      organizationOf(db, id),
      profileOf(db, id),
      accountOf(db, id),
      hostingsOf(db, id),
      movesOf(db, id),
      barsOf(db, id, isStaff),
      snapshotsOf(db, isStaff ? id : ''),
      membersOf(db, id),
      filesAt(db, subjects.organization(id)),
      applicantsOf(db, [id]),
      currentVersion(db),
    ])
    if (!organization || !applicant) return null
    const bound = version && boundTo(version)
    const book = bound && version && { ...bound, parameters: version.book.parameters }
    const waiting = hostings.find((one) => one.group.id === id && stateOf(one) === 'asked')
    const got = { profile: profile?.profile ?? EMPTY, asked: waiting?.host.name ?? null }
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
      lacks: role === null ? [] : lacksOf(applicant, got, book, now),
      bound,
      today: dayOf(now),
    }
  },
  frame: ({ organization: { id, name } }, { person }) => ({ title: name, desk: deskFor(person, id) }),
  data: (found) => {
    const { bound: _, ...shown } = found
    return shown
  },
  page: (found, _, { person }) => <OrganizationPage {...found} person={person} />,
})
