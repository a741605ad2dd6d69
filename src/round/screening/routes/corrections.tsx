import { Hono } from 'hono'
import { sentWith } from '../../../files/receiving/form.ts'
import { type Person, whyNotEditFor } from '../../../people/rules/person.ts'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { type Typed, type Unreadable, readKept } from '../../../web/body.ts'
import { flat } from '../../../web/boxes/box.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import type { Content } from '../../proposals/rules/content.ts'
import { addCorrectionFile, leaveOutFile, takeBackFile } from '../actions/correction-files.ts'
import { answerCorrection, askCorrection, saveCorrection } from '../actions/corrections.ts'
import { correctionForm, defectsForm, draftForm, typedOf, wholeForm } from '../forms/corrections.ts'
import { AskPage } from '../pages/asking.tsx'
import { CorrectingPage } from '../pages/correcting.tsx'
import {
  sayAskRefusal,
  sayCorrectFileRefusal,
  sayCorrectRefusal,
  sayCorrectedRefusal,
} from '../pages/words.ts'
import { changesBetween } from '../rules/changes.ts'
import { filesAfter } from '../rules/correction-files.ts'
import {
  corrected,
  correctionDueOn,
  openIn,
  textIn,
  whyNotAsk,
  whyNotCorrect,
  withMended,
} from '../rules/correction.ts'
import { type Correctable, type Correcting, findCorrecting, findCorrection } from '../store/corrections.ts'

/** 补正: an officer names what must be mended, and the organization mends that and nothing else. */
export const correctionRoutes = new Hono<Site>()

screen(correctionRoutes, {
  at: paths.corrections,
  who: ['officer', 'operator'],
  load: ({ db }, id) => findCorrection(db, id),
  under: ({ plan }) => citing(plan.rulebook),
  frame: () => ({ title: '要求补正', desk: 'officer' }),
  data: (one, { person, now }) => ({
    correction: one.correction,
    whyNot: whyNotAskOf(one, person, now),
  }),
  page: (one, of, { person, now }) => (
    <AskPage {...one} dueOn={dueOnOf(one, now)} whyNot={whyNotAskOf(one, person, now)} of={of} />
  ),
}).act({
  at: paths.corrections,
  who: ['officer', 'operator'],
  form: defectsForm,
  do: ({ db, person, now }, { defects }, id) => askCorrection(db, person, id, defects, now),
  to: (_, id) => paths.eligibility(id),
  say: sayAskRefusal,
})

const whyNotAskOf = (one: Correctable, person: Person, now: Instant) =>
  whyNotAsk({ ...one, organizationId: one.organization.id, closes: one.plan.dates.closes }, person, now)

function dueOnOf({ plan, calendar }: Correctable, now: Instant) {
  const dueOn = correctionDueOn(plan, calendar, now)
  return dueOn.ok ? dueOn.value : null
}

screen(correctionRoutes, {
  at: paths.correction,
  who: ['own'],
  load: ({ db, person, now }, id) => findCorrecting(db, person, id, now),
  under: ({ plan }) => citing(plan.rulebook),
  frame: () => ({ title: '补正申报书', desk: 'applicant' }),
  data: (found, { person, now }) => ({
    correction: found.correction,
    version: found.draft.version,
    typed: openIn(found.correction.defects, textOf(found)),
    whyNot: whyNotMend(found, person, now),
    files: filesAfter(found),
  }),
  page: (found, of, { person, now }) => (
    <CorrectingPage
      {...{ found, form: formOf(found), changes: changesIn(found) }}
      whyNot={whyNotMend(found, person, now)}
      of={{ ...of, typed: textOf(found, textIn(of.typed)) }}
    />
  ),
})
  .act({
    at: paths.correctionDraft,
    who: ['own'],
    form: draftForm,
    do: ({ db, person, now }, { version, ...sent }, id) =>
      saveCorrection(db, person, id, { typed: textIn(flat(sent)), version }, now),
    say: sayCorrectRefusal,
  })
  .act({
    at: paths.correctionSubmission,
    who: ['own'],
    form: correctionForm,
    do: ({ db, person, now }, { version, ...sent }, id) =>
      answerCorrection(db, person, id, { typed: textIn(flat(sent)), version, read: readWhole, typedOf }, now),
    to: (_, id) => paths.receipt(id),
    say: sayCorrectedRefusal,
  })
  .act({
    at: paths.correctionFiles,
    who: ['own'],
    takes: sentWith,
    do: ({ db, env, person }, sent, id) => addCorrectionFile(db, env.FILES, person, id, sent),
    to: (_, id) => `${paths.correction(id)}#files`,
    say: sayCorrectFileRefusal,
  })
  .act({
    at: paths.correctionFileRemoval,
    who: ['own'],
    do: ({ db, env, person, now }, _, id, file) => leaveOutFile(db, env.FILES, person, id, file, now),
    to: (_, id) => `${paths.correction(id)}#files`,
    say: sayCorrectFileRefusal,
  })
  .act({
    at: paths.correctionFileReturn,
    who: ['own'],
    do: ({ db, env, person, now }, _, id, file) => takeBackFile(db, env.FILES, person, id, file, now),
    to: (_, id) => `${paths.correction(id)}#files`,
    say: sayCorrectFileRefusal,
  })

const whyNotMend = ({ correction, check, organization }: Correcting, person: Person, now: Instant) =>
  whyNotEditFor(person, organization.id) ?? whyNotCorrect(correction, check, now)

/** As it was handed in, and in the open fields as it was just typed; where nothing was, as it is kept. */
const textOf = ({ content, correction, draft }: Correcting, typed: Typed = {}): Typed =>
  corrected(typedOf(content), correction.defects, Object.keys(typed).length > 0 ? typed : draft.typed)

/** The whole text by the round's form: what is wrong, or what it says. */
function readWhole(found: Correcting, text: Typed): Result<Content, Unreadable> {
  const whole = readKept(wholeForm(found), text)
  if (!whole.ok) return whole
  const { content, problems } = whole.value
  return content ? ok(content) : refuse({ why: 'form', problems })
}

function changesIn(found: Correcting) {
  const { content, correction } = found
  const saved = readWhole(found, textOf(found))
  return saved.ok ? changesBetween(content, withMended(content, correction.defects, saved.value)) : []
}

const formOf = ({ proposalId, plan, organization, topics, places }: Correcting) => ({
  ...{ id: proposalId, plan, kind: organization.kind, topics, places },
})
