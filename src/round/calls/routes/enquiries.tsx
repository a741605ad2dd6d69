import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Refusal, blank, done, refused, show } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Ask, Site } from '../../../web/site.ts'
import { has } from '../../../people/rules/person.ts'
import { answerEnquiry, askAboutCall, refuseEnquiry } from '../actions/enquiries.ts'
import { enquiryAnswerForm, enquiryForm, enquiryRefusalForm } from '../forms/enquiry.ts'
import { EnquiriesPage, RoundEnquiriesPage, sayAskRefusal, sayEnquiryRefusal } from '../pages/enquiries.tsx'
import type { EnquiryRefusal } from '../rules/enquiry.ts'
import { answeredIn, enquiriesIn, findEnquiry, openIn } from '../store/enquiries.ts'
import { callOf } from '../store/rounds.ts'

/** 咨询: anyone asks about a call, an officer answers for everybody to read. */
export const enquiryRoutes = new Hono<Site>()

const FRAME = { title: '咨询与答复' }

enquiryRoutes.get('/calls/:id/enquiries', async (c) => {
  const found = await findCall(c, c.req.param('id'))
  if (!found) return c.notFound()
  return show(
    c,
    FRAME,
    { enquiries: found.items },
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
  const [[round], items] = await db.batch([callOf(db, id), enquiriesIn(db, id)])
  if (!round) return c.notFound()
  return show(
    c,
    { title: '咨询', desk: officeOf(person) },
    { enquiries: items },
    <RoundEnquiriesPage {...{ round, items }} canSettle={has(person, 'officer')} of={blank} refused={null} />,
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

async function findCall(c: Ask, id: string) {
  const { db, now } = c.var
  const [[round], items, [counted]] = await db.batch([callOf(db, id), answeredIn(db, id), openIn(db, id)])
  return round ? { round, items, open: counted?.open ?? 0, now } : null
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
  const items = await enquiriesIn(db, found.round.id)
  const round = { ...found.round, publishedAt: null }
  return refused<EnquiryRefusal>(c, refusal, sayEnquiryRefusal, {
    frame: { title: '咨询', desk: 'officer' },
    typed,
    body: ({ problems, ...filled }) => (
      <RoundEnquiriesPage
        {...{ round, items }}
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
