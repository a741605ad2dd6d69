import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Refusal, blank, done, refused, show } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Ask, Site } from '../../../web/site.ts'
import { has } from '../../../people/rules/person.ts'
import { answerEnquiry, askAboutCall, refuseEnquiry } from './actions.ts'
import { enquiryAnswerForm, enquiryForm, enquiryRefusalForm } from './forms.ts'
import { EnquiriesPage } from './pages/enquiries.tsx'
import { sayAskRefusal, sayEnquiryRefusal } from './pages/words.ts'
import { RoundEnquiriesPage } from './pages/round.tsx'
import { ENQUIRY_STATES, type EnquiryRefusal } from './rules.ts'
import { answeredIn, countsIn, enquiriesIn, findEnquiry } from './store.ts'
import { callOf } from '../store.ts'

/** 咨询: anyone asks about a call, an officer answers for everybody to read. */
export const enquiryRoutes = new Hono<Site>()

const FRAME = { title: '咨询与答复' }

enquiryRoutes.get('/calls/:id/enquiries', async (c) => {
  const found = await findCall(c, c.req.param('id'))
  if (!found) return c.notFound()
  return show(
    c,
    FRAME,
    { enquiries: found.items, page: found.page, answered: found.counts.answered },
    <EnquiriesPage {...found} of={blank} refused={null} isAsked={c.req.query('asked') === 'yes'} />,
  )
})

enquiryRoutes.post('/calls/:id/enquiries', async (c) => {
  const { db, now, asker } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(enquiryForm, sent)
  const asked = form.ok ? await askAboutCall(db, asker.person, id, form.value, now) : form
  if (asked.ok) return done(c, `${paths.enquiries(id)}?asked=yes`, asked.value)
  const found = await findCall(c, id)
  if (!found) return c.notFound()
  return refused(c, asked.refusal, sayAskRefusal, {
    frame: FRAME,
    typed,
    body: (filled) => <EnquiriesPage {...found} of={filled} refused={filled.refused} />,
  })
})

enquiryRoutes.get('/rounds/:id/enquiries', only('officer', 'approver', 'auditor'), async (c) => {
  const { db, person } = c.var
  const id = c.req.param('id')
  const wanted = { state: stateOf(c), page: pageOf(c) }
  const [[round], items, [counts = NONE]] = await db.batch([
    callOf(db, id),
    enquiriesIn(db, id, wanted.state, wanted.page),
    countsIn(db, id),
  ])
  if (!round) return c.notFound()
  return show(
    c,
    { title: '咨询', desk: officeOf(person) },
    { enquiries: items, ...wanted, counts },
    <RoundEnquiriesPage
      {...{ round, items, wanted, counts }}
      canSettle={has(person, 'officer')}
      of={blank}
      refused={null}
    />,
  )
})

enquiryRoutes.post('/enquiries/:id/answer', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(enquiryAnswerForm, within(sent, id))
  const answered = form.ok ? await answerEnquiry(db, person, id, form.value.answer, now) : form
  if (answered.ok) return done(c, paths.roundEnquiries(answered.value.roundId), answered.value)
  return again(c, id, answered.refusal, typed)
})

enquiryRoutes.post('/enquiries/:id/refusal', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(enquiryRefusalForm, within(sent, id))
  const turned = form.ok ? await refuseEnquiry(db, person, id, form.value.reason, now) : form
  if (turned.ok) return done(c, paths.roundEnquiries(turned.value.roundId), turned.value)
  return again(c, id, turned.refusal, typed)
})

/** A page of many questions sends "ID.answer"; a machine may send "answer". */
const within = (sent: Record<string, unknown>, id: string): unknown => sent[id] ?? sent

const NONE = { all: 0, answered: 0, refused: 0 }

/** What is no page is the first, and what is no state is all of them. */
const pageOf = (c: Ask): number => Math.max(1, Number(/^\d{1,6}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1))
const stateOf = (c: Ask) => ENQUIRY_STATES.find((state) => state === c.req.query('state')) ?? null

async function findCall(c: Ask, id: string) {
  const { db, now } = c.var
  const page = pageOf(c)
  const [[round], items, [counts = NONE]] = await db.batch([
    callOf(db, id),
    answeredIn(db, id, page),
    countsIn(db, id),
  ])
  return round ? { round, items, page, counts, now } : null
}

async function again(
  c: Ask,
  id: string,
  refusal: Parameters<typeof refused<EnquiryRefusal & Refusal>>[1],
  typed: Typed,
) {
  const { db } = c.var
  const found = await findEnquiry(db, id)
  if (!found) return c.notFound()
  const wanted = { state: null, page: 1 }
  const [listed, [counts = NONE]] = await db.batch([
    enquiriesIn(db, found.round.id, wanted.state, wanted.page),
    countsIn(db, found.round.id),
  ])
  // it may stand on another page of the list: what was typed is shown all the same
  const items = listed.some((one) => one.id === id) ? listed : [found.enquiry, ...listed]
  const round = { ...found.round, publishedAt: null }
  return refused(c, refusal, sayEnquiryRefusal, {
    frame: { title: '咨询', desk: 'officer' },
    typed,
    body: ({ problems, ...filled }) => (
      <RoundEnquiriesPage
        {...{ round, items, wanted, counts }}
        canSettle
        at={id}
        of={{
          typed: filled.typed,
          problems: problems.map((one) => ({ ...one, field: `${id}.${one.field}` })),
        }}
        refused={filled.refused}
      />
    ),
  })
}
