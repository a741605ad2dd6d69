import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { previewResults, sendResults } from './actions.ts'
import { resultsQuery } from './forms.ts'
import { ResultsPage, letterColumns, saySendRefusal } from './pages.tsx'
import { whyNotSend } from './rules.ts'

/** 告知审查结果: every letter is read before it leaves, and all leave at one moment. */
export const resultRoutes = new Hono<Site>()

screen(resultRoutes, {
  at: paths.screeningResults,
  who: ['officer', 'approver', 'auditor', 'operator'],
  query: resultsQuery,
  load: ({ db, asked: { page }, rows, now }, id) =>
    previewResults(db, id, { rows, skip: (page - 1) * rows }, now),
  under: ({ round }) => citing(round.plan.rulebook),
  frame: ({ round }, { person }) => ({ title: `告知审查结果：${round.plan.title}`, desk: officeOf(person) }),
  data: ({ round: { id, plan }, results, counts, letters, sent }, { person, asked: { page } }) => ({
    ...{ round: { id, title: plan.title }, left: results.left, held: results.held, counts, page, sent },
    letters: letters.map(({ findingId, proposalId, outcome, said }) => ({
      ...{ findingId, proposalId, outcome, said },
    })),
    whyNot: whyNotSend(results, person),
  }),
  page: (found, of, { asked: { page }, person, url }) => (
    <ResultsPage {...found} {...{ of, page, person, url }} />
  ),
  sheets: ({ round: { plan }, results, letters }) => [
    sheetOf('审查结果', letterColumns(plan), letters, results.held),
  ],
}).act({
  at: paths.screeningResults,
  who: ['officer', 'operator'],
  do: ({ db, person, now }, _, id) => sendResults(db, person, id, now),
  say: saySendRefusal,
})
