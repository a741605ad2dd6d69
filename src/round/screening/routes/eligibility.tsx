import { type Context, Hono } from 'hono'
import { sendFile } from '../../../files/send.ts'
import { whyNotAbout } from '../../../organizations/rules/organization.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { blank, done, refused, show } from '../../../web/answer.tsx'
import { read, readBody } from '../../../web/body.ts'
import { citing } from '../../../rulebook/citing.ts'
import { only } from '../../../web/guard.ts'
import { type Frame, officeOf } from '../../../web/layout.tsx'
import type { Inside, Site } from '../../../web/site.ts'
import { numbered } from '../../calls/rules/round.ts'
import { sealOver } from '../../proposals/opening/store.ts'
import { checkEligibility } from '../actions/eligibility.ts'
import { findingForm, wantedForm } from '../forms/eligibility.ts'
import { CasePage } from '../pages/case.tsx'
import { ListPage } from '../pages/list.tsx'
import { sayCheckRefusal } from '../pages/words.ts'
import { hintsFor, whyNotCheck } from '../rules/eligibility.ts'
import { type Case, findCase, findList } from '../store/cases.ts'
import { pastFile } from '../store/correction-files.ts'
import { notOpened } from './not-opened.tsx'

export const screening = new Hono<Site>()

const readers = only('officer', 'approver', 'auditor')

screening.get('/rounds/:id/screening', readers, async (c) => {
  const wanted = wantedForm.parse(c.req.query())
  const found = await findList(c.var.db, c.req.param('id'), wanted)
  if (!found) return c.notFound()
  const { round, openedAt, counts, rows } = found
  return show(
    c,
    { title: `资格审查：${round.plan.title}`, desk: officeOf(c.var.person) },
    { round: { id: round.id, title: round.plan.title }, counts, page: wanted.page, proposals: rows },
    <ListPage {...{ round, openedAt, counts, rows, wanted }} url={c.req.url} now={c.var.now} />,
  )
})

screening.get('/proposals/:id/eligibility', readers, async (c) => {
  const { db, now, person } = c.var
  const one = await findCase(db, c.req.param('id'))
  if (!one) return c.notFound()
  const whyNot = whyNotOf(one, person, now)
  return show(
    c,
    frameOf(one, person),
    { ...dataOf(one), whyNot },
    <CasePage {...one} whyNot={whyNot} of={blank} refused={null} />,
  )
})

screening.post('/proposals/:id/eligibility', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const finding = read(findingForm, sent)
  const checked = finding.ok ? await checkEligibility(db, person, id, finding.value, now) : finding
  if (checked.ok) return done(c, paths.eligibility(id), checked.value)
  const one = await findCase(db, id)
  if (!one) return sealedOrNothing(c, id)
  return refused(c, checked.refusal, sayCheckRefusal, {
    frame: frameOf(one, person),
    typed,
    cite: citing(one.found.plan.rulebook),
    body: (filled) => (
      <CasePage {...one} whyNot={whyNotOf(one, person, now)} of={filled} refused={filled.refused} />
    ),
  })
})

/** What a version held that was sent back, and the corrected one no longer holds. */
screening.get(
  '/proposals/:id/corrections/files/:file',
  only('officer', 'approver', 'finance', 'auditor'),
  async (c) => {
    const [file] = await pastFile(c.var.db, c.req.param('id'), c.req.param('file'))
    return file ? sendFile(c, file) : c.notFound()
  },
)

async function sealedOrNothing(c: Context<Inside>, id: string) {
  const [sealed] = await sealOver(c.var.db, id)
  return sealed ? notOpened(c, sealed) : c.notFound()
}

const whyNotOf = ({ found: { plan, check, correction, organization } }: Case, person: Person, now: number) =>
  whyNotCheck({ closes: plan.dates.closes, check, correction }, person, now) ??
  whyNotAbout(person, organization)

const frameOf = ({ found }: Case, person: Person): Frame => ({
  title: `资格审查：${found.content.title}`,
  desk: officeOf(person),
})

/** The same for machines: the call's demands as hints, not the whole plan. */
function dataOf({ found: { plan, number, ...found }, next, left }: Case) {
  const hints = hintsFor({ content: found.content, ask: found.ask, kind: found.organization.kind }, plan)
  return { ...found, number: numbered(plan, 'SQ', number), hints, next, left }
}
