import { Hono } from 'hono'
import { isOwnerOf } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { OWN, READ, framed } from '../own.ts'
import { mayRead } from '../rules/organization.ts'
import { EMPTY, missingIn } from '../rules/profile.ts'
import { organizationOf } from '../store.ts'
import { changeProfile } from './actions.ts'
import { profileForm } from './forms.ts'
import { ProfilePage, sayProfile } from './pages.tsx'
import { profilesOf } from './store.ts'

export const profileRoutes = new Hono<Site>()

screen(profileRoutes, {
  ...READ,
  at: paths.profile,
  load: async ({ db, person }, id) => {
    if (!mayRead(person, id)) return null
    const [[organization], versions] = await db.batch([organizationOf(db, id), profilesOf(db, id)])
    return organization ? { organization, versions } : null
  },
  frame: framed('单位资料'),
  data: ({ organization, versions }) => {
    const profile = versions[0]?.profile ?? EMPTY
    return { organization, profile, missing: missingIn(profile, organization.kind === 'community') }
  },
  page: (found, of, { person }) => (
    <ProfilePage {...found} isOwner={isOwnerOf(person, found.organization.id)} of={of} />
  ),
}).act({
  ...OWN,
  at: paths.profile,
  form: profileForm,
  do: ({ db, person, now }, { version, ...profile }, id) =>
    changeProfile(db, person, id, version, profile, now),
  to: (_, id) => paths.organization(id),
  say: sayProfile,
})
