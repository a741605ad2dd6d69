import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { STAFF } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { sendBackForm, takeBackForm } from '../../../rulebook/forms/discards.ts'
import { officeOf } from '../../../web/layout.tsx'
import { OfficeChapter } from '../../../web/office.tsx'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { publishedAmendments, listsNamedIn } from '../amendments/store.ts'
import { publicFiles } from '../attachments/store.ts'
import { openDrafts } from '../drafts/store.ts'
import { countsIn, latestIn } from '../enquiries/store/enquiries.ts'
import { typedPlan } from '../forms/plan.ts'
import { PlanPage } from '../drafts/pages/plan.tsx'
import { sealsProposals, publicOpening } from '../opening/rules.ts'
import { openingIn, openingOf } from '../opening/store.ts'
import { sayDraftRefusal, sayPublishRefusal } from '../pages/words.tsx'
import type { Round } from '../rules/round.ts'
import { allRounds, callOf, findRound, publishedRounds, topicsOf } from '../store.ts'
import { topicIn } from '../../needs/store/topics.ts'
import { sheetOf } from '../../../web/sheet.ts'
import { returnRound, takeBackRound } from '../returns/actions.ts'
import { saySendBackRefusal } from '../returns/pages.tsx'
import { fetchableBy } from '../returns/store.ts'
import { draftRound, publishRound, redraftRound } from './actions.ts'
import { draftForm, publicationForm, redraftForm } from './forms.ts'
import { CallPage } from './pages/call.tsx'
import { CallsPage } from './pages/calls.tsx'
import { RoundPage, RoundsPage, roundColumns } from './pages/rounds.tsx'

/** What the public reads of a call, and a round as the staff publish it. */
export const roundRoutes = new Hono<Site>()

screen(roundRoutes, {
  at: paths.calls,
  who: 'everybody',
  load: async ({ db }) => ({ rounds: await publishedRounds(db) }),
  frame: () => ({ title: '征集公告' }),
  data: ({ rounds }) => ({ rounds: rounds.map(publicOf) }),
  page: ({ rounds }, _, { now }) => <CallsPage {...{ rounds, now }} />,
})

screen(roundRoutes, {
  at: paths.call,
  who: 'everybody',
  load: async ({ db }, id) => {
    const [[round], amendments, lists, rows, files, enquiries, [counts], opened] = await db.batch([
      callOf(db, id),
      publishedAmendments(db, id),
      listsNamedIn(db, id),
      topicsOf(db, id),
      publicFiles(db, id),
      latestIn(db, id),
      countsIn(db, id),
      openingOf(db, id),
    ])
    const answered = counts?.answered ?? 0
    const more = { topics: rows.map(topicIn), opening: openingIn(opened), answered }
    return round ? { round, amendments, lists, files, enquiries, ...more } : null
  },
  frame: ({ round }) => ({ title: round.plan.title }),
  data: ({ round, amendments, topics, files, enquiries, answered, opening }) => ({
    round: publicOf(round),
    ...(amendments.length > 0 && { amendments }),
    ...(topics.length > 0 && { topics }),
    ...(files.length > 0 && { files }),
    ...(enquiries.length > 0 && { enquiries, answered }),
    ...(sealsProposals(round.plan) && { opening: publicOpening(opening) }),
  }),
  page: (found, _, { now, asker: { office } }) => (
    <>
      <CallPage {...found} now={now} />
      <OfficeChapter office={office} />
    </>
  ),
})

screen(roundRoutes, {
  at: paths.rounds,
  who: STAFF,
  load: async ({ db, person, now }) => {
    const [rounds, drafts, discards] = await db.batch([
      allRounds(db),
      openDrafts(db),
      fetchableBy(db, person.id, now),
    ])
    return { rounds, drafts, discards }
  },
  frame: (_, { person }) => ({ title: '征集', desk: officeOf(person) }),
  data: ({ discards, ...found }) => ({ ...found, ...(discards.length > 0 && { discards }) }),
  page: (found, of, { person, now, url }) =>
    of.at === paths.rounds() ? <PlanPage of={of} /> : <RoundsPage {...{ ...found, person, now, url }} />,
  sheets: ({ rounds }, { now }) => [sheetOf('征集', roundColumns(now), rounds)],
}).act({
  at: paths.rounds,
  who: ['officer'],
  form: draftForm,
  do: ({ db, person, now }, { plan, rulebook }) =>
    draftRound(db, person, plan, now, { rulebook, typedOf: typedPlan }),
  to: ({ id }) => paths.round(id),
  say: sayDraftRefusal,
})

screen(roundRoutes, {
  at: paths.round,
  who: [...STAFF, 'operator'],
  load: async ({ db, around }, id) => {
    const [found, home] = await Promise.all([findRound(db, id), around?.home(db)])
    return found && { ...found, home }
  },
  under: ({ round }) => citing(round.plan.rulebook),
  frame: ({ round }, { person }) => ({ title: round.plan.title, desk: officeOf(person) }),
  data: ({ round, topics, home }) => ({ round, ...(topics.length > 0 && { topics }), ...home?.data }),
  page: ({ home, ...found }, of, { person, now }) =>
    of.at === paths.round(found.round.id) ? (
      <PlanPage of={of} round={found.round} />
    ) : (
      <RoundPage {...found} {...{ person, now, of }} home={home?.page} />
    ),
})
  .act({
    at: paths.round,
    who: ['officer'],
    form: redraftForm,
    do: ({ db, person, now }, { plan, rulebook, seen }, id) =>
      redraftRound(db, person, id, seen, plan, now, { rulebook, typedOf: typedPlan }),
    say: sayDraftRefusal,
  })
  .act({
    at: paths.publication,
    who: ['approver'],
    form: publicationForm,
    do: ({ db, person, now }, { version, files }, id) => publishRound(db, person, id, now, version, files),
    to: ({ id }) => paths.call(id),
    say: sayPublishRefusal,
  })
  .act({
    at: paths.roundReturn,
    who: ['approver'],
    form: sendBackForm,
    do: ({ db, person, now }, { reason }, id) => returnRound(db, person, id, reason, now),
    say: saySendBackRefusal,
  })
  .act({
    at: paths.roundTakeBack,
    who: ['officer'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackRound(db, person, id, reason, now),
    say: saySendBackRefusal,
  })

/** What the public may know of a round: not who drafted it. */
const publicOf = ({ id, plan, publishedAt, ended }: Round) => ({
  ...{ id, plan, publishedAt },
  ...(ended && { ended }),
})
