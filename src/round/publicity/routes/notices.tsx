import { Hono } from 'hono'
import { calendarOf } from '../../../calendar/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { dayOf } from '../../../shared/days.ts'
import { blank, done, problem, refused, sayCommon, show, sayWhy } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import { citing } from '../../../rulebook/citing.ts'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Ask, Site } from '../../../web/site.ts'
import { announceResult, publishNotice } from '../actions/notices.ts'
import { noticeForm } from '../forms.ts'
import { NoticePage } from '../pages/notice.tsx'
import { NoticesPage, titleLines } from '../pages/notices.tsx'
import { PublicityPage } from '../pages/staff.tsx'
import { sayAnnounceRefusal, sayPublishRefusal } from '../pages/words.ts'
import { forMachines, stateOf } from '../rules/notice.ts'
import { whyNotObject } from '../rules/objection.ts'
import { latestApproved, waitingIn, whyNotPublishNotice } from '../rules/publishing.ts'
import { countNotices, publicLines, publicNotice, publicNotices } from '../store/public.ts'
import { type Which, findPublicity } from '../store/staff.ts'
import { pageOf } from './page.ts'

export const noticeRoutes = new Hono<Site>()

const staff = only('officer', 'approver', 'finance', 'auditor', 'administrator')
const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))

noticeRoutes.get('/notices', async (c) => {
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

noticeRoutes.get('/notices/:id', async (c) => {
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

noticeRoutes.get('/rounds/:id/notices', staff, async (c) => {
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
      says: whyNot && sayWhy(whyNot, sayPublishRefusal),
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

noticeRoutes.post('/rounds/:id/notices', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const roundId = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const notice = read(noticeForm, sent)
  const published = notice.ok ? await publishNotice(db, person, roundId, notice.value, now) : notice
  if (published.ok) return done(c, paths.notice(published.value.id), published.value)
  return again(c, person, { roundId }, published.refusal, sayPublishRefusal, typed)
})

noticeRoutes.post('/notices/:id/announcement', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const noticeId = c.req.param('id')
  const announced = await announceResult(db, person, noticeId, now)
  if (announced.ok) return done(c, paths.notice(noticeId), announced.value)
  return again(c, person, { noticeId }, announced.refusal, sayAnnounceRefusal, { from: dayOf(now) })
})

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
