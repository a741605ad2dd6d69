import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { answerRecheck, askRecheck } from './actions.ts'
import { answerForm, askForm } from './forms.ts'
import { RecheckPage, type View, sayAnswerRefusal, sayAskRefusal } from './pages.tsx'
import { recheckBy, whyNotAnswer, whyNotAsk } from './rules.ts'
import { findRechecked } from './store.ts'

/** 复核: an organization asks that a failure be looked at again, and another officer does. */
export const recheckRoutes = new Hono<Site>()

screen(recheckRoutes, {
  at: paths.recheck,
  who: ['own', 'officer', 'approver', 'auditor', 'operator'],
  load: async ({ db, person, now }, id) => {
    const loaded = await findRechecked(db, id, now)
    return loaded && mayRead(person, loaded.found.organizationId) ? viewOf(loaded, person, now) : null
  },
  under: ({ found }) => citing(found.plan.rulebook),
  frame: ({ isOffice }) => ({ title: '复核', desk: isOffice ? 'officer' : 'applicant' }),
  data: ({ found: { check, recheck }, lastDay, whyNotAsk: notAsk, whyNotAnswer: notAnswer }) => ({
    ...{ outcome: check?.outcome ?? null, lastDay, whyNotAsk: notAsk, whyNotAnswer: notAnswer },
    recheck: recheck && { reason: recheck.reason, at: recheck.at, answer: recheck.answer },
  }),
  page: (view, of) => <RecheckPage {...view} of={of} />,
})
  .act({
    at: paths.recheck,
    who: ['own'],
    form: askForm,
    do: ({ db, person, now }, { reason }, id) => askRecheck(db, person, id, reason, now),
    say: sayAskRefusal,
  })
  .act({
    at: paths.recheckAnswer,
    who: ['officer', 'operator'],
    form: answerForm,
    do: ({ db, person, now }, form, id) => answerRecheck(db, person, id, form, now),
    say: sayAnswerRefusal,
  })

const OFFICE = ['officer', 'approver', 'auditor'] as const
const isOf = (person: Person) => OFFICE.some((role) => person.roles.includes(role))
const mayRead = (person: Person, organizationId: string) => isOf(person) || isMemberOf(person, organizationId)

type Loaded = NonNullable<Awaited<ReturnType<typeof findRechecked>>>
function viewOf({ found, calendar }: Loaded, person: Person, now: Instant): View {
  const last = found.check ? recheckBy(found.plan, calendar, found.check.at) : null
  return {
    found,
    isOffice: isOf(person) && !isMemberOf(person, found.organizationId),
    lastDay: last?.ok ? last.value : null,
    whyNotAsk: whyNotAsk(found, person, calendar, now),
    whyNotAnswer: whyNotAnswer(found, person, 'upheld'),
  }
}
