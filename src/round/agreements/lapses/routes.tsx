import { Hono } from 'hono'
import { READERS } from '../../../organizations/rules/organization.ts'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { takeBackForm } from '../../../rulebook/forms/discards.ts'
import type { AsksAs } from '../../../web/asks.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { answerLapse, proposeLapse, takeBackLapse } from './actions.ts'
import { answerForm, lapseForm } from './forms.ts'
import { LapsePage, sayLapseRefusal } from './pages.tsx'
import { type Found, findLapsing } from './store.ts'

/** 放弃立项: an award on which no agreement comes into force. */
export const lapses = new Hono<Site>()

const onLapse = {
  load: ({ db }: AsksAs, lapseId: string) => findLapsing(db, { lapseId }),
  here: ({ found }: Found) => paths.lapse(found.proposalId),
}
const toLapse = ({ proposalId }: { proposalId: string }) => paths.lapse(proposalId)

screen(lapses, {
  at: paths.lapse,
  who: READERS,
  load: ({ db }, proposalId) => findLapsing(db, { proposalId }),
  under: ({ found }) => citing(found.plan.rulebook),
  frame: ({ found }, { person }) => ({ title: `放弃立项：${found.title}`, desk: officeOf(person) }),
  data: ({ found: { proposalId, title, organization, announcedAt, signatures, lapses: made } }) => ({
    ...{ proposalId, title, organization, announcedAt, signatures },
    lapses: made,
  }),
  page: (loaded, of, { person, now }) => <LapsePage {...{ loaded, person, now, of }} />,
})
  .act({
    at: paths.lapse,
    who: ['officer'],
    form: lapseForm,
    do: ({ db, person, now }, lapse, id) => proposeLapse(db, person, id, lapse, now),
    to: toLapse,
    say: sayLapseRefusal,
  })
  .act({
    at: paths.lapseAnswer,
    who: ['approver'],
    form: answerForm,
    do: ({ db, person, now }, answer, id) => answerLapse(db, person, id, answer, now),
    to: toLapse,
    say: sayLapseRefusal,
    on: onLapse,
  })
  .act({
    at: paths.lapseTakeBack,
    who: ['officer'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackLapse(db, person, id, reason, now),
    to: toLapse,
    say: sayLapseRefusal,
    on: onLapse,
  })
