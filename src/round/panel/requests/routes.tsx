import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { sayConflict } from '../pages/words.ts'
import { answerRecusalRequest, askRecusal, withdrawRequest } from './actions.ts'
import { answerForm, requestForm, withdrawalForm } from './forms.ts'
import { RequestsPage, type View, sayAnswerRefusal, sayAskRefusal, sayWithdrawRefusal } from './pages.tsx'
import { whyNotAnswer, whyNotAsk } from './rules.ts'
import { type Found, findRequested } from './store.ts'

/** 申请回避: an applicant asks that somebody does not judge it, an officer answers. */
export const requestRoutes = new Hono<Site>()

screen(requestRoutes, {
  at: paths.recusalRequests,
  who: ['own', 'officer', 'approver', 'auditor', 'operator'],
  load: async ({ db, person }, id) => {
    const found = await findRequested(db, id)
    return found && mayRead(person, found.requested.organizationId) ? viewOf(found, person) : null
  },
  under: ({ found }) => citing(found.judged.plan.rulebook),
  frame: ({ isOffice }) => ({ title: '申请专家回避', desk: isOffice ? 'officer' : 'applicant' }),
  data: ({ found: { requested }, whyNotAsk: notAsk, whyNotAnswer: notAnswer, isOffice }) => ({
    requests: requested.requests,
    ...(isOffice ? { whyNotAnswer: notAnswer } : { whyNotAsk: notAsk }),
  }),
  page: (view, of) => <RequestsPage {...view} of={of} />,
})
  .act({
    at: paths.recusalRequests,
    who: ['own'],
    form: requestForm,
    do: ({ db, person, now }, { name, employer, kind, endedOn, detail }, id) =>
      askRecusal(db, person, id, { name, employer, reason: sayConflict(kind, detail, endedOn) }, now),
    say: sayAskRefusal,
  })
  .act({
    at: paths.recusalRequestWithdrawals,
    who: ['own'],
    form: withdrawalForm,
    do: ({ db, person, now }, { request }, id) => withdrawRequest(db, person, id, request, now),
    say: sayWithdrawRefusal,
  })
  .act({
    at: paths.recusalRequestAnswers,
    who: ['officer', 'operator'],
    form: answerForm,
    do: ({ db, person, now }, answer, id) => answerRecusalRequest(db, person, id, answer, now),
    say: sayAnswerRefusal,
  })

const OFFICE = ['officer', 'approver', 'auditor'] as const
const isOf = (person: Person) => OFFICE.some((role) => person.roles.includes(role))
const mayRead = (person: Person, organizationId: string) => isOf(person) || isMemberOf(person, organizationId)

const viewOf = (found: Found, person: Person): View => ({
  found,
  isOffice: isOf(person) && !isMemberOf(person, found.requested.organizationId),
  whyNotAsk: whyNotAsk(found.judged, found.requested, '', person),
  whyNotAnswer: whyNotAnswer(found.judged, found.requested, OPEN, person),
})

/** One that waits: what is refused of it is refused of all. */
const OPEN = { id: '', name: '', employer: '', reason: '', at: 0, answer: null }
