import { Hono } from 'hono'
import { z } from 'zod'
import { READERS } from '../../../organizations/rules/organization.ts'
import { WHOSE } from '../../../owners/rules.ts'
import { paths } from '../../../paths.ts'
import { isMemberOf } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { dayOf } from '../../../shared/days.ts'
import { filter, page, search } from '../../../web/boxes/query.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { openProject, reportMilestone, reviewReport } from '../actions/work.ts'
import { reportForm, reviewForm } from '../forms.ts'
import { OpenPage } from '../pages/open.tsx'
import { ReportPage, typedAgain } from '../pages/report.tsx'
import { ReviewPage } from '../pages/review.tsx'
import { COLUMNS, RoundProjectsPage } from '../pages/round.tsx'
import { WorkPage } from '../pages/work.tsx'
import { sayOpenRefusal, sayReportRefusal, sayReviewRefusal } from '../pages/words.ts'
import { isInside, whyNotOpen } from '../rules/project.ts'
import { indicatorsOf, spentBefore, whyNotReport, whyNotReview } from '../rules/reports.ts'
import { reviewsOf } from '../store/reversal.ts'
import { findListing } from '../store/round.ts'
import { findAgreement, findWork, ofMilestone, ofReport } from '../store/work.ts'

export const workRoutes = new Hono<Site>()

screen(workRoutes, {
  at: paths.roundProjects,
  who: [...READERS, 'operator'],
  query: z.object({ state: search(20), word: search(), whose: filter(WHOSE), page: page() }),
  load: ({ db, person: by, now, asked, rows }, id) =>
    findListing(db, id, { asked, by, today: dayOf(now), rows }),
  frame: ({ round }, { person }) => ({ title: `项目　${round.title}`, desk: officeOf(person) }),
  data: ({ round, listing, whose }) => ({ round, ...listing, whose }),
  page: (found, _, { asked, person, url }) => (
    <RoundProjectsPage {...found} wanted={asked} {...{ person, url }} />
  ),
  sheets: ({ listing: { rows, total } }) => [sheetOf('项目', COLUMNS, rows, total)],
})

screen(workRoutes, {
  at: paths.agreementProject,
  who: [...READERS, 'operator'],
  load: async ({ db }, id) => (await findAgreement(db, id))?.agreement ?? null,
  under: ({ rulebook }) => citing(rulebook),
  frame: ({ title }, { person }) => ({ title: `开始执行：${title}`, desk: officeOf(person) }),
  data: (agreement, { person }) => ({ agreement, whyNot: whyNotOpen(agreement, person) }),
  page: (agreement, of, { person }) => <OpenPage {...{ agreement, person, of }} />,
}).act({
  at: paths.agreementProject,
  who: ['officer', 'operator'],
  do: ({ db, person, now }, _, id) => openProject(db, person, id, now),
  to: ({ id }) => paths.projectWork(id),
  say: sayOpenRefusal,
})

screen(workRoutes, {
  at: paths.projectWork,
  who: ['anyone'],
  finds: ['own', ...READERS, 'operator'],
  load: async ({ db, person }, id) => {
    const work = await findWork(db, person, id)
    if (!work) return null
    const { last: _, ...shown } = work
    return shown
  },
  frame: ({ project }, { person }) => ({
    title: project.title,
    desk: isInside(person, project) ? 'applicant' : officeOf(person),
    wide: true,
  }),
  data: (shown) => shown,
  page: (shown, _, { person, now }) => <WorkPage {...shown} {...{ person, now }} />,
})

screen(workRoutes, {
  at: paths.milestoneReport,
  who: ['own'],
  load: async ({ db, person }, id) => {
    const work = await findWork(db, person, ofMilestone(id))
    const milestone = work?.milestones.find((one) => one.id === id)
    if (!work || !milestone || !isMemberOf(person, work.project.organizationId)) return null
    return { project: work.project, reports: work.reports, milestone }
  },
  under: ({ project }) => citing(project.rulebook),
  frame: ({ milestone }) => ({ title: `报告：${milestone.title}`, desk: 'applicant' }),
  data: ({ project, milestone, reports }, { person }) => ({
    milestone,
    indicators: indicatorsOf(project.content),
    spentBefore: spentBefore(reports),
    typed: typedAgain(reports, milestone),
    whyNot: whyNotReport(project, reports, milestone.id, person),
  }),
  page: (found, of, { person }) => <ReportPage {...found} {...{ person, of }} />,
}).act({
  at: paths.milestoneReport,
  who: ['own'],
  form: reportForm,
  do: ({ db, person, now }, report, id) => reportMilestone(db, person, id, report, now),
  to: ({ projectId }) => paths.projectWork(projectId),
  say: sayReportRefusal,
})

screen(workRoutes, {
  at: paths.reportReview,
  who: [...READERS, 'operator'],
  load: async ({ db, person }, id) => {
    const work = await findWork(db, person, ofReport(id))
    const report = work?.reports.find((one) => one.id === id)
    const milestone = work?.milestones.find((one) => one.id === report?.milestoneId)
    return work && report && milestone
      ? { project: work.project, report, milestone, ...(await reviewsOf(db, id)) }
      : null
  },
  under: ({ project }) => citing(project.rulebook),
  frame: ({ milestone }, { person }) => ({
    title: `审核报告：${milestone.title}`,
    desk: officeOf(person),
  }),
  data: ({ project, milestone, report }, { person }) => ({
    project: { id: project.id, title: project.title },
    milestone,
    report,
    whyNot: whyNotReview(project, report, person),
  }),
  page: (found, of, { person, now }) => <ReviewPage {...found} {...{ person, now, of }} />,
}).act({
  at: paths.reportReview,
  who: ['officer', 'operator'],
  form: reviewForm,
  do: ({ db, person, now }, review, id) => reviewReport(db, person, id, review, now),
  to: ({ projectId }) => paths.projectWork(projectId),
  say: sayReviewRefusal,
})
