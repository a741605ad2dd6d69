import { Hono } from 'hono'
import { READERS } from '../../organizations/rules/organization.ts'
import { paths } from '../../paths.ts'
import { isMemberOf } from '../../people/rules/person.ts'
import { citing } from '../../rulebook/citing.ts'
import { takeBackForm } from '../../rulebook/forms/discards.ts'
import type { AsksAs } from '../../web/asks.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { isInside } from '../projects/rules/project.ts'
import {
  closeProject,
  evaluateProject,
  recordRefund,
  returnFinalReport,
  submitFinalReport,
} from './actions/closing.ts'
import { answerDefault, proposeDefault, takeBackDefault } from './defaults/actions.ts'
import { answerForm, defaultForm } from './defaults/forms.ts'
import { sayDefaultRefusal } from './defaults/pages.tsx'
import { projectOfDefault } from './defaults/store.ts'
import { evaluationForm, finalReportForm, refundForm } from './forms.ts'
import { ClosingPage } from './pages/closing.tsx'
import { FinalReportPage, typedFinal } from './pages/final.tsx'
import { sayCloseRefusal, sayFinalRefusal, sayJudgeRefusal, sayRefundRefusal } from './pages/words.ts'
import { whyNotClose, whyNotSubmit } from './rules/closing.ts'
import { type Dossier, missingOf, unspentOf } from './rules/dossier.ts'
import { isRequestLate, requestBy } from './rules/term.ts'
import { findDossier } from './store/closing.ts'

export const closing = new Hono<Site>()

const shownOf = async ({ db, person }: AsksAs, id: string) => {
  const found = await findDossier(db, person, id)
  return found && { ...found.dossier, ends: found.ends }
}
const onDefault = {
  load: async (asks: AsksAs, id: string) => {
    const projectId = await projectOfDefault(asks.db, id)
    return projectId ? shownOf(asks, projectId) : null
  },
  here: ({ project }: Dossier) => paths.closing(project.id),
}

screen(closing, {
  at: paths.finalReport,
  who: ['own'],
  load: async ({ db, person }, id) => {
    const dossier = (await findDossier(db, person, id))?.dossier
    return dossier && isMemberOf(person, dossier.project.organizationId) ? dossier : null
  },
  under: ({ project }) => citing(project.rulebook),
  frame: ({ project }) => ({ title: `结项报告：${project.title}`, desk: 'applicant' }),
  data: (dossier, { person }) => ({
    project: dossier.project,
    finalReports: dossier.finalReports,
    typed: typedFinal(dossier),
    whyNot: whyNotSubmit(dossier, person),
  }),
  page: (dossier, of, { person, now }) => <FinalReportPage {...{ dossier, person, now, of }} />,
}).act({
  at: paths.finalReport,
  who: ['own'],
  form: finalReportForm,
  do: ({ db, person, now }, report, id) => submitFinalReport(db, person, id, report, now),
  to: (_, id) => paths.closing(id),
  say: sayFinalRefusal,
})

screen(closing, {
  at: paths.closing,
  who: ['anyone'],
  finds: ['own', ...READERS, 'operator'],
  load: shownOf,
  under: ({ project }) => citing(project.rulebook),
  frame: ({ project }, { person }) => ({
    title: `结项：${project.title}`,
    desk: isInside(person, project) ? 'applicant' : officeOf(person),
    wide: true,
  }),
  data: (dossier, { person, now }) => ({
    ...dossier,
    unspent: unspentOf(dossier),
    missing: missingOf(dossier),
    requestBy: requestBy(dossier.project),
    isRequestLate: isRequestLate(dossier, now),
    whyNot: whyNotClose(dossier, person),
  }),
  page: ({ ends, ...dossier }, of, { person, now }) => (
    <ClosingPage {...{ dossier, ends, person, now, of }} />
  ),
})
  .act({
    at: paths.evaluation,
    who: ['officer', 'operator'],
    form: evaluationForm,
    do: ({ db, person, now }, { outcome, score, text }, id) =>
      outcome === 'returned' || score === null
        ? returnFinalReport(db, person, id, text, now)
        : evaluateProject(db, person, id, { score, text }, now),
    say: sayJudgeRefusal,
  })
  .act({
    at: paths.refund,
    who: ['finance'],
    form: refundForm,
    do: ({ db, person, now }, refund, id) => recordRefund(db, person, id, refund, now),
    say: sayRefundRefusal,
  })
  .act({
    at: paths.closing,
    who: ['officer', 'operator'],
    do: ({ db, person, now }, _, id) => closeProject(db, person, id, now),
    say: sayCloseRefusal,
  })
  .act({
    at: paths.closingDefault,
    who: ['officer'],
    form: defaultForm,
    do: ({ db, person, now }, made, id) => proposeDefault(db, person, id, made, now),
    to: (_, id) => paths.closing(id),
    say: sayDefaultRefusal,
  })
  .act({
    at: paths.defaultAnswer,
    who: ['approver'],
    form: answerForm,
    do: ({ db, person, now }, answer, id) => answerDefault(db, person, id, answer, now),
    to: ({ id }) => paths.closing(id),
    say: sayDefaultRefusal,
    on: onDefault,
  })
  .act({
    at: paths.defaultTakeBack,
    who: ['officer'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackDefault(db, person, id, reason, now),
    to: ({ id }) => paths.closing(id),
    say: sayDefaultRefusal,
    on: onDefault,
  })
