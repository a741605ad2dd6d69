import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { dayOf } from '../../../shared/days.ts'
import { type Filled, blank, done, problem, refused, show, type Refused } from '../../../web/answer.tsx'
import { read, readBody } from '../../../web/body.ts'
import { ROWS } from '../../../web/controls.tsx'
import { only } from '../../../web/guard.ts'
import { type Desk, officeOf } from '../../../web/layout.tsx'
import type { Site } from '../../../web/site.ts'
import { callOf } from '../../calls/store.ts'
import { openProject, reportMilestone, reviewReport } from '../actions/work.ts'
import { reportForm, reviewForm } from '../forms.ts'
import { OpenPage } from '../pages/open.tsx'
import { ReportPage, typedReport } from '../pages/report.tsx'
import { ReviewPage } from '../pages/review.tsx'
import { RoundProjectsPage } from '../pages/round.tsx'
import { WorkPage } from '../pages/work.tsx'
import { sayOpenRefusal, sayReportRefusal, sayReviewRefusal } from '../pages/words.ts'
import { narrow } from '../rules/listing.ts'
import { READERS, isInside, whyNotOpen } from '../rules/project.ts'
import { indicatorsOf, spentBefore, whyNotReport, whyNotReview } from '../rules/reports.ts'
import { listed } from '../store/desks.ts'
import { type Work, findAgreement, findWork, ofMilestone, ofReport } from '../store/work.ts'

export const workRoutes = new Hono<Site>()

const NOT_FOUND = '没有找到这一页'

workRoutes.get('/rounds/:id/projects', only(...READERS), async (c) => {
  const { db, now, person } = c.var
  const [[round], rows] = await db.batch([
    callOf(db, c.req.param('id')),
    listed(db, c.req.param('id'), dayOf(now)),
  ])
  if (!round) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const page = Math.max(1, Number(/^\d{1,6}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1))
  const wanted = { state: c.req.query('state') || undefined, word: c.req.query('word') || undefined, page }
  const listing = narrow(rows, wanted, ROWS)
  return show(
    c,
    { title: `项目　${round.plan.title}`, desk: officeOf(person) },
    { round: { id: round.id, title: round.plan.title }, ...listing },
    <RoundProjectsPage round={{ id: round.id, title: round.plan.title }} listing={listing} wanted={wanted} />,
  )
})

workRoutes.get('/agreements/:id/project', only(...READERS), async (c) => {
  const { db, person } = c.var
  const found = await findAgreement(db, c.req.param('id'))
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { agreement } = found
  return show(
    c,
    { title: `开始执行：${agreement.title}`, desk: officeOf(person) },
    { agreement, whyNot: whyNotOpen(agreement, person) },
    <OpenPage agreement={agreement} person={person} refused={null} />,
  )
})

workRoutes.post('/agreements/:id/project', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const opened = await openProject(db, person, c.req.param('id'), now)
  if (opened.ok) return done(c, paths.projectWork(opened.value.id), opened.value)
  const found = await findAgreement(db, c.req.param('id'))
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { agreement } = found
  return refused(c, opened.refusal, sayOpenRefusal, {
    cite: citing(agreement.rulebook),
    frame: { title: `开始执行：${agreement.title}`, desk: 'officer' },
    body: (filled) => <OpenPage agreement={agreement} person={person} refused={filled.refused} />,
  })
})

workRoutes.get('/projects/:id/work', only('anyone'), async (c) => {
  const { db, now, person } = c.var
  const work = await findWork(db, person, c.req.param('id'))
  if (!work) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { last: _, ...shown } = work
  return show(
    c,
    { title: work.project.title, desk: deskIn(work, person), wide: true },
    shown,
    <WorkPage {...shown} person={person} now={now} />,
  )
})

workRoutes.get('/milestones/:id/report', only('member'), async (c) => {
  const { db, person } = c.var
  const found = milestoneIn(await findWork(db, person, ofMilestone(c.req.param('id'))), c.req.param('id'))
  if (!found || !isMemberOf(person, found.project.organizationId))
    return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { project, milestone, reports } = found
  const of = { ...blank, typed: typedReport(reports, milestone.id) }
  return show(
    c,
    { title: `报告：${milestone.title}`, desk: 'applicant' },
    {
      milestone,
      indicators: indicatorsOf(project.content),
      spentBefore: spentBefore(reports),
      typed: of.typed,
      whyNot: whyNotReport(project, reports, milestone.id, person),
    },
    <ReportPage {...found} person={person} of={of} refused={null} />,
  )
})

workRoutes.post('/milestones/:id/report', only('member'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(reportForm, sent)
  const reported = form.ok ? await reportMilestone(db, person, id, form.value, now) : form
  if (reported.ok) return done(c, paths.projectWork(reported.value.projectId), reported.value)
  const found = milestoneIn(await findWork(db, person, ofMilestone(id)), id)
  if (!found || !isMemberOf(person, found.project.organizationId))
    return problem(c, { why: 'not-found' }, NOT_FOUND)
  return refused(c, reported.refusal, sayReportRefusal, {
    cite: citing(found.project.rulebook),
    frame: { title: `报告：${found.milestone.title}`, desk: 'applicant' },
    typed,
    body: (filled) => <ReportPage {...found} person={person} of={filled} refused={filled.refused} />,
  })
})

workRoutes.get('/reports/:id/review', only(...READERS), async (c) => {
  const { db, person } = c.var
  const found = reportIn(await findWork(db, person, ofReport(c.req.param('id'))), c.req.param('id'))
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { project, milestone, report } = found
  return show(
    c,
    { title: `审核报告：${milestone.title}`, desk: officeOf(person) },
    {
      project: { id: project.id, title: project.title },
      milestone,
      report,
      whyNot: whyNotReview(project, report, person),
    },
    <ReviewPage {...found} person={person} of={blank} refused={null} />,
  )
})

workRoutes.post('/reports/:id/review', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(reviewForm, sent)
  const reviewed = form.ok ? await reviewReport(db, person, id, form.value, now) : form
  if (reviewed.ok) return done(c, paths.projectWork(reviewed.value.projectId), reviewed.value)
  const found = reportIn(await findWork(db, person, ofReport(id)), id)
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  return refused(c, reviewed.refusal, sayReviewRefusal, {
    cite: citing(found.project.rulebook),
    frame: { title: `审核报告：${found.milestone.title}`, desk: 'officer' },
    typed,
    body: (filled: Filled & { refused: Refused }) => (
      <ReviewPage {...found} person={person} of={filled} refused={filled.refused} />
    ),
  })
})

function milestoneIn(work: Work | null, id: string) {
  const milestone = work?.milestones.find((one) => one.id === id)
  return work && milestone ? { project: work.project, reports: work.reports, milestone } : null
}

function reportIn(work: Work | null, id: string) {
  const report = work?.reports.find((one) => one.id === id)
  const milestone = work?.milestones.find((one) => one.id === report?.milestoneId)
  return work && report && milestone ? { project: work.project, report, milestone } : null
}

const deskIn = ({ project }: Work, person: Person): Desk =>
  isInside(person, project) ? 'applicant' : officeOf(person)
