import { type Context, Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { sentWith } from '../../../files/receiving/form.ts'
import { isMemberOf, whyNotEditFor } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { lengthOf } from '../../../shared/words.ts'
import { type Common, blank, done, problem, refused, sayCommon, show, sayWhy } from '../../../web/answer.tsx'
import { type Body, type Typed, type Unreadable, read, readBody, readKept } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import type { Inside, Site } from '../../../web/site.ts'
import type { Content } from '../../proposals/rules/content.ts'
import { readRowAct, withRowAct } from '../../proposals/budget/rules/rows.ts'
import { typedOf } from '../../proposals/sections/rules/typed.ts'
import { addCorrectionFile, leaveOutFile, takeBackFile } from '../actions/correction-files.ts'
import { answerCorrection, askCorrection, saveCorrection } from '../actions/corrections.ts'
import {
  LONGEST_CORRECTION,
  correctionForm,
  defectsForm,
  draftVersion,
  wholeForm,
} from '../forms/corrections.ts'
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
  type CorrectRefusal,
  type Correction,
  corrected,
  correctionDueOn,
  isOpenTo,
  whyNotAsk,
  whyNotCorrect,
  withMended,
} from '../rules/correction.ts'
import { findCorrecting, findCorrection } from '../store/corrections.ts'
import { notOpened } from './not-opened.tsx'

/** 补正: an officer names what must be mended, and the organization mends that and nothing else. */
export const correctionRoutes = new Hono<Site>()

type Ask = Context<Inside>

correctionRoutes.get('/proposals/:id/corrections', only('officer'), async (c) => {
  const { sealed, found } = await findCorrection(c.var.db, c.req.param('id'))
  if (!found || sealed || c.var.now < found.plan.dates.closes) return c.notFound()
  const { plan, check, correction, correctedAt } = found
  const whyNot = whyNotAsk(
    { closes: plan.dates.closes, check, correction, correctedAt },
    c.var.person,
    c.var.now,
  )
  const body = <AskPage {...askedOf(c, found)} of={blank} refused={whyNot && sayWhy(whyNot, sayAskRefusal)} />
  return show(c, ASKING, { correction, whyNot }, body)
})

correctionRoutes.post('/proposals/:id/corrections', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(defectsForm, sent)
  const asked = form.ok ? await askCorrection(db, person, id, form.value.defects, now) : form
  if (asked.ok) return done(c, paths.eligibility(id), asked.value)
  const { sealed, found } = await findCorrection(db, id)
  if (sealed) return notOpened(c, sealed)
  if (!found) return c.notFound()
  return refused(c, asked.refusal, sayAskRefusal, {
    frame: ASKING,
    typed,
    cite: citing(found.plan.rulebook),
    body: (filled) => <AskPage {...askedOf(c, found)} of={filled} refused={filled.refused} />,
  })
})

const ASKING = { title: '要求补正', desk: 'officer' } as const
const CORRECTING = { title: '补正申报书', desk: 'applicant' } as const

type Found = NonNullable<Awaited<ReturnType<typeof findCorrection>>['found']>

function askedOf(c: Ask, { proposalId, content, plan, calendar }: Found) {
  const dueOn = correctionDueOn(plan, calendar, c.var.now)
  const files = content.files ?? []
  return { proposalId, title: content.title, plan, files, dueOn: dueOn.ok ? dueOn.value : null }
}

correctionRoutes.get('/proposals/:id/correction', only('member'), async (c) => {
  const mine = await findMine(c)
  if (!mine.ok) return sorry(c, mine.refusal)
  const found = mine.value
  const { correction, draft, check } = found
  const typed = corrected(typedOf(found.content), correction.defects, draft.typed)
  const why =
    whyNotEditFor(c.var.person, found.organization.id) ?? whyNotCorrect(correction, check, c.var.now)
  return show(
    c,
    CORRECTING,
    {
      ...{ correction, version: draft.version, typed: openOf(correction, typed), whyNot: why },
      files: filesAfter(found),
    },
    <CorrectingPage {...shownOf(c, found)} of={{ ...blank, typed }} refused={null} />,
  )
})

correctionRoutes.post('/proposals/:id/correction/draft', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const body = await readBody(c)
  const typed = fieldsOf(body)
  const version = read(draftVersion, body.sent)
  const saved = !version.ok
    ? version
    : isTooLong(typed)
      ? refuse(TOO_MUCH)
      : await saveCorrection(db, person, id, { typed, version: version.value.version }, now)
  return saved.ok
    ? done(c, paths.correction(id), saved.value)
    : again(c, typed, saved.refusal, sayCorrectRefusal)
})

correctionRoutes.post('/proposals/:id/correction/submission', only('member'), async (c) => {
  const { db, person, now } = c.var
  const mine = await findMine(c)
  if (!mine.ok) return sorry(c, mine.refusal)
  const found = mine.value
  const body = await readBody(c)
  const typed = fieldsOf(body)
  const form = read(correctionForm, body.sent)
  const sent = isTooLong(typed) ? refuse(TOO_MUCH) : form
  const answered = sent.ok
    ? await answerCorrection(db, person, found, { typed, ...sent.value, read: readWith(found) }, now)
    : sent
  return answered.ok
    ? done(c, paths.receipt(found.proposalId), answered.value)
    : again(c, typed, answered.refusal, sayCorrectedRefusal)
})

correctionRoutes.post('/proposals/:id/correction/files', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const added = await addCorrectionFile(db, c.env.FILES, person, id, sentWith(c), now)
  return added.ok
    ? done(c, `${paths.correction(id)}#files`, added.value)
    : again(c, null, added.refusal, sayCorrectFileRefusal)
})

type Mine = NonNullable<Awaited<ReturnType<typeof findCorrecting>>> & { correction: Correction }

correctionRoutes.post('/proposals/:id/correction/files/:file/removal', only('member'), async (c) => {
  const { db, person, now } = c.var
  const [id, file] = [c.req.param('id'), c.req.param('file')]
  return fileActed(c, id, await leaveOutFile(db, c.env.FILES, person, id, file, now))
})

correctionRoutes.post('/proposals/:id/correction/files/:file/return', only('member'), async (c) => {
  const { db, person, now } = c.var
  const [id, file] = [c.req.param('id'), c.req.param('file')]
  return fileActed(c, id, await takeBackFile(db, c.env.FILES, person, id, file, now))
})

const fileActed = (c: Ask, id: string, acted: Awaited<ReturnType<typeof leaveOutFile>>) =>
  acted.ok
    ? done(c, `${paths.correction(id)}#files`, acted.value)
    : again(c, null, acted.refusal, sayCorrectFileRefusal)

/** What is open to one's own organization; somebody else's, or what nobody sent back, is not found. */
async function findMine(c: Ask): Promise<Result<Mine, CorrectRefusal | { why: 'not-found' }>> {
  const found = await findCorrecting(c.var.db, c.req.param('id') ?? '')
  if (!found || !isMemberOf(c.var.person, found.organization.id)) return refuse({ why: 'not-found' })
  const { correction, correctedAt } = found
  if (correction) return ok({ ...found, correction })
  return refuse(correctedAt === null ? { why: 'not-found' } : { why: 'corrected-already', at: correctedAt })
}

/** Without the page: there is nothing open to show. */
const sorry = (c: Ask, refusal: CorrectRefusal | { why: 'not-found' }) =>
  problem(c, refusal, refusal.why === 'not-found' ? sayCommon(refusal) : sayCorrectedRefusal(refusal))

/** The whole text by the round's form: what is wrong, or what it says. */
const readWith =
  (asked: Mine) =>
  (text: Typed): Result<Content, Unreadable> => {
    const whole = readKept(wholeForm(asked), text)
    if (!whole.ok) return whole
    const { content, problems } = whole.value
    return content ? ok(content) : refuse({ why: 'form', problems })
  }

function shownOf(c: Ask, found: Mine) {
  const { correction, content, draft, plan, organization, topics, places, proposalId, number, check } = found
  const saved = readWith(found)(corrected(typedOf(content), correction.defects, draft.typed))
  return {
    ...{ proposalId, number, title: content.title, correction, draft, found },
    form: { id: proposalId, plan, kind: organization.kind, topics, places },
    changes: saved.ok ? changesBetween(content, withMended(content, correction.defects, saved.value)) : [],
    whyNot: whyNotEditFor(c.var.person, organization.id) ?? whyNotCorrect(correction, check, c.var.now),
  }
}

/** The open fields again, with what was typed and why it was not taken. */
async function again<R extends { why: string }>(
  c: Ask,
  typed: Typed | null,
  refusal: R | Common,
  say: (refusal: R) => string,
) {
  const mine = await findMine(c)
  if (!mine.ok) return sorry(c, mine.refusal)
  const found = mine.value
  return refused(c, refusal, say, {
    frame: CORRECTING,
    typed: corrected(typedOf(found.content), found.correction.defects, typed ?? found.draft.typed),
    cite: citing(found.plan.rulebook),
    body: (filled) => (
      <CorrectingPage
        {...shownOf(c, found)}
        of={filled}
        refused={filled.refused}
        isElsewhere={refusal.why === 'changed-meanwhile'}
      />
    ),
  })
}

const openOf = ({ defects }: Correction, typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([field]) => isOpenTo(defects, field)))

/** The form's own fields. A machine may send the goals as a list. */
function fieldsOf({ typed }: Body): Typed {
  const { version: _, declaration: __, 'goals[]': goals, do: wanted, ...sent } = typed
  const fields = goals === undefined ? sent : { ...sent, goals }
  const act = readRowAct(wanted)
  return act ? withRowAct(fields, act) : fields
}

const TOO_MUCH: Unreadable = {
  why: 'form',
  problems: [{ field: '', says: `补正的内容最多${LONGEST_CORRECTION}个字` }],
}

const isTooLong = (typed: Typed): boolean =>
  Object.values(typed).reduce((sum, text) => sum + lengthOf(text), 0) > LONGEST_CORRECTION
