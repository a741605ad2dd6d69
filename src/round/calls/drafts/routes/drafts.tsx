import { type Context, Hono } from 'hono'
import { lengthOf } from '../../../../shared/words.ts'
import { paths } from '../../../../paths.ts'
import { boundTo } from '../../../../rulebook/rules/bound.ts'
import { refuse } from '../../../../shared/result.ts'
import { type Filled, done, refused, show, type Refused } from '../../../../web/answer.tsx'
import { type Typed, type Unreadable, read, readBody, readKept } from '../../../../web/body.ts'
import { only } from '../../../../web/guard.ts'
import type { Inside, Site } from '../../../../web/site.ts'
import { saveStep } from '../actions.ts'
import { draftRound, redraftRound } from '../../rounds/actions.ts'
import { planForm, versionForm } from '../../forms/plan.ts'
import { CheckPage, type DraftView, StepPage, TasksPage } from '../pages/draft.tsx'
import { rulesIn } from '../../pages/hints.tsx'
import { sayDraftRefusal } from '../../pages/words.tsx'
import { type Finding, contradictions, unreadable } from '../rules/check.ts'
import { readFormEdit, withEdit } from '../../form/rules/edits.ts'
import type { Plan } from '../../rules/plan.ts'
import { topicListsOf } from '../../topics/rules.ts'
import { type Step, belongsTo, isStep, stepAfter, withStep } from '../rules/steps.ts'
import { type Found, findDraft } from '../store.ts'

/** Drafting a round, a task a page, before it is put forward. */
export const drafts = new Hono<Site>()

/** Longest working text, in characters of all fields together. */
const LONGEST = 60_000

drafts.get('/rounds/:id/draft', only('officer'), (c) =>
  withDraft(c, (found, draft) =>
    show(c, frameOf(found), { ...draft }, <TasksPage draft={draft} refused={null} />),
  ),
)

/** Puts the draft forward: it becomes a round that an approver can read and publish, or replaces it. */
drafts.post('/rounds/:id/draft', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const version = read(versionForm, (await readBody(c)).sent)
  const found = await findDraft(db, c.req.param('id'))
  if (!found) return c.notFound()
  const { draft, plan } = viewOf(found, now)
  const rulebook = found.typed['rulebook']
  const sent = !version.ok
    ? version
    : version.value.version !== found.version
      ? refuse({ why: 'changed-meanwhile' } as const)
      : !plan.ok
        ? plan
        : found.roundVersion === null
          ? await draftRound(db, person, plan.value, now, { id: found.id, rulebook })
          : await redraftRound(db, person, found.id, found.roundVersion, plan.value, now, { rulebook })
  if (sent.ok) return done(c, paths.round(found.id), { id: found.id })
  return refused(c, sent.refusal, sayDraftRefusal, {
    frame: frameOf(found),
    typed: found.typed,
    body: (filled) => <CheckPage draft={draft} rules={rulesIn(found, rulebook)} refused={filled.refused} />,
  })
})

drafts.get('/rounds/:id/draft/check', only('officer'), (c) =>
  withDraft(c, (found, draft) =>
    show(
      c,
      frameOf(found),
      { findings: draft.findings },
      <CheckPage draft={draft} rules={rulesIn(found, found.typed['rulebook'])} refused={null} />,
    ),
  ),
)

drafts.get('/rounds/:id/draft/:step', only('officer'), (c) => {
  const step = c.req.param('step')
  if (!isStep(step)) return c.notFound()
  return withDraft(c, (found, draft) => {
    const of = { typed: draft.typed, problems: begun(draft, step) }
    return show(c, frameOf(found), { ...draft }, stepPage(found, draft, step, of, null))
  })
})

/** Working text: an autosave (JSON) or the button (a form). Nothing that was typed is refused for being incomplete. */
drafts.post('/rounds/:id/draft/:step', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const [id, step] = [c.req.param('id'), c.req.param('step')]
  if (!isStep(step)) return c.notFound()
  const { sent, typed } = await readBody(c)
  const version = read(versionForm, sent)
  const edit = readFormEdit(typed['do'])
  const next = edit ? withEdit(typed, edit) : { typed, at: '' }
  const saved = !version.ok
    ? version
    : tooLong(typed)
      ? refuse(TOO_MUCH)
      : await saveStep(db, person, id, { step, version: version.value.version, typed: next.typed }, now)
  if (saved.ok) {
    const to = edit ? stayAt(id, step, typed['version'] ?? '', next.at) : nextPage(id, step, typed['do'])
    return done(c, to, saved.value)
  }
  const found = await findDraft(db, id)
  if (!found) return c.notFound()
  const { draft } = viewOf(found, now)
  return refused(c, saved.refusal, sayDraftRefusal, {
    frame: frameOf(found),
    typed: withStep(found.typed, step, typed),
    body: (filled) => stepPage(found, draft, step, filled, filled.refused),
  })
})

type Ask = Context<Inside>

/** The draft of the address; what is published is no draft any more, and its page says so. */
async function withDraft(c: Ask, page: (found: Found, draft: DraftView) => Response | Promise<Response>) {
  const found = await findDraft(c.var.db, c.req.param('id') ?? '')
  if (!found) return c.notFound()
  // for machines too: there is no draft any more
  if (found.publishedAt !== null) return c.redirect(paths.round(found.id), 303)
  return page(found, viewOf(found, c.var.now).draft)
}

/** What the draft's pages show: the text, and what a check finds in it now. */
function viewOf(found: Found, now: number) {
  const plan = readKept(planForm, found.typed)
  const { id, typed, version, savedAt } = found
  const findings = plan.ok ? findingsOf(found, plan.value, now) : unreadable(plan.refusal.problems)
  const draft: DraftView = { id, typed, version, savedAt, isRound: found.roundVersion !== null, findings }
  return { plan, draft }
}

function findingsOf(
  { versions, typed, taken, calendar, topicLists }: Found,
  plan: Plan,
  now: number,
): Finding[] {
  const chosen = typed['rulebook']
  const version = versions.find(({ id }) => id === chosen) ?? versions[0]
  const isGone = chosen !== undefined && version?.id !== chosen && versions.length > 0
  const hasLists = topicListsOf(plan).every((list) => topicLists.some(({ id }) => id === list))
  return [
    ...(taken.includes(plan.code) ? [{ what: 'code-taken', step: 'basics', code: plan.code } as const] : []),
    ...(isGone ? [{ what: 'no-rulebook', step: 'rulebook' } as const] : []),
    ...(hasLists ? [] : [{ what: 'no-topic-list', step: 'topics', field: 'topicLists' } as const]),
    ...contradictions(version ? { ...plan, rulebook: boundTo(version) } : plan, calendar, now),
  ]
}

function stepPage(found: Found, draft: DraftView, step: Step, of: Filled, sentence: Refused) {
  return (
    <StepPage
      draft={draft}
      rules={rulesIn(found, found.typed['rulebook'])}
      step={step}
      of={of}
      refused={sentence}
    />
  )
}

/** What is wrong in a step that somebody has begun; an empty one is only empty. */
function begun({ typed, findings }: DraftView, step: Step) {
  const isBegun = Object.entries(typed).some(([field, text]) => belongsTo(step, field) && text.trim() !== '')
  return isBegun ? findings.flatMap((one) => (one.what === 'field' && one.step === step ? [one] : [])) : []
}

const frameOf = ({ typed }: Found) => ({ title: typed['title']?.trim() || '起草', desk: 'officer' }) as const

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
