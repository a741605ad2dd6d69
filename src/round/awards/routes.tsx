import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { citing } from '../../rulebook/citing.ts'
import { takeBackForm } from '../../rulebook/forms/discards.ts'
import { officeOf } from '../../web/layout.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { approveDecision, prepareDecision, returnDecision, takeBackDecision } from './actions/decisions.ts'
import { fairnessQuery, prepareForm, returnForm, roomQuery } from './forms.ts'
import { FairnessPage, fairnessSheets } from './pages/fairness.tsx'
import { RoomPage, roomSheets } from './pages/room.tsx'
import { sayApproveRefusal, sayPrepareRefusal, sayTakeBackRefusal } from './pages/words.ts'
import { fairnessIn, saidOf } from './rules/fairness.ts'
import { linesOf, shownRanking } from './rules/frozen.ts'
import { findFairness } from './store/fairness.ts'
import { type Found, findRoom } from './store/room.ts'

export const awards = new Hono<Site>()

const READERS = ['officer', 'approver', 'auditor'] as const

/** Of what did not get in, where the address asks for something else. */
const FIRST = { word: '', page: 1 }

/** An act on a decision shows the room of its round. */
const room = {
  load: ({ db, now, rows }: AsksAs, decisionId: string) =>
    findRoom(db, { decisionId }, now, { from: 'kept', ineligible: { word: '', page: 1, rows } }),
  here: (found: Found) => paths.decision(found.room.roundId),
}
const toRoom = ({ roundId }: { roundId: string }) => paths.decision(roundId)

screen(awards, {
  at: paths.decision,
  who: [...READERS, 'operator'],
  query: roomQuery,
  load: ({ db, now, asked, rows }, roundId) => {
    const { word, page } = asked.track === 'ineligible' ? asked : FIRST
    return findRoom(db, { roundId }, now, { from: 'kept', ineligible: { word, page, rows } })
  },
  under: (found) => citing(found.room.plan.rulebook),
  frame: ({ room: { plan } }, { person }) => ({
    title: `审定立项名单　${plan.title}`,
    desk: officeOf(person),
  }),
  data: (found, { now }) => ({
    decision: found.room.latest,
    ranking: linesOf(shownRanking(found.room, now)),
    ineligible: found.ineligible.rows,
    ineligibles: found.ineligible.all,
  }),
  page: (found, of, { asked, url, person, now }) => {
    const track = asked.track || (found.room.plan.tracks[0]?.code ?? '')
    return <RoomPage {...found} shown={{ ...asked, track, url }} {...{ person, now, of }} />
  },
  sheets: (found, { asked, now }) => roomSheets(found.room, found.ineligible, asked, now),
})
  .act({
    at: paths.decision,
    who: ['officer', 'operator'],
    form: prepareForm,
    do: ({ db, person, now }, { remark }, id) => prepareDecision(db, person, id, remark, now),
    say: sayPrepareRefusal,
  })
  .act({
    at: paths.decisionApproval,
    who: ['approver'],
    do: ({ db, person, now }, _, id) => approveDecision(db, person, id, now),
    to: toRoom,
    say: sayApproveRefusal,
    on: room,
  })
  .act({
    at: paths.decisionReturn,
    who: ['approver'],
    form: returnForm,
    do: ({ db, person, now }, { reason }, id) => returnDecision(db, person, id, reason, now),
    to: toRoom,
    say: sayApproveRefusal,
    on: room,
  })
  .act({
    at: paths.decisionTakeBack,
    who: ['officer', 'operator'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackDecision(db, person, id, reason, now),
    to: toRoom,
    say: sayTakeBackRefusal,
    on: room,
  })

screen(awards, {
  at: paths.fairness,
  who: [...READERS, 'operator'],
  query: fairnessQuery,
  load: async ({ db, now, asked }, roundId) => {
    const found = await findFairness(db, roundId, now)
    return found && { ...found, fairness: fairnessIn(found.scored, asked.track) }
  },
  under: ({ round }) => citing(round.plan.rulebook),
  frame: ({ round: { plan } }, { person }) => ({
    title: `公平分析　${plan.title}`,
    desk: officeOf(person),
  }),
  data: ({ fairness }) => ({ fairness: fairness && saidOf(fairness) }),
  page: (found, _, { asked, url }) => <FairnessPage {...found} page={asked.page} url={url} />,
  sheets: ({ scored, fairness }) => (fairness ? fairnessSheets(scored, fairness) : []),
})
