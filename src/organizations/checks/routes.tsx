import { Hono } from 'hono'
import { fresh } from '../../people/pages.tsx'
import { type NotYourRole, has } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { dayOf } from '../../shared/days.ts'
import { type Common, done, refused, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { type Asked, nothing, staffFrame } from '../asked.tsx'
import { type CheckRefusal, latestOf } from '../rules/check.ts'
import { type OwnOrganization, READERS } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { recordChecks } from './actions.ts'
import { checksForm } from './forms.ts'
import { VerificationPage, sayCheck } from './pages.tsx'
import { snapshotsOf } from './store.ts'

export const checkRoutes = new Hono<Site>()

checkRoutes.get('/organizations/:id/verification', only(...READERS), async (c) => {
  const found = await load(c)
  if (!found) return nothing(c)
  const { organization, snapshots } = found
  const data = { organization, snapshots, latest: latestOf(snapshots) }
  return show(c, staffFrame(c, '核验'), data, <VerificationPage {...found} of={fresh} />)
})

checkRoutes.post('/organizations/:id/verification', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(checksForm, sent)
  const recorded = form.ok ? await recordChecks(db, person, id, form.value, now) : form
  return recorded.ok ? done(c, paths.verification(id)) : again(c, recorded.refusal, typed)
})

async function again(c: Asked, refusal: NotYourRole | CheckRefusal | OwnOrganization | Common, typed: Typed) {
  const found = await load(c)
  if (!found) return nothing(c)
  return refused(c, refusal, sayCheck, {
    frame: staffFrame(c, '核验'),
    typed,
    body: (of) => <VerificationPage {...found} of={of} />,
  })
}

async function load(c: Asked) {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const [[organization], snapshots] = await db.batch([organizationOf(db, id), snapshotsOf(db, id)])
  return organization
    ? { organization, snapshots, mayCheck: has(person, 'officer'), today: dayOf(now) }
    : null
}
