import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { has } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { answerEnquiry, askAboutCall, refuseEnquiry } from './actions/enquiries.ts'
import { answersQuery, enquiriesQuery, enquiryAnswerForm, enquiryForm, enquiryRefusalForm } from './forms.ts'
import { EnquiriesPage } from './pages/enquiries.tsx'
import { ENQUIRIES, RoundEnquiriesPage, totalOf } from './pages/round.tsx'
import { EnquiryPage } from './pages/settling.tsx'
import { sayAskRefusal, sayEnquiryRefusal } from './pages/words.ts'
import { findAnswered, findEnquiries, findEnquiry } from './store/enquiries.ts'

/** 咨询: anyone asks about a call, an officer answers for everybody to read. */
export const enquiryRoutes = new Hono<Site>()

screen(enquiryRoutes, {
  at: paths.enquiries,
  who: 'everybody',
  query: answersQuery,
  load: ({ db, asked }, id) => findAnswered(db, id, asked.page),
  under: ({ round }) => citing(round.plan.rulebook),
  frame: () => ({ title: '咨询与答复' }),
  data: ({ items, page, counts }) => ({ enquiries: items, page, answered: counts.answered }),
  page: (found, of, { asked, now }) => (
    <EnquiriesPage {...{ ...found, now, of }} isAsked={asked.asked === 'yes'} />
  ),
}).act({
  at: paths.enquiries,
  who: 'everybody',
  limit: { address: [10, 600], aim: [100, 3600] },
  form: enquiryForm,
  do: ({ db, asker, now }, form, id) => askAboutCall(db, asker.person, id, form, now),
  to: (_, id) => `${paths.enquiries(id)}?asked=yes`,
  say: sayAskRefusal,
})

screen(enquiryRoutes, {
  at: paths.roundEnquiries,
  who: ['officer', 'approver', 'auditor', 'operator'],
  query: enquiriesQuery,
  load: ({ db, asked, rows }, id) => findEnquiries(db, id, { ...asked, rows }),
  frame: (_, { person }) => ({ title: '咨询', desk: officeOf(person) }),
  data: ({ items, counts }, { asked }) => ({ enquiries: items, ...asked, counts }),
  page: (found, _, { asked, url }) => <RoundEnquiriesPage {...found} wanted={asked} url={url} />,
  sheets: ({ items, counts }, { asked }) => [sheetOf('咨询', ENQUIRIES, items, totalOf(counts, asked.state))],
})

screen(enquiryRoutes, {
  at: paths.enquiry,
  who: ['officer', 'approver', 'auditor', 'operator'],
  load: ({ db }, id) => findEnquiry(db, id),
  under: ({ round }) => citing(round.plan.rulebook),
  frame: (_, { person }) => ({ title: '答复咨询', desk: officeOf(person) }),
  data: ({ enquiry }) => enquiry,
  page: (found, of, { person, now }) => (
    <EnquiryPage {...found} canSettle={has(person, 'officer')} {...{ of, now }} />
  ),
})
  .act({
    at: paths.enquiryAnswer,
    who: ['officer', 'operator'],
    form: enquiryAnswerForm,
    do: ({ db, person, now }, { answer }, id) => answerEnquiry(db, person, id, answer, now),
    to: ({ roundId }) => paths.roundEnquiries(roundId),
    say: sayEnquiryRefusal,
  })
  .act({
    at: paths.enquiryRefusal,
    who: ['officer', 'operator'],
    form: enquiryRefusalForm,
    do: ({ db, person, now }, { reason }, id) => refuseEnquiry(db, person, id, reason, now),
    to: ({ roundId }) => paths.roundEnquiries(roundId),
    say: sayEnquiryRefusal,
  })
