import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { has } from '../../people/rules/person.ts'
import { citing } from '../../rulebook/citing.ts'
import { typedOf } from '../../web/boxes/box.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { remindExperts, saveSheet, submitSheet } from './actions.ts'
import { draftForm, scoringQuery, sheetForm, workingText } from './forms.ts'
import { MySheetsPage } from './pages/mine.tsx'
import { ProgressPage, progressSheets } from './pages/progress.tsx'
import { SheetPage } from './pages/sheet.tsx'
import { problemsOf, sayRemindRefusal, saySaveRefusal, saySheetRefusal } from './pages/words.ts'
import { findScoring } from './store/progress.ts'
import { findSheet } from './store/sheet.ts'

export const scoring = new Hono<Site>()

/** Who reads how far everybody is; an expert sees no more than their own sheets. */
const PROGRESS = ['officer', 'approver', 'auditor'] as const

screen(scoring, {
  at: paths.scoring,
  who: ['expert', ...PROGRESS, 'operator'],
  finds: ['assigned', ...PROGRESS, 'operator'],
  query: scoringQuery,
  load: async ({ db, person, asked, rows }, id) => {
    const seesAll = PROGRESS.some((role) => has(person, role))
    const found = await findScoring(db, id, person.id, { seesAll, ...asked, rows })
    return seesAll || found?.mine.assigned ? found : null
  },
  under: ({ round }) => citing(round.plan.rulebook, round.id),
  frame: ({ mine }, { person }) =>
    mine.assigned > 0 ? { title: '待评', desk: 'expert' } : { title: '评分进度', desk: officeOf(person) },
  data: ({ mine, progress }) => ({
    ...(mine.assigned > 0 && { sheets: mine.rows, count: mine.assigned }),
    ...(progress && { byExpert: progress.byExpert, byProposal: progress.byProposal, ...progress.counts }),
  }),
  page: ({ round, mine, progress }, of, { asked, person, now, url }) => (
    <>
      {mine.assigned > 0 && <MySheetsPage {...{ round, mine, now }} page={asked.page} />}
      {progress && (
        <ProgressPage {...{ round, ...progress, asked, person, now, of, url }} isSecond={mine.assigned > 0} />
      )}
    </>
  ),
  sheets: ({ round, progress }) => (progress ? progressSheets(round, progress) : []),
}).act({
  at: paths.scoringReminders,
  who: ['officer', 'operator'],
  do: ({ db, person, now }, _, id) => remindExperts(db, person, id, now),
  say: sayRemindRefusal,
})

screen(scoring, {
  at: paths.sheet,
  who: ['expert'],
  finds: ['assigned'],
  load: async ({ db, person }, id) => {
    const found = await findSheet(db, id, person.id)
    return found && { ...found, typed: found.assignment.submittedAt === null ? found.typed : {} }
  },
  under: ({ assignment }) => citing(assignment.plan.rulebook),
  frame: ({ view }) => ({ title: view.title, desk: 'expert' }),
  data: ({ assignment: { submittedAt, version }, view: { plan, ...shown }, typed }) => {
    const { criteria, step } = plan
    return { ...shown, criteria, step, submittedAt, typed, version }
  },
  page: (found, of, { now }) => <SheetPage {...found} {...{ of, now }} />,
})
  /** Working text: an autosave (JSON) or the button (a form). */
  .act({
    at: paths.sheetDraft,
    who: ['expert'],
    finds: ['assigned'],
    form: draftForm,
    do: ({ db, person, now }, { version, ...text }, id) =>
      saveSheet(db, person, id, typedOf(workingText, text), version, now),
    to: (_, id) => paths.sheet(id),
    say: saySaveRefusal,
  })
  .act({
    at: paths.sheetSubmission,
    who: ['expert'],
    finds: ['assigned'],
    form: sheetForm,
    do: ({ db, person, now }, sheet, id) => submitSheet(db, person, id, sheet, now),
    to: ({ roundId }) => paths.scoring(roundId),
    say: saySheetRefusal,
    fields: problemsOf,
  })
