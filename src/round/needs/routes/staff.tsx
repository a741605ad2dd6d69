import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { answerNeed } from '../actions/answers.ts'
import { attachDeliberation, takeStep } from '../actions/needs.ts'
import { answerForm, answerIn, attachForm, bookQuery, deliberationIn, stepForm } from '../forms.ts'
import { BookPage, needColumns } from '../pages/book.tsx'
import { NeedPage } from '../pages/need.tsx'
import { sayAnswerRefusal, sayAttachRefusal, sayStepRefusal } from '../pages/words.tsx'
import { whyNotAnswer } from '../rules/answering.ts'
import { isInOffice, mayRead } from '../rules/need.ts'
import { whyNotStep } from '../rules/steps.ts'
import { findBook } from '../store/lists.ts'
import { findNeed } from '../store/needs.ts'

/** What the communities and the bureau do with needs. */
export const staffNeeds = new Hono<Site>()

screen(staffNeeds, {
  at: paths.needBook,
  who: ['officer', 'approver', 'auditor', 'community'],
  query: bookQuery,
  load: ({ db, person, now, asked, rows }) => findBook(db, { ...asked, now, rows }, person),
  frame: (_, { person }) => ({ title: '需求台账', desk: officeOf(person) }),
  data: (found, { asked }) => ({ ...asked, ...found }),
  page: (found, _, { asked, person, now, url }) => (
    <BookPage book={{ ...asked, ...found }} mayRaise={isInOffice(person)} {...{ now, url }} />
  ),
  sheets: ({ items, total, rule }, { now }) => [
    sheetOf('需求台账', needColumns(rule.days, now), items, total),
  ],
})

screen(staffNeeds, {
  at: paths.need,
  who: ['officer', 'approver', 'auditor', 'caretaker'],
  load: async ({ db, person }, id) => {
    const found = await findNeed(db, id, person)
    return found && mayRead(person, found.need.place) ? found : null
  },
  frame: ({ need }, { person }) => ({ title: need.title, desk: officeOf(person) }),
  data: ({ need, steps, answer, rule }, { person, now }) => ({
    ...{ need, steps, answer, rule },
    whyNotStep: whyNotStep({ ...need, steps }, person, null, now),
    whyNotAnswer: whyNotAnswer(need, person),
  }),
  page: (found, of, { person, now }) => <NeedPage {...{ found, of, person, now }} />,
})
  .act({
    at: paths.needSteps,
    who: ['officer', 'caretaker'],
    form: stepForm,
    do: ({ db, person, now }, form, id) => {
      const { step, note } = form
      return takeStep(db, person, id, { step, note, deliberation: deliberationIn(form) }, now)
    },
    say: sayStepRefusal,
  })
  .act({
    at: paths.needDeliberations,
    who: ['officer', 'caretaker'],
    form: attachForm,
    do: ({ db, person, now }, { step, ...deliberation }, id) =>
      attachDeliberation(db, person, id, { step, deliberation }, now),
    say: sayAttachRefusal,
  })
  .act({
    at: paths.needAnswer,
    who: ['officer'],
    form: answerForm,
    do: ({ db, person, now }, form, id) => answerNeed(db, person, id, answerIn(form), now),
    say: sayAnswerRefusal,
  })
