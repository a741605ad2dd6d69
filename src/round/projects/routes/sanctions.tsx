import { type Context, Hono } from 'hono'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { Result } from '../../../shared/result.ts'
import { blank, done, problem, refused, show } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Inside, Site } from '../../../web/site.ts'
import { decideSanction, liftSanction, proposeSanction, replyToSanction } from '../actions/sanctions.ts'
import { liftForm, replyForm, sanctionDecisionForm, sanctionForm } from '../forms.ts'
import { saySanctionRefusal } from '../pages/sanction-words.ts'
import { SanctionsPage } from '../pages/sanctions.tsx'
import { isInside } from '../rules/project.ts'
import { kindsAllowed, whyNotPropose } from '../rules/sanctions.ts'
import { type FoundSanctions, findSanctions, ofSanction } from '../store/sanctions.ts'
import type { Which } from '../store/work.ts'

export const sanctionRoutes = new Hono<Site>()

const NOT_FOUND = '没有找到这一页'

sanctionRoutes.get('/projects/:id/sanctions', only('anyone'), async (c) => {
  const { db, person } = c.var
  const found = await findSanctions(db, person, c.req.param('id'))
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { project, sanctions } = found
  return show(
    c,
    frameOf(found, person),
    { sanctions, kinds: kindsAllowed(project), whyNot: whyNotPropose(project, sanctions, person) },
    <SanctionsPage {...{ project, sanctions, person }} acted={null} of={blank} refused={null} />,
  )
})

sanctionRoutes.post('/projects/:id/sanctions', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(sanctionForm, sent)
  const proposed = form.ok ? await proposeSanction(db, person, id, form.value, now) : form
  return answer(c, proposed, { which: id, acted: null, typed })
})

sanctionRoutes.post('/sanctions/:id/reply', only('member'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(replyForm, sent)
  const replied = form.ok ? await replyToSanction(db, person, id, form.value.text, now) : form
  return answer(c, replied, { which: ofSanction(id), acted: id, typed })
})

sanctionRoutes.post('/sanctions/:id/decision', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(sanctionDecisionForm, sent)
  const decided = form.ok ? await decideSanction(db, person, id, form.value, now) : form
  return answer(c, decided, { which: ofSanction(id), acted: id, typed })
})

sanctionRoutes.post('/sanctions/:id/end', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(liftForm, sent)
  const lifted = form.ok ? await liftSanction(db, person, id, form.value.reason, now) : form
  return answer(c, lifted, { which: ofSanction(id), acted: id, typed })
})

type Refusal = Parameters<typeof refused<Parameters<typeof saySanctionRefusal>[0]>>[1]
type Again = { which: Which; acted: string | null; typed: Typed }

/** On to the page, or the page again with why not. */
async function answer(
  c: Context<Inside>,
  result: Result<{ projectId: string }, Refusal>,
  { which, acted, typed }: Again,
) {
  if (result.ok) return done(c, paths.sanctions(result.value.projectId), result.value)
  const { db, person } = c.var
  const found = await findSanctions(db, person, which)
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { project, sanctions } = found
  return refused(c, result.refusal, saySanctionRefusal, {
    frame: frameOf(found, person),
    typed,
    cite: citing(project.rulebook),
    body: (filled) => (
      <SanctionsPage {...{ project, sanctions, person, acted }} of={filled} refused={filled.refused} />
    ),
  })
}

const frameOf = ({ project }: FoundSanctions, person: Person) =>
  ({
    title: `处理：${project.title}`,
    desk: isInside(person, project) ? 'applicant' : officeOf(person),
  }) as const
