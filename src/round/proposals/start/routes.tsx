import { Hono } from 'hono'
import { citing } from '../../../rulebook/citing.ts'
import { paths } from '../../../paths.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { callOf } from '../../calls/store.ts'
import { sayStartRefusal } from '../pages/words.ts'
import { startProposal } from './actions.ts'
import { startForm } from './forms.ts'
import { StartPage } from './pages.tsx'

/** The beginning of a proposal. */
export const starts = new Hono<Site>()

screen(starts, {
  at: paths.newProposal,
  who: ['anyone'],
  load: async ({ db }, id) => (await callOf(db, id))[0] ?? null,
  under: ({ id, plan }) => citing(plan.rulebook, id),
  frame: () => ({ title: '开始申报', desk: 'applicant' }),
  data: (_, { person }) => ({ organizations: person.organizations }),
  page: (round, of, { person }) => <StartPage {...{ round, person, of }} />,
}).act({
  at: paths.proposals,
  who: ['member'],
  form: startForm,
  do: ({ db, person, now }, { organization }, id) => startProposal(db, person, id, organization, now),
  to: ({ id }) => paths.proposal(id),
  say: sayStartRefusal,
})
