import { type Context, Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { covers } from '../../../people/rules/place.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Common, blank, done, refused, show } from '../../../web/answer.tsx'
import { read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import type { Inside, Site } from '../../../web/site.ts'
import { answerRequest, requestConsent } from './actions.ts'
import { consentForm, requestForm } from './forms.ts'
import { ConsentPage, NotAsked, sayConsentRefusal, sayRequestRefusal } from './pages.tsx'
import { saySubmitRefusal } from '../pages/words.ts'
import type { RequestRefusal } from './rules.ts'
import type { EditRefusal } from '../submissions/rules.ts'
import { findRequest } from './store.ts'
import { findWorking } from '../sections/routes/working.ts'

/** 社区意见: a proposal asks a community to be its partner; the community answers from its own account. */
export const consents = new Hono<Site>()

consents.post('/proposals/:id/partner-requests', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent } = await readBody(c)
  const form = read(requestForm, sent)
  const asked = form.ok ? await requestConsent(db, person, id, form.value.place, now) : form
  return asked.ok
    ? done(c, `${paths.proposalSection(id, 'partners')}#consents`, asked.value)
    : again(c, id, asked.refusal)
})

consents.get('/partner-requests/:id', only('community'), async (c) => {
  const found = await findMine(c)
  if (!found) return c.notFound()
  return show(c, FRAME, { request: found.request }, <ConsentPage {...found} of={blank} refused={null} />)
})

consents.post('/partner-requests/:id/answer', only('community'), async (c) => {
  const { db, person, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(consentForm, sent)
  const answered = form.ok ? await answerRequest(db, person, c.req.param('id'), form.value, now) : form
  if (answered.ok) return done(c, paths.desk('community'), answered.value)
  const found = await findMine(c)
  if (!found) return c.notFound()
  return refused(c, answered.refusal, sayConsentRefusal, {
    frame: FRAME,
    typed,
    body: (of) => <ConsentPage {...found} of={of} refused={of.refused} />,
  })
})

const FRAME = { title: '合作社区的意见', desk: 'community' } as const

/** A request to a community that this person looks after; another's is not found. */
async function findMine(c: Context<Inside>) {
  const found = await findRequest(c.var.db, c.req.param('id') ?? '')
  return found && covers(c.var.person.places, found.request.place) ? found : null
}

const OF_REQUEST = ['not-a-partner', 'asked-already', 'agreed-already']
const isOfRequest = (refusal: RequestRefusal | EditRefusal): refusal is RequestRefusal =>
  OF_REQUEST.includes(refusal.why)
const sayAsked = (refusal: RequestRefusal | EditRefusal): string =>
  isOfRequest(refusal) ? sayRequestRefusal(refusal) : saySubmitRefusal(refusal)

/** Nothing was typed: the sentence that says why, with its clause and the way back. */
async function again(c: Context<Inside>, id: string, refusal: RequestRefusal | EditRefusal | Common) {
  const shown = await findWorking(c, id)
  if (!shown) return c.notFound()
  return refused(c, refusal, sayAsked, {
    frame: { title: '合作单位', desk: 'applicant' },
    cite: citing(shown.working.proposal.plan.rulebook),
    body: (of) => <NotAsked id={id} says={of.refused} />,
  })
}
