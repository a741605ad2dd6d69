import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { digestOf } from '../../../people/limits/rules.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { lookUpNeed, raiseNeed } from '../actions/needs.ts'
import { answersQuery, lookUpForm, lookUpQuery, needForm } from '../forms.ts'
import { FoundPage, LookUpPage } from '../pages/look-up.tsx'
import { NeedsPage } from '../pages/public.tsx'
import { RaisePage, RaisedPage, choosable } from '../pages/raise.tsx'
import { sayLookUpRefusal, sayRaiseRefusal } from '../pages/words.tsx'
import { sayCode } from '../rules/looking-up.ts'
import { isInOffice } from '../rules/need.ts'
import { findPlaces } from '../store/needs.ts'
import { findPublic } from '../store/public.ts'

/** Seconds. */
const TEN_MINUTES = 600

/** What residents do without an account. */
export const publicNeeds = new Hono<Site>()

screen(publicNeeds, {
  at: paths.needs,
  who: 'everybody',
  query: answersQuery,
  load: ({ db, asked }) => findPublic(db, asked),
  frame: () => ({ title: '居民需求' }),
  data: (found) => found,
  page: (found) => <NeedsPage {...found} />,
})

screen(publicNeeds, {
  at: paths.newNeed,
  who: 'everybody',
  load: ({ db }) => findPlaces(db),
  frame: () => ({ title: '提出需求' }),
  data: ({ places }, { asker }) => ({ places: choosable(places, asker.person) }),
  page: (found, of, { asker }) => <RaisePage {...found} by={asker.person} of={of} />,
}).act({
  at: paths.needs,
  who: 'everybody',
  limit: { address: [20, TEN_MINUTES], aim: [300, 3600] },
  aim: ({ placeId }) => placeId,
  form: needForm,
  do: ({ db, asker, now }, { name, phone, ...need }) =>
    raiseNeed(db, asker.person, { ...need, contact: { name, phone } }, now),
  again: true,
  shows: (raised, { asker }) => {
    const { id, number, code, at } = raised
    return {
      frame: { title: '需求已收到' },
      // whoever can open the need's page learns its address
      data: { ...(isInOffice(asker.person) && { id }), number, code: sayCode(code), at },
      page: <RaisedPage raised={raised} />,
    }
  },
  say: sayRaiseRefusal,
})

screen(publicNeeds, {
  at: paths.needLookUp,
  who: 'everybody',
  query: lookUpQuery,
  load: () => Promise.resolve({ to: paths.needLookUp() }),
  frame: () => ({ title: '查询需求' }),
  data: (found) => found,
  page: (_, of, { asked: { number } }) => (
    <LookUpPage of={number === '' || of.why ? of : { ...of, typed: { number, ...of.typed } }} />
  ),
}).act({
  at: paths.needLookUp,
  who: 'everybody',
  limit: { address: [60, TEN_MINUTES] },
  form: lookUpForm,
  do: async ({ db, now, env, from }, form) =>
    lookUpNeed(db, { ...form, by: await digestOf(env.AUTH_SECRET, from) }, now),
  shows: (found, { now }) => {
    const { need, steps, answer } = found
    return {
      frame: { title: '查询需求' },
      data: { need, steps, answer },
      page: <FoundPage {...{ found, now }} />,
    }
  },
  say: sayLookUpRefusal,
})
