import { Hono } from 'hono'
import { sentWith } from '../../files/receiving/form.ts'
import { sendFile } from '../../files/send.ts'
import { fileAt, filesAt } from '../../files/store.ts'
import { subjects } from '../../history/subjects.ts'
import { paths } from '../../paths.ts'
import { isOwnerOf } from '../../people/rules/person.ts'
import { dayOf, plusDays } from '../../shared/days.ts'
import { ok } from '../../shared/result.ts'
import { notFound } from '../../web/answer.tsx'
import { officeOf } from '../../web/layout.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { route, screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { OWN, READ, framed } from '../own.ts'
import { SOON_DAYS, certificateIn } from '../rules/certificate.ts'
import { READERS, mayRead } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { addCertificate, removeCertificate } from './actions.ts'
import { certificatesQuery, expiringQuery } from './forms.ts'
import { CertificatesPage, ExpiringPage, expiringColumns, sayCertificateRefusal } from './pages.tsx'
import { countExpiring, expiringBy } from './store.ts'

export const certificateRoutes = new Hono<Site>()

const frame = framed('证件')

screen(certificateRoutes, {
  at: paths.expiringCertificates,
  who: READERS,
  query: expiringQuery,
  load: async ({ db, now, asked: { page }, rows }) => {
    const today = dayOf(now)
    const until = plusDays(today, SOON_DAYS)
    const [items, [counted]] = await db.batch([expiringBy(db, until, page, rows), countExpiring(db, until)])
    return { items, total: counted?.count ?? 0, page, today }
  },
  frame: (_, { person }) => ({ title: '到期的证件', desk: officeOf(person) }),
  data: ({ items, total, page }) => ({ items, total, page }),
  page: (found, _, { url }) => <ExpiringPage {...found} url={url} />,
  sheets: ({ items, total, today }) => [sheetOf('到期的证件', expiringColumns(today), items, total)],
})

screen(certificateRoutes, {
  ...READ,
  at: paths.certificates,
  query: certificatesQuery,
  load,
  frame,
  data: ({ certificates }) => ({ certificates }),
  page: (found, of, { asked: { certificate = '' } }) => (
    <CertificatesPage {...found} of={{ ...of, typed: { certificate, ...of.typed } }} />
  ),
})
  .act({
    ...OWN,
    at: paths.certificates,
    takes: sentWith,
    do: async ({ db, person, env }, sent, id) => {
      const added = await addCertificate(db, env.FILES, person, id, sent)
      return added.ok ? ok({ id: added.value.id }) : added
    },
    say: sayCertificateRefusal,
  })
  .act({
    ...OWN,
    at: paths.certificateRemoval,
    do: ({ db, person, now }, _, id, file) => removeCertificate(db, person, id, file, now),
    to: (_, id) => paths.certificates(id),
    say: sayCertificateRefusal,
    on: { load, here: ({ organization }) => paths.certificates(organization.id) },
  })

route(
  certificateRoutes,
  { ...READ, method: 'GET', at: paths.certificate, gives: 'application/octet-stream' },
  async (c, { db, person }, id, fileId) => {
    if (!mayRead(person, id)) return notFound(c)
    const [file] = await fileAt(db, subjects.organization(id), fileId)
    return file ? sendFile(c, file) : notFound(c)
  },
)

async function load({ db, person, now }: Pick<AsksAs, 'db' | 'person' | 'now'>, id: string) {
  if (!mayRead(person, id)) return null
  const [[organization], files] = await db.batch([
    organizationOf(db, id),
    filesAt(db, subjects.organization(id)),
  ])
  if (!organization) return null
  const certificates = files.map(certificateIn)
  return { organization, certificates, isOwner: isOwnerOf(person, id), today: dayOf(now) }
}
