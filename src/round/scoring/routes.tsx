import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { has } from '../../people/rules/person.ts'
import { refuse } from '../../shared/result.ts'
import { type Common, blank, done, problem, refused, sayCommon, show } from '../../web/answer.tsx'
import { type Typed, type Unreadable, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import { officeOf } from '../../web/layout.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { saveSheet, submitSheet } from './actions.ts'
import { LONGEST_DRAFT, sheetForm, versionForm } from './forms.ts'
import { MySheetsPage, ProgressPage } from './pages/lists.tsx'
import { SheetPage, SubmittedPage } from './pages/sheet.tsx'
import { saySaveRefusal, saySheetRefusal } from './pages/words.ts'
import { type SheetRefusal, whyNotScore } from './rules/sheet.ts'
import { findAssignment, findScoring } from './store.ts'

export const scoring = new Hono<Site>()

scoring.get('/rounds/:id/scoring', only('expert', 'officer', 'approver', 'auditor'), async (c) => {
  const { db, person } = c.var
  const id = c.req.param('id')
  const seesAll = PROGRESS.some((role) => has(person, role))
  const found = await findScoring(db, id, person.id, seesAll)
  if (!found || (!seesAll && found.mine.length === 0)) return c.notFound()
  const { round, mine, progress } = found
  const body = (
    <>
      {mine.length > 0 && <MySheetsPage round={round} mine={mine} />}
      {progress && <ProgressPage round={round} {...progress} isSecond={mine.length > 0} />}
    </>
  )
  const frame = {
    title: mine.length > 0 ? '待评' : '评分进度',
    desk: mine.length > 0 ? 'expert' : officeOf(person),
  } as const
  return show(c, frame, { ...(mine.length > 0 && { sheets: mine }), ...progress }, body)
})

/** Who reads how far everybody is; an expert sees no more than their own sheets. */
const PROGRESS = ['officer', 'approver', 'auditor'] as const

scoring.get('/sheets/:id', only('expert'), async (c) => {
  const { db, person, now } = c.var
  const found = await findAssignment(db, c.req.param('id'), person.id)
  if (!found) return c.notFound()
  const { assignment, typed, view } = found
  const whyNot = whyNotScore(assignment, now)
  const frame = { title: view.title, desk: 'expert' } as const
  const { plan: _, ...data } = view
  if (whyNot) return show(c, frame, data, <SubmittedPage {...found} notice={saySaveRefusal(whyNot)} />)
  const body = <SheetPage assignment={assignment} view={view} of={{ ...blank, typed }} refused={null} />
  return show(c, frame, { ...data, typed, version: assignment.version }, body)
})

/** Working text: an autosave (JSON) or the button (a form). */
scoring.post('/sheets/:id/draft', only('expert'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const fields = textOf(typed)
  const version = read(versionForm, sent)
  const saved = !version.ok
    ? version
    : tooLong(fields)
      ? refuse(tooMuch)
      : await saveSheet(db, person, id, fields, version.value.version, now)
  return saved.ok ? done(c, paths.sheet(id), saved.value) : again(c, id, fields, saved.refusal)
})

scoring.post('/sheets/:id/submission', only('expert'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const sheet = read(sheetForm, sent)
  const submitted = sheet.ok ? await submitSheet(db, person, id, sheet.value, now) : sheet
  if (submitted.ok) return done(c, paths.scoring(submitted.value.roundId), submitted.value)
  return again(c, id, textOf(typed), submitted.refusal)
})

/** The sheet again, with what was typed and why it was not taken. */
async function again(c: Context<Inside>, id: string, typed: Typed, refusal: SheetRefusal | Common) {
  const found = await findAssignment(c.var.db, id, c.var.person.id)
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  return refused(c, refusal, saySheetRefusal, {
    frame: { title: found.view.title, desk: 'expert' },
    typed,
    body: (filled) => (
      <SheetPage assignment={found.assignment} view={found.view} of={filled} refused={filled.refused} />
    ),
  })
}

const textOf = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => name !== 'version'))

const tooMuch: Unreadable = {
  why: 'form',
  problems: [{ field: '', says: `全部文字最多${LONGEST_DRAFT}个字` }],
}

const tooLong = (typed: Typed): boolean =>
  Object.values(typed).reduce((sum, text) => sum + text.length, 0) > LONGEST_DRAFT
