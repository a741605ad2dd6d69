import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { AsksAs } from '../../../web/asks.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { proposeEnding, publishEnding, returnEnding, takeBackEnding } from './actions.ts'
import { endingForm, endingReturnForm, endingWithdrawalForm } from './forms.ts'
import { EndingPage, sayEndingRefusal } from './pages.tsx'
import { groundOf, whyNotPropose } from './rules.ts'
import { type Found, findEnding } from './store.ts'

/** 流标和终止: an officer proposes the end of a round, an approver publishes it. Its notice is the call's. */
export const endings = new Hono<Site>()

const onEnding = {
  load: ({ db, now }: AsksAs, endingId: string) => findEnding(db, { endingId }, now),
  here: ({ round }: Found) => paths.roundEnding(round.id),
}
const toRound = ({ roundId }: { roundId: string }) => paths.roundEnding(roundId)

screen(endings, {
  at: paths.roundEnding,
  who: ['officer', 'approver', 'finance', 'auditor'],
  load: ({ db, now }, roundId) => findEnding(db, { roundId }, now),
  under: ({ round }) => citing(round.plan.rulebook),
  frame: ({ round }, { person }) => ({ title: `流标和终止：${round.plan.title}`, desk: officeOf(person) }),
  data: (found, { person, now }) => ({
    ...{ come: found.come, endings: found.endings, ended: found.round.ended },
    ground: groundOf(found, now),
    whyNotFail: whyNotPropose(found, 'failed', person, now),
    whyNotCancel: whyNotPropose(found, 'cancelled', person, now),
  }),
  page: (found, of, { person, now }) => <EndingPage {...{ found, person, now, of }} />,
})
  .act({
    at: paths.roundEnding,
    who: ['officer'],
    form: endingForm,
    do: ({ db, person, now }, ending, id) => proposeEnding(db, person, id, ending, now),
    to: toRound,
    say: sayEndingRefusal,
  })
  .act({
    at: paths.endingPublication,
    who: ['approver'],
    do: ({ db, person, now }, _, id) => publishEnding(db, person, id, now),
    to: ({ roundId }) => paths.callEnding(roundId),
    say: sayEndingRefusal,
    on: onEnding,
  })
  .act({
    at: paths.endingReturn,
    who: ['approver'],
    form: endingReturnForm,
    do: ({ db, person, now }, { reason }, id) => returnEnding(db, person, id, reason, now),
    to: toRound,
    say: sayEndingRefusal,
    on: onEnding,
  })
  .act({
    at: paths.endingWithdrawal,
    who: ['officer'],
    form: endingWithdrawalForm,
    do: ({ db, person, now }, { reason }, id) => takeBackEnding(db, person, id, reason, now),
    to: toRound,
    say: sayEndingRefusal,
    on: onEnding,
  })
