import { Hono } from 'hono'
import { z } from 'zod'
import { sendFile } from '../../../files/send.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { search } from '../../../web/boxes/query.ts'
import { ok } from '../../../shared/result.ts'
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
import { whyNotCheck } from '../rules/eligibility.ts'
import { checklistOf } from '../rules/listing.ts'
import { type Case, findCase, findList } from '../store/cases.ts'
import { giveBackCase, takeCase } from '../taking/actions.ts'
import { sayGiveBackRefusal, sayTakeRefusal } from '../taking/pages.tsx'
import { type Taken, whyNotTake } from '../taking/rules.ts'
import { pastFile } from '../store/correction-files.ts'

export const screening = new Hono<Site>()

screen(screening, {
  at: paths.screening,
  who: ['officer', 'approver', 'auditor', 'operator'],
  query: wantedForm,
  load: ({ db, person, asked, rows, now }, id) =>
    findList(db, person, id, { wanted: asked, size: rows, now }),
  frame: ({ round }, { person }) => ({ title: `资格审查：${round.plan.title}`, desk: officeOf(person) }),
  data: ({ round: { id, plan }, counts, rows, whose, untold }, { asked }) => ({
    ...{ round: { id, title: plan.title }, counts, untold, whose, page: asked.page, proposals: rows },
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
  query: z.object({ after: search(40) }),
  // what is alike may be of another round, which an outside unit does not read
  load: async ({ db, person, now, asked }, id) => {
    const one = await findCase(db, person, id, now, asked.after)
    return one && person.operates ? withoutAlike(one) : one
  },
  under: ({ found }) => citing(found.plan.rulebook),
  frame: ({ found }, { person }) => ({ title: `资格审查：${found.content.title}`, desk: officeOf(person) }),
  data: (one, { person, now }) => ({ ...dataOf(one), whyNot: whyNotOf(one, person, now) }),
  page: (one, of, { person, now }) => (
    <CasePage
      {...one}
      whyNot={whyNotOf(one, person, now)}
      whyNotTake={whyNotTake(takenOf(one), person)}
      {...{ of, now, person }}
    />
  ),
})
  .act({
    at: paths.eligibility,
    who: ['officer', 'operator'],
    form: findingForm,
    do: async ({ db, person, now }, form, id) => {
      const found = await checkEligibility(db, person, id, findingIn(form), now)
      return found.ok ? ok({ ...found.value, next: form.next }) : found
    },
    to: ({ next }, id) => (next ? `${paths.eligibility(next)}?after=${id}` : paths.eligibility(id)),
    say: sayCheckRefusal,
  })
  .act({
    at: paths.taking,
    who: ['officer', 'operator'],
    do: ({ db, person, now }, _, id) => takeCase(db, person, id, now),
    say: sayTakeRefusal,
  })
  .act({
    at: paths.givingBack,
    who: ['officer', 'operator'],
    do: ({ db, person, now }, _, id) => giveBackCase(db, person, id, now),
    say: sayGiveBackRefusal,
  })

function withoutAlike({ found, record, ...one }: Case) {
  const checklist = found.checklist?.filter(({ key }) => key !== 'alike') ?? null
  return { ...one, found: { ...found, checklist }, record: { ...record, alike: null }, similar: null }
}

const takenOf = ({ found, worker }: Pick<Case, 'found' | 'worker'>): Taken => ({
  organizationId: found.organization.id,
  ended: found.ended,
  check: found.check,
  worker,
})

const whyNotOf = ({ found }: Pick<Case, 'found'>, person: Person, now: Instant) =>
  whyNotCheck(
    { ...found, organizationId: found.organization.id, closes: found.plan.dates.closes },
    person,
    now,
  )

/** The same for machines: the conditions as they are told, not the whole plan. */
type Told = Pick<Case, 'found' | 'record' | 'snapshots' | 'worker' | 'next' | 'previous' | 'left'>
function dataOf({ found: { plan, number, ...found }, record, snapshots, ...beside }: Told) {
  const { worker, next, previous, left } = beside
  const checklist = found.checklist ?? checklistOf(plan, record, snapshots)
  return { ...found, number: numbered(plan, 'SQ', number), checklist, worker, next, previous, left }
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
