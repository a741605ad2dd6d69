import { Hono } from 'hono'
import { show } from '../../web/answer.tsx'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { ApplicantDesk } from './pages.tsx'
import { startableIn, waitsOf } from './rules.ts'
import { findApplicant } from './store.ts'

export const applicant = new Hono<Site>()

applicant.get('/desks/applicant', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const found = await findApplicant(db, person, now)
  const waits = waitsOf(found, now)
  const startable = startableIn(found, person.organizations, now)
  const { proposals, projects } = found
  return show(
    c,
    { title: '申报台', desk: 'applicant' },
    { waits, startable, proposals, projects },
    <ApplicantDesk {...{ found, waits, startable, person, now }} />,
  )
})
