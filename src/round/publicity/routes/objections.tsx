import { Hono } from 'hono'
import { calendarOf } from '../../../calendar/store.ts'
import { reversalIn } from '../../../history/reversals/store.ts'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { answerObjection, objectTo } from '../actions/objections.ts'
import { answerForm, objectionForm, objectionsQuery } from '../forms.ts'
import { ObjectPage, ObjectionReceipt } from '../pages/object.tsx'
import { ObjectionPage, ObjectionsPage, objectionColumns } from '../pages/objections.tsx'
import { sayAnswerRefusal, sayObjectRefusal } from '../pages/words.ts'
import { answerBy, isLate, whyNotAnswer, whyNotObject } from '../rules/objection.ts'
import { countObjections, objectionOf, objectionsIn, roundHead } from '../store/objections.ts'
import { answersReversed, standingAnswer } from '../store/reversals.ts'
import { publicLines, publicNotice } from '../store/public.ts'

export const objectionRoutes = new Hono<Site>()

screen(objectionRoutes, {
  at: paths.noticeObjections,
  who: 'everybody',
  load: async ({ db }, id) => {
    const [[notice], lines] = await db.batch([publicNotice(db, id), publicLines(db, id)])
    return notice ? { notice, lines } : null
  },
  under: ({ notice }) => citing(notice.plan.rulebook),
  frame: () => ({ title: '提出异议' }),
  data: ({ notice, lines }, { now }) => {
    const whyNot = whyNotObject(notice, now)
    return {
      noticeId: notice.id,
      whyNot,
      says: whyNot && sayObjectRefusal(whyNot),
      projects: lines.map(({ submissionId, title, organization }) => ({ submissionId, title, organization })),
    }
  },
  page: (found, of, { now }) => <ObjectPage {...found} {...{ now, of }} />,
}).act({
  at: paths.noticeObjections,
  who: 'everybody',
  limit: { address: [10, 600], aim: [100, 3600] },
  form: objectionForm,
  do: ({ db, asker, now }, objection, id) => objectTo(db, asker.person, id, objection, now),
  /** To whoever has just objected: there is no address for it that others could open. */
  shows: (taken) => ({
    frame: { title: '异议已收到' },
    data: { id: taken.id, at: taken.at, noticeId: taken.notice.id },
    page: <ObjectionReceipt {...taken} />,
  }),
  say: sayObjectRefusal,
})

const READERS = ['officer', 'approver', 'auditor'] as const

screen(objectionRoutes, {
  at: paths.objections,
  who: [...READERS, 'operator'],
  query: objectionsQuery,
  load: async ({ db, asked: { page, waiting }, rows }, id) => {
    const [[round], objections, [all], calendar] = await db.batch([
      roundHead(db, id),
      objectionsIn(db, id, waiting === 'on', { page, rows }),
      countObjections(db, id, waiting === 'on'),
      calendarOf(db),
    ])
    return round ? { round, objections, total: all?.total ?? 0, calendar } : null
  },
  frame: ({ round }, { person }) => ({ title: `异议　${round.title}`, desk: officeOf(person) }),
  data: ({ round, objections, total, calendar }, { asked: { page }, now }) => ({
    round: { id: round.id, code: round.code, title: round.title },
    objections: objections.map((one) => ({ ...one, isLate: isLate({ ...round, ...one }, calendar, now) })),
    page,
    total,
  }),
  page: (found, _, { asked, now, url }) => <ObjectionsPage {...found} wanted={asked} {...{ now, url }} />,
  sheets: ({ objections, total, ...counted }, { now }) => [
    sheetOf('异议', objectionColumns({ ...counted, now }), objections, total),
  ],
})

screen(objectionRoutes, {
  at: paths.objection,
  who: [...READERS, 'operator'],
  load: async ({ db }, id) => {
    const [[objection], calendar, [answer], reversals] = await db.batch([
      objectionOf(db, id),
      calendarOf(db),
      standingAnswer(db, id),
      answersReversed(db, id),
    ])
    return objection
      ? { objection, calendar, answerId: answer?.id ?? null, reversals: reversals.map(reversalIn) }
      : null
  },
  under: ({ objection }) => citing(objection.rulebook),
  frame: (_, { person }) => ({ title: '异议', desk: officeOf(person) }),
  data: ({ objection, calendar }, { person }) => {
    const by = answerBy(objection, objection.at, calendar)
    const whyNot = whyNotAnswer(objection, person)
    return { objection, answerBy: by?.ok ? by.value : null, whyNotAnswer: whyNot }
  },
  page: (found, of, { person, now }) => <ObjectionPage {...found} {...{ person, now, of }} />,
}).act({
  at: paths.objectionAnswer,
  who: ['officer', 'operator'],
  form: answerForm,
  do: ({ db, person, now }, answer, id) => answerObjection(db, person, id, answer, now),
  say: sayAnswerRefusal,
})
