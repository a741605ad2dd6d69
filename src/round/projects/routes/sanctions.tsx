import { Hono } from 'hono'
import { READERS } from '../../../organizations/rules/organization.ts'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { takeBackForm } from '../../../rulebook/forms/discards.ts'
import type { AsksAs } from '../../../web/asks.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import {
  decideSanction,
  liftSanction,
  proposeSanction,
  replyToSanction,
  takeBackSanction,
} from '../actions/sanctions.ts'
import { liftForm, replyForm, sanctionDecisionForm, sanctionForm } from '../forms.ts'
import { saySanctionRefusal } from '../pages/sanction-words.ts'
import { SanctionsPage } from '../pages/sanctions.tsx'
import { isInside } from '../rules/project.ts'
import { kindsAllowed, whyNotPropose } from '../rules/sanctions.ts'
import { type FoundSanctions, findSanctions, ofSanction } from '../store/sanctions.ts'

export const sanctionRoutes = new Hono<Site>()

/** An act on one of the sanctions stands on the page of them all. */
const onOne = {
  to: ({ projectId }: { projectId: string }) => paths.sanctions(projectId),
  say: saySanctionRefusal,
  on: {
    load: ({ db, person }: AsksAs, id: string) => findSanctions(db, person, ofSanction(id)),
    here: ({ project }: FoundSanctions) => paths.sanctions(project.id),
  },
}

screen(sanctionRoutes, {
  at: paths.sanctions,
  who: ['anyone'],
  finds: ['own', ...READERS, 'operator'],
  load: ({ db, person }, id) => findSanctions(db, person, id),
  under: ({ project }) => citing(project.rulebook),
  frame: ({ project }, { person }) => ({
    title: `处理：${project.title}`,
    desk: isInside(person, project) ? 'applicant' : officeOf(person),
  }),
  data: ({ project, sanctions }, { person }) => ({
    sanctions,
    kinds: kindsAllowed(project),
    whyNot: whyNotPropose(project, sanctions, person),
  }),
  page: (found, of, { person, now }) => <SanctionsPage {...found} {...{ person, now, of }} />,
})
  .act({
    at: paths.sanctions,
    who: ['officer', 'operator'],
    form: sanctionForm,
    do: ({ db, person, now }, form, id) => proposeSanction(db, person, id, form, now),
    say: saySanctionRefusal,
  })
  .act({
    ...onOne,
    at: paths.sanctionReply,
    who: ['own'],
    form: replyForm,
    do: ({ db, person, now }, { text }, id) => replyToSanction(db, person, id, text, now),
  })
  .act({
    ...onOne,
    at: paths.sanctionDecision,
    who: ['approver'],
    form: sanctionDecisionForm,
    do: ({ db, person, now }, form, id) => decideSanction(db, person, id, form, now),
  })
  .act({
    ...onOne,
    at: paths.sanctionTakeBack,
    who: ['officer', 'operator'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackSanction(db, person, id, reason, now),
  })
  .act({
    ...onOne,
    at: paths.sanctionEnd,
    who: ['approver'],
    form: liftForm,
    do: ({ db, person, now }, { reason }, id) => liftSanction(db, person, id, reason, now),
  })
