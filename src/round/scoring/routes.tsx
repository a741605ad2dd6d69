import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { has } from '../../people/rules/person.ts'
import { refuse } from '../../shared/result.ts'
import { lengthOf } from '../../shared/words.ts'
import { type Common, blank, done, problem, refused, sayCommon, show } from '../../web/answer.tsx'
import { type Typed, type Unreadable, read, readBody } from '../../web/body.ts'
import { citing } from '../../rulebook/citing.ts'
import { only } from '../../web/guard.ts'
import { officeOf } from '../../web/layout.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { saveSheet, submitSheet } from './actions.ts'
import { LONGEST_DRAFT, sheetForm, versionForm } from './forms.ts'
import { MySheetsPage } from './pages/mine.tsx'
import { ProgressPage } from './pages/progress.tsx'
import { SheetPage } from './pages/sheet.tsx'
import { SubmittedPage } from './pages/submitted.tsx'
import { problemsOf, saySaveRefusal, saySheetRefusal } from './pages/words.ts'
import { type SheetRefusal, whyNotScore } from './rules/sheet.ts'
import { findScoring } from './store/progress.ts'
import { findSheet } from './store/sheet.ts'

export const scoring = new Hono<Site>()

scoring.get('/rounds/:id/scoring', only('expert', 'officer', 'approver', 'auditor'), async (c) => {
  const { db, person, now } = c.var
  const seesAll = PROGRESS.some((role) => has(person, role))
  const wanted = { page: pageOf(c, 'page'), projects: pageOf(c, 'projects') }
  const found = await findScoring(db, c.req.param('id'), person.id, { seesAll, ...wanted })
  if (!found || (!seesAll && found.mine.assigned === 0)) return c.notFound()
  const { round, mine, progress } = found
  const isMine = mine.assigned > 0
  const body = (
    <>
      {isMine && <MySheetsPage round={round} mine={mine} page={wanted.page} now={now} />}
      {progress && <ProgressPage round={round} {...progress} page={wanted.projects} isSecond={isMine} />}
    </>
  )
  const frame = { title: isMine ? '待评' : '评分进度', desk: isMine ? 'expert' : officeOf(person) } as const
  return show(c, frame, { ...(isMine && { sheets: mine.rows, count: mine.assigned }), ...progress }, body)
})

/** Counts from 1. */
function pageOf(c: Context<Inside>, name: string): number {
  const asked = c.req.query(name) ?? ''
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1
}

/** Who reads how far everybody is; an expert sees no more than their own sheets. */
const PROGRESS = ['officer', 'approver', 'auditor'] as const

scoring.get('/sheets/:id', only('expert'), async (c) => {
  const { db, person, now } = c.var
  const found = await findSheet(db, c.req.param('id'), person.id)
  if (!found) return c.notFound()
  const { assignment, view } = found
  const whyNot = whyNotScore(assignment, now)
  const typed = assignment.submittedAt === null ? found.typed : {}
  const { plan, ...shown } = view
  const { criteria, scoring: rule } = plan
  const { submittedAt, version } = assignment
  const data = { ...shown, criteria, step: rule.step, submittedAt, typed, version }
  const body = whyNot ? (
    <SubmittedPage {...found} notice={saySaveRefusal(whyNot)} unsent={typed} />
  ) : (
    <SheetPage {...found} of={{ ...blank, typed }} refused={null} />
  )
  return show(c, { title: view.title, desk: 'expert' }, data, body)
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
  const { db, person, now } = c.var
  const found = await findSheet(db, id, person.id)
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  const isOver = whyNotScore(found.assignment, now)
  const problems = problemsOf(refusal)
  const elsewhere = refusal.why === 'changed-meanwhile' ? differing(found.typed, typed) : {}
  return refused(c, refusal, saySheetRefusal, {
    frame: { title: found.view.title, desk: 'expert' },
    typed,
    cite: citing(found.assignment.plan.rulebook),
    body: ({ refused: sentence }) =>
      isOver ? (
        <SubmittedPage {...found} notice={saySaveRefusal(isOver)} isRefused unsent={typed} />
      ) : (
        <SheetPage
          {...found}
          of={{ typed, problems }}
          refused={problems.length > 0 ? null : sentence}
          elsewhere={elsewhere}
        />
      ),
  })
}

/** What was saved and is not what was typed. */
const differing = (saved: Typed, typed: Typed): Typed =>
  Object.fromEntries(Object.entries(saved).filter(([name, text]) => text !== (typed[name] ?? '')))

const textOf = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => name !== 'version'))

const tooMuch: Unreadable = {
  why: 'form',
  problems: [{ field: '', says: `全部文字最多${LONGEST_DRAFT}个字` }],
}

const tooLong = (typed: Typed): boolean =>
  Object.values(typed).reduce((sum, text) => sum + lengthOf(text), 0) > LONGEST_DRAFT
