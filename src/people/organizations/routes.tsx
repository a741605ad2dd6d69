import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Common, done, refused, show, wantsJson } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Ask, Site } from '../../web/site.ts'
import { fresh } from '../pages.tsx'
import type { OrganizationTaken } from '../rules/organization.ts'
import { registerOrganization } from './actions.ts'
import { organizationForm } from './forms.ts'
import { CodeReading, RegisterOrganization, readTyped, sayTaken } from './pages.tsx'

export const organizationRoutes = new Hono<Site>()

const FRAME = { title: '登记申报单位', desk: 'applicant' } as const

organizationRoutes.get('/organizations/new', only('anyone'), (c) =>
  show(c, FRAME, {}, <RegisterOrganization of={fresh} />),
)

/** What a code says, while it is typed: a line for the page, the same as JSON. */
organizationRoutes.get('/organizations/new/code', only('anyone'), (c) => {
  const { uscc = '', kind = '' } = c.req.query()
  const typed = { uscc: uscc.slice(0, LONGEST), kind }
  c.header('Vary', 'Accept')
  c.header('Cache-Control', 'private, no-store')
  return wantsJson(c) ? c.json(readTyped(typed.uscc, kind) ?? {}) : c.html(String(<CodeReading of={typed} />))
})
const LONGEST = 40

organizationRoutes.post('/organizations', only('anyone'), async (c) => {
  const { sent, typed } = await readBody(c)
  const form = read(organizationForm, sent)
  if (!form.ok) return again(c, form.refusal, typed)
  const registered = await registerOrganization(c.var.db, c.var.person, form.value, c.var.now)
  return registered.ok
    ? done(c, paths.desk('applicant'), registered.value)
    : again(c, registered.refusal, typed)
})

const again = (c: Ask, refusal: OrganizationTaken | Common, typed: Typed) =>
  refused(c, refusal, sayTaken, { frame: FRAME, typed, body: (of) => <RegisterOrganization of={of} /> })
