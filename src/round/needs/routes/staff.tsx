import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { type Common, done, problem, refused, sayCommon, show } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Ask, Site } from '../../../web/site.ts'
import { answerNeed } from '../actions/answers.ts'
import { attachDeliberation, takeStep } from '../actions/needs.ts'
import { answerForm, attachForm, bookQuery, stepForm } from '../forms.ts'
import { BookPage } from '../pages/book.tsx'
import { type Again, NeedPage } from '../pages/need.tsx'
import { sayAnswerRefusal, sayAttachRefusal, sayStepRefusal } from '../pages/words.tsx'
import { whyNotAnswer } from '../rules/answering.ts'
import { mayRead } from '../rules/need.ts'
import { whyNotStep } from '../rules/steps.ts'
import { answerRuleIn, rulebookNow } from '../store/answering.ts'
import { countInBook, needsInBook, subdistricts } from '../store/lists.ts'
import { findNeed } from '../store/needs.ts'

/** What the communities and the bureau do with needs. */
export const staffNeeds = new Hono<Site>()

const readers = only('officer', 'approver', 'auditor', 'community')
const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))

staffNeeds.get('/need-book', readers, async (c) => {
  const { db, person, now } = c.var
  const wanted = { ...bookQuery.parse(c.req.query()), now }
  const [items, [counted], names, rulebook] = await db.batch([
    needsInBook(db, wanted, person),
    countInBook(db, wanted, person),
    subdistricts(db, person),
    rulebookNow(db),
  ])
  const { now: _, ...query } = wanted
  const book = {
    ...query,
    items,
    total: counted?.total ?? 0,
    subdistricts: names,
    rule: answerRuleIn(rulebook),
  }
  const mayRaise = has(person, 'officer') || person.places.length > 0
  return show(
    c,
    { title: '需求台账', desk: officeOf(person) },
    book,
    <BookPage {...{ book, mayRaise, now }} url={c.req.url} />,
  )
})

staffNeeds.get('/needs/:id', readers, async (c) => {
  const { person, now } = c.var
  const found = await find(c, person, c.req.param('id'))
  if (!found) return nothing(c)
  const { need, steps, answer, rule } = found
  return show(
    c,
    { title: need.title, desk: officeOf(person) },
    {
      ...{ need, steps, answer, rule },
      whyNotStep: whyNotStep({ ...need, steps }, person, null, now),
      whyNotAnswer: whyNotAnswer(need, person),
    },
    <NeedPage {...{ found, person, now }} again={null} />,
  )
})

staffNeeds.post('/needs/:id/steps', only('officer', 'community'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const step = read(stepForm, sent)
  const taken = step.ok ? await takeStep(db, person, id, step.value, now) : step
  if (taken.ok) return done(c, paths.need(id), taken.value)
  return again(c, person, id, 'step', taken.refusal, sayStepRefusal, typed)
})

staffNeeds.post('/needs/:id/deliberations', only('officer', 'community'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const held = read(attachForm, sent)
  const attached = held.ok ? await attachDeliberation(db, person, id, held.value, now) : held
  if (attached.ok) return done(c, paths.need(id), attached.value)
  return again(c, person, id, 'deliberation', attached.refusal, sayAttachRefusal, typed)
})

staffNeeds.post('/needs/:id/answer', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const answer = read(answerForm, sent)
  const answered = answer.ok ? await answerNeed(db, person, id, answer.value, now) : answer
  if (answered.ok) return done(c, paths.need(id), answered.value)
  return again(c, person, id, 'answer', answered.refusal, sayAnswerRefusal, typed)
})

/** The need's page again, with the form that was refused. */
async function again<R extends { why: string }>(
  c: Ask,
  person: Person,
  id: string,
  form: Again['form'],
  refusal: R | Common,
  say: (refusal: R) => string,
  typed: Typed,
) {
  const found = await find(c, person, id)
  if (!found) return nothing(c)
  return refused(c, refusal, say, {
    frame: { title: found.need.title, desk: officeOf(person) },
    typed,
    body: (of) => (
      <NeedPage {...{ found, person }} now={c.var.now} again={{ form, of, refused: of.refused }} />
    ),
  })
}

/** A need that this person may read; another's is not found. */
async function find(c: Ask, person: Person, id: string) {
  const found = await findNeed(c.var.db, id, person)
  return found && mayRead(person, found.need.place) ? found : null
}
