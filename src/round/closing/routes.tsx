import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Person, isMemberOf } from '../../people/rules/person.ts'
import { citing } from '../../rulebook/citing.ts'
import { type Filled, type Refusal, blank, done, problem, refused, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Desk } from '../../web/layout.tsx'
import type { Ask, Site } from '../../web/site.ts'
import {
  closeProject,
  evaluateProject,
  recordRefund,
  returnFinalReport,
  submitFinalReport,
} from './actions.ts'
import { evaluationForm, finalReportForm, refundForm } from './forms.ts'
import { ClosingPage } from './pages/closing.tsx'
import { FinalReportPage, typedFinal } from './pages/final.tsx'
import { sayCloseRefusal, sayFinalRefusal, sayJudgeRefusal, sayRefundRefusal } from './pages/words.ts'
import { isInside } from '../projects/rules/project.ts'
import { whyNotClose, whyNotSubmit } from './rules/closing.ts'
import { type Dossier, missingOf, unspentOf } from './rules/dossier.ts'
import { isRequestLate, requestBy } from './rules/term.ts'
import { findDossier } from './store.ts'

export const closing = new Hono<Site>()

const notFound = (c: Ask) => problem(c, { why: 'not-found' }, '没有找到这一页')

closing.get('/projects/:id/final-report', only('member'), async (c) => {
  const { db, now, person } = c.var
  const dossier = mine(await findDossier(db, person, c.req.param('id')), person)
  if (!dossier) return notFound(c)
  const of: Filled = { ...blank, typed: typedFinal(dossier) }
  const { project, finalReports } = dossier
  return show(
    c,
    { title: `结项报告：${project.title}`, desk: 'applicant' },
    { project, finalReports, typed: of.typed, whyNot: whyNotSubmit(dossier, person) },
    <FinalReportPage {...{ dossier, person, now, of }} refused={null} />,
  )
})

closing.post('/projects/:id/final-report', only('member'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(finalReportForm, sent)
  const submitted = form.ok ? await submitFinalReport(db, person, id, form.value, now) : form
  if (submitted.ok) return done(c, paths.closing(id), submitted.value)
  const dossier = mine(await findDossier(db, person, id), person)
  if (!dossier) return notFound(c)
  return refused(c, submitted.refusal, sayFinalRefusal, {
    frame: { title: `结项报告：${dossier.project.title}`, desk: 'applicant' },
    typed,
    cite: citing(dossier.project.rulebook),
    body: (filled) => <FinalReportPage {...{ dossier, person, now }} of={filled} refused={filled.refused} />,
  })
})

closing.get('/projects/:id/closing', only('anyone'), async (c) => {
  const { db, now, person } = c.var
  const found = await findDossier(db, person, c.req.param('id'))
  if (!found) return notFound(c)
  const { dossier } = found
  return show(
    c,
    frameOf(dossier, person),
    {
      ...dossier,
      unspent: unspentOf(dossier),
      missing: missingOf(dossier),
      requestBy: requestBy(dossier.project),
      isRequestLate: isRequestLate(dossier, now),
      whyNot: whyNotClose(dossier, person),
    },
    <ClosingPage {...{ dossier, person, now }} of={blank} refused={null} />,
  )
})

closing.post('/projects/:id/evaluation', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(evaluationForm, sent)
  const judged = !form.ok
    ? form
    : form.value.outcome === 'returned'
      ? await returnFinalReport(db, person, id, form.value.text, now)
      : await evaluateProject(db, person, id, form.value, now)
  return judged.ok
    ? done(c, paths.closing(id), judged.value)
    : again(c, person, id, judged.refusal, sayJudgeRefusal, typed)
})

closing.post('/projects/:id/refund', only('finance'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(refundForm, sent)
  const recorded = form.ok ? await recordRefund(db, person, id, form.value, now) : form
  return recorded.ok
    ? done(c, paths.closing(id), recorded.value)
    : again(c, person, id, recorded.refusal, sayRefundRefusal, typed)
})

closing.post('/projects/:id/closing', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const closed = await closeProject(db, person, id, now)
  return closed.ok
    ? done(c, paths.closing(id), closed.value)
    : again(c, person, id, closed.refusal, sayCloseRefusal)
})

/** The closing page once more, with why an act on it was refused and what had been typed. */
async function again<R extends Refusal>(
  c: Ask,
  person: Person,
  id: string,
  refusal: Parameters<typeof refused<R>>[1],
  say: (refusal: R) => string,
  typed: Typed = {},
) {
  const found = await findDossier(c.var.db, person, id)
  if (!found) return notFound(c)
  const { dossier } = found
  return refused(c, refusal, say, {
    frame: frameOf(dossier, person),
    typed,
    cite: citing(dossier.project.rulebook),
    body: (filled) => (
      <ClosingPage {...{ dossier, person }} now={c.var.now} of={filled} refused={filled.refused} />
    ),
  })
}

const mine = (found: { dossier: Dossier } | null, person: Person): Dossier | null =>
  found && isMemberOf(person, found.dossier.project.organizationId) ? found.dossier : null

const frameOf = ({ project }: Dossier, person: Person) => ({
  title: `结项：${project.title}`,
  desk: deskIn(project, person),
  wide: true,
})

const deskIn = (project: Dossier['project'], person: Person): Desk =>
  isInside(person, project) ? 'applicant' : (person.roles.find((role) => role !== 'expert') ?? 'officer')
