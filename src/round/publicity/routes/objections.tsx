import { Hono } from 'hono'
import { calendarOf } from '../../../calendar/store.ts'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { blank, done, problem, refused, sayCommon, show } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Ask, Site } from '../../../web/site.ts'
import { type Taken, answerObjection, objectTo } from '../actions/objections.ts'
import { answerForm, objectionForm } from '../forms.ts'
import { ObjectPage, ObjectionReceipt } from '../pages/object.tsx'
import { ObjectionPage, ObjectionsPage } from '../pages/objections.tsx'
import { sayAnswerRefusal, sayObjectRefusal } from '../pages/words.ts'
import {
  type ObjectRefusal,
  type Objection,
  answerBy,
  isLate,
  whyNotAnswer,
  whyNotObject,
} from '../rules/objection.ts'
import { countObjections, objectionOf, objectionsIn, roundHead } from '../store/objections.ts'
import { publicLines, publicNotice } from '../store/public.ts'
import { pageOf } from './page.ts'

export const objectionRoutes = new Hono<Site>()

const readers = only('officer', 'approver', 'auditor')
const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))

objectionRoutes.get('/notices/:id/objections', async (c) => {
  const { now } = c.var
  const found = await findNotice(c, c.req.param('id'))
  if (!found) return nothing(c)
  const whyNot = whyNotObject(found.notice, now)
  const projects = found.lines.map(({ submissionId, title, organization }) => ({
    submissionId,
    title,
    organization,
  }))
  return show(
    c,
    OBJECT,
    { noticeId: found.notice.id, whyNot, says: whyNot && sayObjectRefusal(whyNot), projects },
    <ObjectPage {...found} now={now} of={blank} refused={null} />,
  )
})

objectionRoutes.post('/notices/:id/objections', async (c) => {
  const { db, now, asker } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const objection = read(objectionForm, sent)
  if (objection.ok) {
    const taken = await objectTo(db, asker.person, id, objection.value, now)
    return taken.ok ? receiptOf(c, taken.value, objection.value) : objectAgain(c, id, taken.refusal, typed)
  }
  return objectAgain(c, id, objection.refusal, typed)
})

objectionRoutes.get('/rounds/:id/objections', readers, async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const page = pageOf(c)
  const waiting = c.req.query('waiting') === 'on'
  const [[round], found, [all], calendar] = await db.batch([
    roundHead(db, id),
    objectionsIn(db, id, waiting, page),
    countObjections(db, id, waiting),
    calendarOf(db),
  ])
  if (!round) return nothing(c)
  const total = all?.total ?? 0
  return show(
    c,
    { title: '异议', desk: officeOf(person) },
    {
      round: { id: round.id, code: round.code, title: round.title },
      objections: found.map((one) => ({ ...one, isLate: isLate({ ...round, ...one }, calendar, now) })),
      page,
      total,
    },
    <ObjectionsPage {...{ round, objections: found, waiting, page, total, calendar, now }} />,
  )
})

objectionRoutes.get('/objections/:id', readers, async (c) => {
  const { db, now, person } = c.var
  const [[objection], calendar] = await db.batch([objectionOf(db, c.req.param('id')), calendarOf(db)])
  if (!objection) return nothing(c)
  const by = answerBy(objection, objection.at, calendar)
  return show(
    c,
    { title: '异议', desk: officeOf(person) },
    { objection, answerBy: by?.ok ? by.value : null, whyNotAnswer: whyNotAnswer(objection, person) },
    <ObjectionPage {...{ objection, person, calendar, now }} of={blank} refused={null} />,
  )
})

objectionRoutes.post('/objections/:id/answer', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const answer = read(answerForm, sent)
  const answered = answer.ok ? await answerObjection(db, person, id, answer.value, now) : answer
  if (answered.ok) return done(c, paths.objection(id), answered.value)
  const [[objection], calendar] = await db.batch([objectionOf(db, id), calendarOf(db)])
  if (!objection) return nothing(c)
  return refused(c, answered.refusal, sayAnswerRefusal, {
    frame: { title: '异议', desk: 'officer' },
    typed,
    cite: citing(objection.rulebook),
    body: (filled) => (
      <ObjectionPage {...{ objection, person, calendar, now }} of={filled} refused={filled.refused} />
    ),
  })
})

const OBJECT = { title: '提出异议' }

/** Shown once, to whoever has just objected: there is no address for it that others could open. */
function receiptOf(c: Ask, { notice, lines, ...receipt }: Taken, objection: Objection) {
  return show(
    c,
    { title: '异议已收到' },
    { ...receipt, noticeId: notice.id },
    <ObjectionReceipt {...{ notice, lines, receipt, objection }} />,
  )
}

async function objectAgain(
  c: Ask,
  noticeId: string,
  refusal: Parameters<typeof refused<ObjectRefusal>>[1],
  typed: Typed,
) {
  const found = await findNotice(c, noticeId)
  if (!found) return nothing(c)
  return refused(c, refusal, sayObjectRefusal, {
    frame: OBJECT,
    typed,
    cite: citing(found.notice.plan.rulebook),
    body: (filled) => <ObjectPage {...found} now={c.var.now} of={filled} refused={filled.refused} />,
  })
}

async function findNotice(c: Ask, id: string) {
  const { db } = c.var
  const [[notice], lines] = await db.batch([publicNotice(db, id), publicLines(db, id)])
  return notice ? { notice, lines } : null
}
