import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { wantsJson } from '../../web/answer.tsx'
import { route, screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { registerOrganization } from './actions.ts'
import { organizationForm, organizationIn } from './forms.ts'
import { CodeReading, RegisterOrganization, readTyped, sayTaken } from './pages.tsx'

export const organizationRoutes = new Hono<Site>()

screen(organizationRoutes, {
  at: paths.newOrganization,
  who: ['anyone'],
  load: async () => ({}),
  frame: () => ({ title: '登记申报单位', desk: 'applicant' }),
  data: () => ({}),
  page: (_, of) => <RegisterOrganization of={of} />,
}).act({
  at: paths.organizations,
  who: ['anyone'],
  form: organizationForm,
  do: ({ db, person, now }, form) => registerOrganization(db, person, organizationIn(form), now),
  to: () => paths.desk('applicant'),
  say: sayTaken,
})

/** What a code says, while it is typed: a line for the page, the same as JSON. */
route(
  organizationRoutes,
  { method: 'GET', at: paths.codeReading, who: ['anyone'], gives: 'text/html' },
  (c) => {
    const { uscc = '', kind = '' } = c.req.query()
    const typed = { uscc: uscc.slice(0, LONGEST), kind }
    c.header('Vary', 'Accept')
    c.header('Cache-Control', 'private, no-store')
    return wantsJson(c)
      ? c.json(readTyped(typed.uscc, kind) ?? {})
      : c.html(String(<CodeReading of={typed} />))
  },
)
const LONGEST = 40
