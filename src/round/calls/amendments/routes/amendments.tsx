import { Hono } from 'hono'
import { paths } from '../../../../paths.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { takeBackForm } from '../../../../rulebook/forms/discards.ts'
import type { AsksAs } from '../../../../web/asks.ts'
import { officeOf } from '../../../../web/layout.tsx'
import { screen } from '../../../../web/screen.tsx'
import type { Site } from '../../../../web/site.ts'
import { draftAmendment, returnAmendment, takeBackAmendment } from '../actions.ts'
import { amendmentReturnForm, amendmentTyped } from '../forms.ts'
import { sayAmendRefusal, sayDecideRefusal, sayTakeBackRefusal } from '../pages/words.ts'
import { AmendmentsPage } from '../pages/amendments.tsx'
import type { Plan } from '../../rules/plan.ts'
import { type Amending, findAmending, findAmendment } from '../store.ts'
import { readAmendment } from './amended.ts'

/** Amending a published call. Publishing one stands with the proposals, whose organizations are told of it. */
export const amendments = new Hono<Site>()

const onAmendment = {
  load: ({ db }: AsksAs, id: string): Promise<Amending | null> => findAmendment(db, id),
  here: ({ round }: Amending) => paths.amendments(round.id),
}

screen(amendments, {
  at: paths.amendments,
  who: ['officer', 'approver', 'finance', 'auditor'],
  load: ({ db }, id): Promise<Amending | null> => findAmending(db, id),
  under: ({ round }) => citing(round.plan.rulebook),
  frame: ({ round }, { person }) => ({ title: `更正公告：${round.plan.title}`, desk: officeOf(person) }),
  data: ({ amendments: items }) => ({ amendments: items }),
  page: (found, of, { person, now }) => <AmendmentsPage {...{ ...found, person, now, of }} />,
})
  .act({
    at: paths.amendments,
    who: ['officer'],
    form: amendmentTyped,
    do: ({ db, person, now }, typed, id) =>
      draftAmendment(db, person, id, (plan: Plan) => readAmendment(plan, typed), now),
    say: sayAmendRefusal,
  })
  .act({
    at: paths.amendmentReturn,
    who: ['approver'],
    form: amendmentReturnForm,
    do: ({ db, person, now }, { reason }, id) => returnAmendment(db, person, id, reason, now),
    to: ({ roundId }) => paths.amendments(roundId),
    say: sayDecideRefusal,
    on: onAmendment,
  })
  .act({
    at: paths.amendmentTakeBack,
    who: ['officer'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackAmendment(db, person, id, reason, now),
    to: ({ roundId }) => paths.amendments(roundId),
    say: sayTakeBackRefusal,
    on: onAmendment,
  })
