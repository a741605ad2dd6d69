import { Hono } from 'hono'
import { calendarOf } from '../../../calendar/store.ts'
import { paths } from '../../../paths.ts'
import { STAFF } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { MOST_ROWS, sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { publicEndings } from '../../calls/endings/store.ts'
import { announceResult, publishNotice } from '../actions/notices.ts'
import { noticeForm, noticeQuery, noticesQuery } from '../forms.ts'
import { fundedColumns } from '../pages/funded.tsx'
import { NoticePage } from '../pages/notice.tsx'
import { NoticesPage, titleLines } from '../pages/notices.tsx'
import { PublicityPage, noticeColumns } from '../pages/staff.tsx'
import { sayAnnounceRefusal, sayPublishRefusal } from '../pages/words.ts'
import { forMachines, stateOf } from '../rules/notice.ts'
import { whyNotObject } from '../rules/objection.ts'
import { latestApproved, waitingIn, whyNotPublishNotice } from '../rules/publishing.ts'
import { countLines, countNotices, linesShown, publicNotice, publicNotices } from '../store/public.ts'
import { findPublicity } from '../store/staff.ts'

export const noticeRoutes = new Hono<Site>()

screen(noticeRoutes, {
  at: paths.notices,
  who: 'everybody',
  query: noticesQuery,
  load: async ({ db, now, asked: { page } }) => {
    const [notices, [all], endings] = await db.batch([
      publicNotices(db, now, page),
      countNotices(db),
      publicEndings(db),
    ])
    return { notices, page, total: all?.total ?? 0, endings }
  },
  frame: () => ({ title: '公示公告' }),
  data: ({ endings, ...found }) => ({ ...found, ...(endings.length > 0 && { endings }) }),
  page: (found, _, { now }) => <NoticesPage {...found} now={now} />,
})

screen(noticeRoutes, {
  at: paths.notice,
  who: 'everybody',
  query: noticeQuery,
  load: async ({ db, asked, rows }, id) => {
    const wanted = asked.whole ? { ...asked, page: 1, rows: MOST_ROWS } : { ...asked, rows }
    const [[notice], lines, counts, calendar] = await db.batch([
      publicNotice(db, id),
      linesShown(db, id, wanted),
      countLines(db, id, asked.word),
      calendarOf(db),
    ])
    const total = counts.reduce((all, { found }) => all + found, 0)
    return notice ? { notice, lines, counts, total, calendar } : null
  },
  frame: ({ notice }) => ({ title: titleLines(notice.plan.title, notice.announcedAt).join('') }),
  data: ({ notice, lines, total }, { now, asked }) => ({
    notice: forMachines(notice),
    state: stateOf(notice, now),
    whyNotObject: whyNotObject(notice, now),
    lines,
    page: asked.page,
    total,
  }),
  page: (found, _, { now, asked, url }) => <NoticePage {...found} {...{ now, asked, url }} />,
  sheets: ({ notice, lines, total }) => [sheetOf('名单', fundedColumns(notice.plan), lines, total)],
})

screen(noticeRoutes, {
  at: paths.roundNotices,
  who: [...STAFF, 'operator'],
  load: ({ db }, roundId) => findPublicity(db, { roundId }),
  under: ({ round }) => citing(round.plan.rulebook),
  frame: ({ round }, { person }) => ({ title: `公示与公告　${round.plan.title}`, desk: officeOf(person) }),
  data: (found, { person }) => {
    const whyNot = whyNotPublishNotice(found, person)
    return {
      round: { id: found.round.id, title: found.round.plan.title },
      decision: latestApproved(found),
      whyNotPublish: whyNot,
      says: whyNot && sayPublishRefusal(whyNot),
      notices: found.notices,
      objectionsWaiting: waitingIn(found),
    }
  },
  page: (found, of, { person, asker: { office }, now, url }) => (
    <PublicityPage {...{ found, person, office, now, of, url }} />
  ),
  sheets: ({ round, notices }, { now }) => [sheetOf('公示', noticeColumns(round.plan.code, now), notices)],
})
  .act({
    at: paths.roundNotices,
    who: ['approver'],
    form: noticeForm,
    do: ({ db, person, now }, notice, id) => publishNotice(db, person, id, notice, now),
    to: ({ id }) => paths.notice(id),
    say: sayPublishRefusal,
  })
  .act({
    at: paths.announcement,
    who: ['approver'],
    do: ({ db, person, now }, _, id) => announceResult(db, person, id, now),
    to: ({ id }) => paths.notice(id),
    say: sayAnnounceRefusal,
    on: {
      load: ({ db }, noticeId) => findPublicity(db, { noticeId }),
      here: ({ round }) => paths.roundNotices(round.id),
    },
  })
