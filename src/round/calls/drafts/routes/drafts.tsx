import { Hono } from 'hono'
import { paths } from '../../../../paths.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { discardForm } from '../../../../rulebook/forms/discards.ts'
import { boundTo } from '../../../../rulebook/rules/bound.ts'
import { refuse } from '../../../../shared/result.ts'
import { lengthOf } from '../../../../shared/words.ts'
import { type Filled, done, notFound, refuseOn } from '../../../../web/answer.tsx'
import { type Typed, type Unreadable, read, readBody } from '../../../../web/body.ts'
import { route, screen } from '../../../../web/screen.tsx'
import type { Site } from '../../../../web/site.ts'
import { readFormEdit, withEdit } from '../../form/rules/edits.ts'
import { typedPlan, versionForm } from '../../forms/plan.ts'
import { rulesIn } from '../../pages/hints.tsx'
import { sayDraftRefusal } from '../../pages/words.tsx'
import { discardDraft, fetchDraft } from '../../returns/actions.ts'
import { sayDiscardRefusal, sayFetchRefusal } from '../../returns/pages.tsx'
import { draftRound, redraftRound } from '../../rounds/actions.ts'
import { saveDraft } from '../actions.ts'
import { withNumbersOf } from '../forms/usual.ts'
import { CheckPage, StepPage, TasksPage } from '../pages/draft.tsx'
import { type Step, belongsTo, isStep, stepAfter, withStep } from '../rules/steps.ts'
import type { Found } from '../store.ts'
import { type Working, chosenIn, findWorking, textOf } from './working.ts'

/** Drafting a round, a task a page, before it is put forward. */
export const drafts = new Hono<Site>()

/** Longest working text, in characters of all fields together. */
const LONGEST = 60_000

const frameOf = ({ draft: { typed } }: Working) =>
  ({ title: typed['title']?.trim() || '起草', desk: 'officer' }) as const
/** What is published is no draft any more; for machines too. */
const moved = ({ found }: Working) => (found.publishedAt === null ? null : paths.round(found.id))
const underOf = ({ version }: Working) => citing(version && boundTo(version))
const rulesOf = ({ found, draft }: Working) => rulesIn(found, draft.typed['rulebook'])

screen(drafts, {
  at: paths.roundDraft,
  who: ['officer'],
  load: ({ db, now }, id) => findWorking(db, id, now),
  moved,
  under: underOf,
  frame: frameOf,
  data: ({ draft }) => draft,
  page: ({ draft }, of, { person }) => <TasksPage draft={draft} of={of} person={person} />,
})
  .act({
    at: paths.roundDiscard,
    who: ['officer'],
    form: discardForm,
    do: ({ db, person, now }, { reason }, id) => discardDraft(db, person, id, reason, now),
    to: () => paths.rounds(),
    say: sayDiscardRefusal,
  })
  .act({
    at: paths.roundFetch,
    who: ['officer'],
    do: ({ db, person, now }, _, id) => fetchDraft(db, person, id, now),
    to: ({ id }) => paths.roundDraft(id),
    say: sayFetchRefusal,
  })

screen(drafts, {
  at: paths.roundCheck,
  who: ['officer'],
  load: ({ db, now }, id) => findWorking(db, id, now),
  moved,
  under: underOf,
  frame: frameOf,
  data: ({ draft: { findings } }) => ({ findings }),
  page: (working, of) => <CheckPage draft={working.draft} rules={rulesOf(working)} of={of} />,
})
  /** Puts the draft forward: it becomes a round that an approver can read and publish, or replaces it. */
  .act({
    at: paths.roundDraft,
    who: ['officer'],
    form: versionForm,
    do: async ({ db, person, now }, { version: seen }, id) => {
      const working = await findWorking(db, id, now)
      if (!working) return refuse({ why: 'not-found' })
      const { found, plan, version } = working
      if (seen !== found.version) return refuse({ why: 'changed-meanwhile' })
      if (!plan.ok) return plan
      const drafting = { id, rulebook: version?.id, typedOf: typedPlan }
      return found.roundVersion === null
        ? draftRound(db, person, plan.value, now, drafting)
        : redraftRound(db, person, id, found.roundVersion, plan.value, now, drafting)
    },
    to: ({ id }) => paths.round(id),
    say: sayDraftRefusal,
  })

type WorkingStep = Working & { step: Step }

async function findStep(...[db, id, now, step]: [...Parameters<typeof findWorking>, step: string]) {
  const working = isStep(step) ? await findWorking(db, id, now) : null
  return working && isStep(step) ? { ...working, step } : null
}

screen(drafts, {
  at: paths.roundStep,
  who: ['officer'],
  load: ({ db, now }, id, step) => findStep(db, id, now, step),
  moved,
  frame: frameOf,
  data: ({ draft }) => draft,
  page: (working) => pageOf(working, { typed: working.draft.typed, problems: begun(working) }),
})

const pageOf = (working: WorkingStep, of: Filled) => (
  <StepPage draft={working.draft} rules={rulesOf(working)} step={working.step} of={of} />
)

/** Working text: an autosave (JSON) or the button (a form). Nothing that was typed is refused for being incomplete. */
route(
  drafts,
  {
    method: 'POST',
    at: paths.roundStep,
    who: ['officer'],
    form: versionForm,
    whys: sayDraftRefusal.whys,
  },
  async (c, { db, person, now }, id, step) => {
    if (!isStep(step)) return notFound(c)
    const { sent, typed } = await readBody(c)
    const version = read(versionForm, sent)
    const edit = readFormEdit(typed['do'])
    const next = edit ? withEdit(typed, edit) : { typed, at: '' }
    const write = (found: Found) => written(found, step, next.typed)
    const saved = !version.ok
      ? version
      : tooLong(typed)
        ? refuse(TOO_MUCH)
        : await saveDraft(db, person, id, { version: version.value.version, write }, now)
    if (saved.ok) {
      const to = edit ? stayAt(id, step, typed['version'] ?? '', next.at) : nextPage(id, step, typed['do'])
      return done(c, to, saved.value)
    }
    const working = await findStep(db, id, now, step)
    if (!working) return notFound(c)
    return refuseOn(c, saved.refusal, sayDraftRefusal, {
      frame: frameOf(working),
      typed: withStep(working.draft.typed, step, typed),
      here: paths.roundStep(id, step),
      citing: underOf(working),
      page: (of) => pageOf(working, of),
    })
  },
)

/** The step's fields in place of what stood there. Another version of the rulebook brings its numbers with it. */
function written(found: Found, step: Step, typed: Typed): Typed {
  const before = textOf(found)
  const text = withStep(before, step, typed)
  const chosen = text['rulebook']
  return chosen === before['rulebook'] || !found.versions.some(({ id }) => id === chosen)
    ? text
    : withNumbersOf(text, chosenIn(found.versions, text))
}

/** What is wrong in a step that somebody has begun; an empty one is only empty. */
function begun({ draft: { typed, findings }, step }: WorkingStep) {
  const isBegun = Object.entries(typed).some(([field, text]) => belongsTo(step, field) && text.trim() !== '')
  return isBegun ? findings.flatMap((one) => (one.what === 'field' && one.step === step ? [one] : [])) : []
}

/** The same page, at the field to go on with. `version`: what was saved upon, which saving.mjs looks for. */
const stayAt = (id: string, step: Step, version: string, field: string): string =>
  `${paths.roundStep(id, step)}?saved=${encodeURIComponent(version)}${field && `#${encodeURIComponent(field)}`}`

function nextPage(id: string, step: Step, wanted: string | undefined): string {
  if (wanted === 'stay') return paths.roundStep(id, step)
  const next = stepAfter(step)
  return next ? paths.roundStep(id, next) : paths.roundCheck(id)
}

const TOO_MUCH: Unreadable = { why: 'form', problems: [{ field: '', says: `全文最多${LONGEST}个字` }] }
const tooLong = (typed: Typed): boolean =>
  Object.entries(typed).reduce((sum, [name, text]) => sum + name.length + lengthOf(text), 0) > LONGEST
