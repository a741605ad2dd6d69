import { Hono } from 'hono'
import { sendFile } from '../../../files/send.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { notFound } from '../../../web/answer.tsx'
import { officeOf } from '../../../web/layout.tsx'
import { route, screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { numbered } from '../../calls/rules/round.ts'
import { checkEligibility } from '../actions/eligibility.ts'
import { findingForm, findingIn, wantedForm } from '../forms/eligibility.ts'
import { CasePage } from '../pages/case.tsx'
import { ListPage, caseColumns, totalOf } from '../pages/list.tsx'
import { sayCheckRefusal } from '../pages/words.ts'
import { hintsFor, whyNotCheck } from '../rules/eligibility.ts'
import { type Case, findCase, findList } from '../store/cases.ts'
import { pastFile } from '../store/correction-files.ts'

export const screening = new Hono<Site>()

screen(screening, {
  at: paths.screening,
  who: ['officer', 'approver', 'auditor', 'operator'],
  query: wantedForm,
  load: ({ db, person, asked, rows }, id) => findList(db, person, id, asked, rows),
  frame: ({ round }, { person }) => ({ title: `资格审查：${round.plan.title}`, desk: officeOf(person) }),
  data: ({ round: { id, plan }, counts, rows, whose }, { asked }) => ({
    ...{ round: { id, title: plan.title }, counts, whose, page: asked.page, proposals: rows },
  }),
  page: (found, _, { asked, person, url, now }) => (
    <ListPage {...found} wanted={asked} {...{ person, url, now }} />
  ),
  sheets: ({ round: { plan }, counts, rows }, { asked }) => [
    sheetOf('资格审查', caseColumns(plan), rows, totalOf(counts, asked.state)),
  ],
})

screen(screening, {
  at: paths.eligibility,
  who: ['officer', 'approver', 'auditor', 'operator'],
  // what is alike may be of another round, which an outside unit does not read
  load: async ({ db, person }, id) => {
    const one = await findCase(db, id)
    return one && person.operates ? { ...one, similar: null } : one
  },
  under: ({ found }) => citing(found.plan.rulebook),
  frame: ({ found }, { person }) => ({ title: `资格审查：${found.content.title}`, desk: officeOf(person) }),
  data: (one, { person, now }) => ({ ...dataOf(one), whyNot: whyNotOf(one, person, now) }),
  page: (one, of, { person, now }) => (
    <CasePage {...one} whyNot={whyNotOf(one, person, now)} of={of} now={now} />
  ),
}).act({
  at: paths.eligibility,
  who: ['officer', 'operator'],
  form: findingForm,
  do: ({ db, person, now }, form, id) => checkEligibility(db, person, id, findingIn(form), now),
  say: sayCheckRefusal,
})

const whyNotOf = ({ found }: Pick<Case, 'found'>, person: Person, now: Instant) =>
  whyNotCheck(
    { ...found, organizationId: found.organization.id, closes: found.plan.dates.closes },
    person,
    now,
  )

/** The same for machines: the call's demands as hints, not the whole plan. */
function dataOf({ found: { plan, number, ...found }, next, left }: Pick<Case, 'found' | 'next' | 'left'>) {
  const hints = hintsFor({ content: found.content, ask: found.ask, kind: found.organization.kind }, plan)
  return { ...found, number: numbered(plan, 'SQ', number), hints, next, left }
}

/** What a version held that was sent back, and the corrected one no longer holds. */
route(
  screening,
  {
    method: 'GET',
    at: paths.pastFile,
    who: ['officer', 'approver', 'finance', 'auditor', 'operator'],
    gives: 'application/octet-stream',
  },
  async (c, { db }, id, fileId) => {
    const [file] = await pastFile(db, id, fileId)
    return file ? sendFile(c, file) : notFound(c)
  },
)
