import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { covers } from '../../../people/rules/place.ts'
import { citing } from '../../../rulebook/citing.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { findSection, hereOf, sectionScreen } from '../sections/routes/sections.tsx'
import { answerRequest, requestConsent } from './actions.ts'
import { consentForm, requestForm } from './forms.ts'
import { ConsentPage, sayConsentRefusal, sayRequestRefusal } from './pages.tsx'
import { findRequest } from './store.ts'

/** 社区意见: a proposal asks a community to be its partner; the community answers from its own account. */
export const consents = new Hono<Site>()

sectionScreen.act({
  at: paths.partnerRequests,
  who: ['member'],
  finds: ['own'],
  form: requestForm,
  do: ({ db, person, now }, { place }, id) => requestConsent(db, person, id, place, now),
  to: (_, id) => `${paths.proposalSection(id, 'partners')}#consents`,
  say: sayRequestRefusal,
  on: { load: (asks, id) => findSection(asks, id, 'partners'), here: hereOf },
})

screen(consents, {
  at: paths.partnerRequest,
  who: ['community'],
  finds: ['caretaker'],
  // another's is not found
  load: async ({ db, person }, id) => {
    const found = await findRequest(db, id)
    return found && covers(person.places, found.request.place) ? found : null
  },
  under: ({ round }) => citing(round.rulebook, round.id),
  frame: () => ({ title: '合作社区的意见', desk: 'community' }),
  data: ({ request }) => ({ request }),
  page: ({ request }, of, { person }) => <ConsentPage {...{ request, person, of }} />,
}).act({
  at: paths.partnerAnswer,
  who: ['community'],
  finds: ['caretaker'],
  form: consentForm,
  do: ({ db, person, now }, answer, id) => answerRequest(db, person, id, answer, now),
  to: () => paths.desk('community'),
  say: sayConsentRefusal,
})
