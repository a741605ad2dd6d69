import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { ApplicantDesk } from './pages/desk.tsx'
import { waitsOf } from './rules/desk.ts'
import { startableIn } from './rules/startable.ts'
import { findApplicant } from './store/desk.ts'

export const applicant = new Hono<Site>()

screen(applicant, {
  at: paths.applicantDesk,
  who: ['anyone'],
  load: async ({ db, person, now }) => {
    const found = await findApplicant(db, person, now)
    const startable = startableIn(found, person.organizations, now)
    return { found, waits: waitsOf(found, now), startable }
  },
  frame: () => ({ title: '申报台', desk: 'applicant' }),
  data: ({ found: { proposals, projects, hosted }, waits, startable }) => ({
    ...{ waits, startable, proposals, projects, hosted },
  }),
  page: (desk, _, { person, now }) => <ApplicantDesk {...desk} person={person} now={now} />,
})
