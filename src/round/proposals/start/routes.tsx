import { Hono } from 'hono'
import { citing } from '../../../rulebook/citing.ts'
import { paths } from '../../../paths.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { callOf } from '../../calls/store.ts'
import { typedOf } from '../sections/forms/whole.ts'
import { startProposal } from './actions.ts'
import { startForm } from './forms.ts'
import { StartPage, sayStart } from './pages.tsx'
import { earlierOf } from './store.ts'

/** The beginning of a proposal. */
export const starts = new Hono<Site>()

screen(starts, {
  at: paths.newProposal,
  who: ['anyone'],
  load: async ({ db, person }, id) => {
    const mine = person.organizations.map((organization) => organization.id)
    const [[round], earlier] = await db.batch([callOf(db, id), earlierOf(db, mine, id)])
    return round ? { round, earlier } : null
  },
  under: ({ round: { id, plan } }) => citing(plan.rulebook, id),
  frame: () => ({ title: '开始申报', desk: 'applicant' }),
  data: ({ earlier }, { person }) => ({ organizations: person.organizations, earlier }),
  page: (found, of, { person, now }) => <StartPage {...found} {...{ person, now, of }} />,
}).act({
  at: paths.proposals,
  who: ['member'],
  form: startForm,
  do: ({ db, person, now }, { organization, from, shown }, id) =>
    startProposal(db, person, id, organization, now, {
      from: from === null ? null : { id: from, typedOf },
      shown,
    }),
  to: ({ id }) => paths.proposal(id),
  say: sayStart,
})
