import { type Context, Hono } from 'hono'
import { paths } from '../../../../paths.ts'
import { citing } from '../../../../rulebook/citing.ts'
import type { Result } from '../../../../shared/result.ts'
import { type Filled, type Refused, blank, done, refused, show } from '../../../../web/answer.tsx'
import { type Typed, type Unreadable, read, readBody } from '../../../../web/body.ts'
import { only } from '../../../../web/guard.ts'
import { officeOf } from '../../../../web/layout.tsx'
import type { Inside, Site } from '../../../../web/site.ts'
import { draftAmendment, returnAmendment } from '../actions.ts'
import { amendmentForm, amendmentReturnForm } from '../forms.ts'
import { amendedBy } from './amended.ts'
import { sayAmendRefusal, sayDecideRefusal } from '../pages/words.ts'
import { AmendmentsPage } from '../pages/amendments.tsx'
import type { Plan } from '../../rules/plan.ts'
import { categoriesOf } from '../../topics/rules.ts'
import { typedPlan } from '../../drafts/rules/typed.ts'
import { type Amending, findAmending, findAmendment } from '../store.ts'

/** Amending a published call. Publishing one stands with the proposals, whose organizations are told of it. */
export const amendments = new Hono<Site>()

amendments.get('/rounds/:id/amendments', only('officer', 'approver', 'finance', 'auditor'), async (c) => {
  const found = await findAmending(c.var.db, c.req.param('id'))
  if (!found) return c.notFound()
  const of: Filled = { ...blank, typed: shownPlan(found.round.plan) }
  return show(c, frameOf(c, found), { amendments: found.amendments }, page(c, found, of, null))
})

amendments.post('/rounds/:id/amendments', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(amendmentForm, sent)
  const amended = (plan: Plan) => amendedBy(plan, typed)
  const drafted = form.ok
    ? await draftAmendment(db, person, id, { reason: form.value.reason, amended }, now)
    : form
  if (drafted.ok) return done(c, paths.amendments(id), drafted.value)
  const found = await findAmending(db, id)
  if (!found) return c.notFound()
  const refusal = form.ok ? drafted.refusal : withMore(form.refusal, amendedBy(found.round.plan, typed))
  return refused(c, refusal, sayAmendRefusal, {
    frame: frameOf(c, found),
    typed: { ...shownPlan(found.round.plan), ...typed },
    cite: citing(found.round.plan.rulebook),
    body: (filled) => page(c, found, filled, filled.refused),
  })
})

/** The reason is missing, and whatever else cannot be read is said with it. */
const withMore = (refusal: Unreadable, amended: Result<Plan, Unreadable>): Unreadable =>
  amended.ok ? refusal : { ...refusal, problems: [...refusal.problems, ...amended.refusal.problems] }

amendments.post('/amendments/:id/return', only('approver'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(amendmentReturnForm, sent)
  const returned = form.ok ? await returnAmendment(db, person, id, form.value.reason, now) : form
  if (returned.ok) return done(c, paths.amendments(returned.value.roundId), returned.value)
  const found = await findAmendment(db, id)
  if (!found) return c.notFound()
  return refused(c, returned.refusal, sayDecideRefusal, {
    frame: frameOf(c, found),
    typed,
    cite: citing(found.round.plan.rulebook),
    body: (filled) => page(c, found, filled, filled.refused),
  })
})

/** With the categories that it has, though they be the usual ones. */
const shownPlan = (plan: Plan): Typed => ({ ...typedPlan(plan), categories: categoriesOf(plan).join('\n') })

const frameOf = (c: Context<Inside>, { round }: Pick<Amending, 'round'>) => ({
  title: `更正公告：${round.plan.title}`,
  desk: officeOf(c.var.person),
})

const page = (
  c: Context<Inside>,
  { round, amendments: items, lists }: Omit<Amending, 'last'>,
  of: Filled,
  sentence: Refused,
) => (
  <AmendmentsPage
    {...{ round, lists, of }}
    amendments={items}
    person={c.var.person}
    now={c.var.now}
    refused={sentence}
  />
)
