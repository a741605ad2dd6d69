import { Hono } from 'hono'
import { fresh } from '../../people/pages.tsx'
import { isMemberOf, mayEdit } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { type Common, done, refused, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { type Asked, frameFor, nothing } from '../asked.tsx'
import { type HostingRefusal, currentOf } from '../rules/hosting.ts'
import { mayRead } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { answerHosting, askHost, endHosting } from './actions.ts'
import { answerForm, askHostForm, endHostingForm, searchQuery } from './forms.ts'
import { HostingPage, sayHosting } from './pages/hosting.tsx'
import { hostingById, hostingsOf, possibleHosts } from './store.ts'

export const hostingRoutes = new Hono<Site>()

hostingRoutes.get('/organizations/:id/hosting', only('anyone'), async (c) => {
  const found = await load(c, c.req.param('id'))
  if (!found) return nothing(c)
  const { organization, hostings, candidates } = found
  const data = { organization, hostings, candidates }
  return show(c, frameFor(c, '托管'), data, <HostingPage {...found} of={fresh} />)
})

hostingRoutes.post('/organizations/:id/hosting', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  if (!isMemberOf(person, id)) return nothing(c)
  const { sent, typed } = await readBody(c)
  const form = read(askHostForm, sent)
  if (!form.ok) return again(c, id, form.refusal, typed)
  const { host, note } = form.value
  const asked = await askHost(db, person, id, { hostId: host, note }, now)
  return asked.ok ? done(c, paths.hosting(id), asked.value) : again(c, id, asked.refusal, typed)
})

hostingRoutes.post('/hostings/:id/answer', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const hosting = await mine(c, id)
  if (!hosting || !isMemberOf(person, hosting.host.id)) return nothing(c)
  const { sent, typed } = await readBody(c)
  const form = read(answerForm, sent)
  const answered = form.ok ? await answerHosting(db, person, id, form.value, now) : form
  const to = hosting.host.id
  return answered.ok ? done(c, paths.hosting(to)) : again(c, to, answered.refusal, typed)
})

hostingRoutes.post('/hostings/:id/end', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const hosting = await mine(c, id)
  if (!hosting) return nothing(c)
  const { sent, typed } = await readBody(c)
  const form = read(endHostingForm, sent)
  const ended = form.ok ? await endHosting(db, person, id, form.value.endReason, now) : form
  const to = isMemberOf(person, hosting.group.id) ? hosting.group.id : hosting.host.id
  return ended.ok ? done(c, paths.hosting(to)) : again(c, to, ended.refusal, typed)
})

/** A hosting of one of the person's organizations: which page it is answered on. */
async function mine(c: Asked, id: string) {
  const [hosting] = await hostingById(c.var.db, id)
  const { person } = c.var
  if (!hosting) return null
  return isMemberOf(person, hosting.group.id) || isMemberOf(person, hosting.host.id) ? hosting : null
}

async function again(c: Asked, id: string, refusal: HostingRefusal | Common, typed: Typed) {
  const found = await load(c, id, typed['host'])
  if (!found) return nothing(c)
  return refused(c, refusal, sayHosting, {
    frame: { title: '托管', desk: 'applicant' },
    typed,
    body: (of) => <HostingPage {...found} of={of} />,
  })
}

/** With the organizations that were searched for, or the one that had been chosen. */
async function load(c: Asked, id: string, chosen = '') {
  const { db, person } = c.var
  if (!mayRead(person, id)) return null
  const words = searchQuery.parse(c.req.query()).q
  const [[organization], hostings, candidates, [before]] = await db.batch([
    organizationOf(db, id),
    hostingsOf(db, id),
    possibleHosts(db, id, words),
    organizationOf(db, chosen),
  ])
  if (!organization) return null
  const isFree = organization.kind === 'community' && currentOf(hostings) === null
  const found = before && before.kind !== 'community' ? [before] : candidates
  const shown = found.map(({ id: host, name, kind, subdistrict }) => ({ id: host, name, kind, subdistrict }))
  return { organization, hostings, candidates: isFree ? shown : [], words, mayAct: mayEdit(person, id) }
}
