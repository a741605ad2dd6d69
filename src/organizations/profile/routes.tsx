import { Hono } from 'hono'
import { fresh } from '../../people/pages.tsx'
import { isMemberOf, isOwnerOf } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { type Common, done, refused, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { type Asked, frameFor, nothing } from '../asked.tsx'
import { EMPTY, type ProfileRefusal, missingIn } from '../rules/profile.ts'
import { mayRead } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { changeProfile } from './actions.ts'
import { profileForm } from './forms.ts'
import { ProfilePage, sayProfile, typedOf } from './pages.tsx'
import { profilesOf } from './store.ts'

export const profileRoutes = new Hono<Site>()

profileRoutes.get('/organizations/:id/profile', only('anyone'), async (c) => {
  const found = await load(c)
  if (!found) return nothing(c)
  const { organization, versions } = found
  const profile = versions[0]?.profile ?? EMPTY
  const typed = typedOf(profile, versions[0]?.version ?? 0)
  const data = { organization, profile, missing: missingIn(profile, organization.kind === 'community') }
  return show(c, frameFor(c, '单位资料'), data, <ProfilePage {...found} of={{ ...fresh, typed }} />)
})

profileRoutes.post('/organizations/:id/profile', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  if (!isMemberOf(person, id)) return nothing(c)
  const { sent, typed } = await readBody(c)
  const form = read(profileForm, sent)
  if (!form.ok) return again(c, form.refusal, typed)
  const { version, profile } = form.value
  const changed = await changeProfile(db, person, id, version, profile, now)
  return changed.ok ? done(c, paths.organization(id), changed.value) : again(c, changed.refusal, typed)
})

async function again(c: Asked, refusal: ProfileRefusal | Common, typed: Typed) {
  const found = await load(c)
  if (!found) return nothing(c)
  // what somebody else changed is shown below: whoever saves again has seen it
  const version = String(found.versions[0]?.version ?? 0)
  const shown = refusal.why === 'changed-meanwhile' ? { ...typed, version } : typed
  return refused(c, refusal, sayProfile, {
    frame: frameFor(c, '单位资料'),
    typed: shown,
    body: (of) => <ProfilePage {...found} of={of} />,
  })
}

async function load(c: Asked) {
  const { db, person } = c.var
  const id = c.req.param('id')
  if (!mayRead(person, id)) return null
  const [[organization], versions] = await db.batch([organizationOf(db, id), profilesOf(db, id)])
  return organization ? { organization, versions, isOwner: isOwnerOf(person, id) } : null
}
