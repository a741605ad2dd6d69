import { Hono } from 'hono'
import { calendarOf } from '../../calendar/store.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { dayOf } from '../../shared/days.ts'
import { blank, done, problem, refused, sayCommon, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { citing } from '../../rulebook/citing.ts'
import { only } from '../../web/guard.ts'
import { officeOf } from '../../web/layout.tsx'
import type { Ask, Site } from '../../web/site.ts'
import { type Taken, announceResult, answerObjection, objectTo, publishNotice } from './actions.ts'
import { answerForm, noticeForm, objectionForm } from './forms.ts'
import { NoticePage } from './pages/notice.tsx'
import { NoticesPage, titleLines } from './pages/notices.tsx'
import { ObjectPage, ObjectionReceipt } from './pages/object.tsx'
import { ObjectionPage, ObjectionsPage } from './pages/objections.tsx'
import { PublicityPage } from './pages/staff.tsx'
import { sayAnnounceRefusal, sayAnswerRefusal, sayObjectRefusal, sayPublishRefusal } from './pages/words.ts'
import { forMachines, stateOf } from './rules/notice.ts'
import { type ObjectRefusal, type Objection, whyNotAnswer, whyNotObject } from './rules/objection.ts'
import { latestApproved, waitingIn, whyNotPublishNotice } from './rules/publishing.ts'
import { countObjections, findObjection, objectionOf, objectionsIn, roundHead } from './store/objections.ts'
import { countNotices, publicLines, publicNotice, publicNotices } from './store/public.ts'
import { type Which, findPublicity } from './store/staff.ts'

export const publicity = new Hono<Site>()

const readers = only('officer', 'approver', 'auditor')
const staff = only('officer', 'approver', 'finance', 'auditor', 'administrator')
const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))

publicity.get('/notices', async (c) => {
  const { db, now } = c.var
  const page = pageOf(c)
  const [notices, [all]] = await db.batch([publicNotices(db, now, page), countNotices(db)])
  const total = all?.total ?? 0
  return show(
    c,
    { title: '公示公告' },
    { notices, page, total },
    <NoticesPage {...{ notices, now, page, total }} />,
  )
})

publicity.get('/notices/:id', async (c) => {
  const { db, now } = c.var
  const id = c.req.param('id')
  const [[notice], lines, calendar] = await db.batch([
    publicNotice(db, id),
    publicLines(db, id),
    calendarOf(db),
  ])
  if (!notice) return nothing(c)
  return show(
    c,
    { title: titleLines(notice.plan.title, notice.announcedAt).join('') },
    {
      notice: forMachines(notice),
      state: stateOf(notice, now),
      whyNotObject: whyNotObject(notice, now),
      lines,
    },
    <NoticePage {...{ notice, lines, calendar, now }} />,
  )
})

publicity.get('/notices/:id/objections', async (c) => {
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

publicity.post('/notices/:id/objections', async (c) => {
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

publicity.get('/rounds/:id/notices', staff, async (c) => {
  const { person, now } = c.var
  const found = await findPublicity(c.var.db, { roundId: c.req.param('id') })
  if (!found) return nothing(c)
  const whyNot = whyNotPublishNotice(found, person)
  return show(
    c,
    { title: '公示与公告', desk: officeOf(person) },
    {
      round: { id: found.round.id, title: found.round.plan.title },
      decision: latestApproved(found),
      whyNotPublish: whyNot,
      says: whyNot && sayPublishRefusal(whyNot),
      notices: found.notices,
      objectionsWaiting: waitingIn(found),
    },
    <PublicityPage
      {...{ found, person, now }}
      of={{ ...blank, typed: { from: dayOf(now) } }}
      refused={null}
    />,
  )
})

publicity.post('/rounds/:id/notices', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const roundId = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const notice = read(noticeForm, sent)
  const published = notice.ok ? await publishNotice(db, person, roundId, notice.value, now) : notice
  if (published.ok) return done(c, paths.notice(published.value.id), published.value)
  return again(c, person, { roundId }, published.refusal, sayPublishRefusal, typed)
})

publicity.post('/notices/:id/announcement', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const noticeId = c.req.param('id')
  const announced = await announceResult(db, person, noticeId, now)
  if (announced.ok) return done(c, paths.notice(noticeId), announced.value)
  return again(c, person, { noticeId }, announced.refusal, sayAnnounceRefusal, { from: dayOf(now) })
})

publicity.get('/rounds/:id/objections', readers, async (c) => {
  const { db, person } = c.var
  const id = c.req.param('id')
  const page = pageOf(c)
  const waiting = c.req.query('waiting') === 'on'
  const [[round], objections, [all]] = await db.batch([
    roundHead(db, id),
    objectionsIn(db, id, waiting, page),
    countObjections(db, id, waiting),
  ])
  if (!round) return nothing(c)
  const total = all?.total ?? 0
  return show(
    c,
    { title: '异议', desk: officeOf(person) },
    { round, objections, page, total },
    <ObjectionsPage {...{ round, objections, waiting, page, total }} />,
  )
})

publicity.get('/objections/:id', readers, async (c) => {
  const { db, person } = c.var
  const [objection] = await objectionOf(db, c.req.param('id'))
  if (!objection) return nothing(c)
  return show(
    c,
    { title: '异议', desk: officeOf(person) },
    { objection, whyNotAnswer: whyNotAnswer(objection, person) },
    <ObjectionPage {...{ objection, person }} of={blank} refused={null} />,
  )
})

publicity.post('/objections/:id/answer', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const answer = read(answerForm, sent)
  const answered = answer.ok ? await answerObjection(db, person, id, answer.value, now) : answer
  if (answered.ok) return done(c, paths.objection(id), answered.value)
  const found = await findObjection(db, id)
  if (!found) return nothing(c)
  return refused(c, answered.refusal, sayAnswerRefusal, {
    frame: { title: '异议', desk: 'officer' },
    typed,
    body: (filled) => (
      <ObjectionPage objection={found.objection} person={person} of={filled} refused={filled.refused} />
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

/** The round's page again, after an act that was refused on it. */
async function again<R extends { why: string }>(
  c: Ask,
  person: Person,
  which: Which,
  refusal: Parameters<typeof refused<R>>[1],
  say: (refusal: R) => string,
  typed: Typed,
) {
  const found = await findPublicity(c.var.db, which)
  if (!found) return nothing(c)
  return refused(c, refusal, say, {
    frame: { title: '公示与公告', desk: officeOf(person) },
    typed,
    cite: citing(found.round.plan.rulebook),
    body: (filled) => (
      <PublicityPage found={found} person={person} now={c.var.now} of={filled} refused={filled.refused} />
    ),
  })
}

async function findNotice(c: Ask, id: string) {
  const { db } = c.var
  const [[notice], lines] = await db.batch([publicNotice(db, id), publicLines(db, id)])
  return notice ? { notice, lines } : null
}

/** `?page=3`, from 1. */
function pageOf(c: Ask): number {
  const typed = c.req.query('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1
}
