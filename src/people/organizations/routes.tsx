import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import { wantsJson } from '../../web/answer.tsx'
import { route, screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { registerOrganization } from './actions.ts'
import { nextQuery } from '../forms.ts'
import { nextIn } from '../pages.tsx'
import { organizationIn, registerForm } from './forms.ts'
import { CodeReading, RegisterOrganization, readTyped, sayTaken } from './pages.tsx'

export const organizationRoutes = new Hono<Site>()

screen(organizationRoutes, {
  at: paths.newOrganization,
  who: ['anyone'],
  query: nextQuery,
  load: async () => ({}),
  frame: () => ({ title: '登记申报单位', desk: 'applicant' }),
  data: () => ({}),
  page: (_, of, { asked }) => <RegisterOrganization of={of} next={nextIn(of) || asked.next} />,
}).act({
  at: paths.organizations,
  who: ['anyone'],
  form: registerForm,
  do: async ({ db, person, now }, { next, ...form }) => {
    const done = await registerOrganization(db, person, organizationIn(form), now)
    return done.ok ? ok({ ...done.value, next }) : done
  },
  to: ({ id, next }) => next || paths.organization(id),
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
