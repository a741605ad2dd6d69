import { subjects } from '../../history/subjects.ts'
import { type Context, Hono } from 'hono'
import { sentWith } from '../../files/receiving/form.ts'
import type { FileRefusal } from '../../files/rules/file.ts'
import { sendFile } from '../../files/send.ts'
import { fileAt, filesAt } from '../../files/store.ts'
import { paths } from '../../paths.ts'
import { isMemberOf, isOwnerOf } from '../../people/rules/person.ts'
import { dayOf, plusDays } from '../../shared/days.ts'
import { type Common, done, refused, show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Inside, Site } from '../../web/site.ts'
import { type Asked, frameFor, nothing, staffFrame } from '../asked.tsx'
import { type CertificateRefusal, SOON_DAYS, certificateIn } from '../rules/certificate.ts'
import { READERS, mayRead } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { addCertificate, removeCertificate } from './actions.ts'
import { expiringBy } from './store.ts'
import { CertificatesPage, ExpiringPage, sayCertificateRefusal } from './pages.tsx'

export const certificateRoutes = new Hono<Site>()

certificateRoutes.get('/certificates', only(...READERS), async (c) => {
  const today = dayOf(c.var.now)
  const items = await expiringBy(c.var.db, plusDays(today, SOON_DAYS))
  return show(c, staffFrame(c, '到期的证件'), { items }, <ExpiringPage items={items} today={today} />)
})

certificateRoutes.get('/organizations/:id/certificates', only('anyone'), async (c) => {
  const found = await load(c)
  if (!found) return nothing(c)
  const { certificates } = found
  return show(c, frameFor(c, '证件'), { certificates }, <CertificatesPage {...found} refused={null} />)
})

certificateRoutes.post('/organizations/:id/certificates', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  if (!isMemberOf(person, id)) return nothing(c)
  const added = await addCertificate(db, c.env.FILES, person, id, sentWith(c), now)
  return added.ok ? done(c, paths.certificates(id), { id: added.value.id }) : again(c, added.refusal)
})

certificateRoutes.get('/organizations/:id/certificates/:file', only('anyone'), async (c) => {
  const id = c.req.param('id')
  if (!mayRead(c.var.person, id)) return nothing(c)
  const [file] = await fileAt(c.var.db, subjects.organization(id), c.req.param('file'))
  return file ? sendFile(c, file) : nothing(c)
})

certificateRoutes.post('/organizations/:id/certificates/:file/removal', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  if (!isMemberOf(person, id)) return nothing(c)
  const removed = await removeCertificate(db, person, id, c.req.param('file'), now)
  return removed.ok ? done(c, paths.certificates(id)) : again(c, removed.refusal)
})

type Asking = Asked | Context<Inside, '/organizations/:id/certificates/:file/removal'>

async function again(c: Asking, refusal: CertificateRefusal | FileRefusal | Common) {
  const found = await load(c)
  if (!found) return nothing(c)
  return refused(c, refusal, sayCertificateRefusal, {
    frame: { title: '证件', desk: 'applicant' },
    body: (filled) => <CertificatesPage {...found} refused={filled.refused} />,
  })
}

async function load(c: Asking) {
  const { db, person, now } = c.var
  const id = c.req.param('id') ?? ''
  if (!mayRead(person, id)) return null
  const [[organization], files] = await db.batch([
    organizationOf(db, id),
    filesAt(db, subjects.organization(id)),
  ])
  if (!organization) return null
  const certificates = files.map(certificateIn)
  return { organization, certificates, isOwner: isOwnerOf(person, id), today: dayOf(now) }
}
